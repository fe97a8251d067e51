import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toReplyHref, toShareLinks } from '../../src/output/share-links.ts';

const url = 'https://example.org/fa/2023/%D9%86/';
const shared = { title: 'Q&A: 100% + "more" – نشست', url, language: 'fa' } as const;
const hrefs = new Map(toShareLinks(shared).map(({ name, href }) => [name, href]));
const href = (name: Parameters<typeof hrefs.get>[0]): URL => new URL(hrefs.get(name) ?? '');

/** The fields of a mailto address as RFC 6068 reads them: `+` is a plus. */
const fieldsOf = (mailto: string): Record<string, string> =>
  Object.fromEntries(
    mailto
      .replace(/^[^?]*\?/, '')
      .split('&')
      .map((field) => field.split('=', 2).map(decodeURIComponent)),
  ) as Record<string, string>;

describe('toShareLinks', () => {
  it('names the networks as they are called, and e-mail in the reader’s language', () => {
    expect(toShareLinks(shared).map(({ label }) => label)).toEqual([
      'رایانامه',
      'X',
      'Facebook',
      'Telegram',
      'WhatsApp',
      'Mastodon',
    ]);
  });

  it('writes a mail with the headline as its subject and the address in its text', () => {
    expect(fieldsOf(hrefs.get('email') ?? '')).toEqual({
      subject: shared.title,
      body: `${shared.title}\r\n\r\n${url}\r\n`,
    });
    expect(hrefs.get('email')).not.toContain('+');
  });

  it('hands headline and address to each network whole', () => {
    expect(href('x').searchParams.get('text')).toBe(shared.title);
    expect(href('x').searchParams.get('url')).toBe(url);
    expect(href('facebook').searchParams.get('u')).toBe(url);
    expect(href('telegram').searchParams.get('url')).toBe(url);
    expect(href('telegram').searchParams.get('text')).toBe(shared.title);
    expect(href('whatsapp').searchParams.get('text')).toBe(`${shared.title}\r\n${url}`);
  });

  it('tells Mastodon’s own page by the fragment, which is sent to no server', () => {
    const { host, search, hash } = href('mastodon');
    expect(host).toBe('share.joinmastodon.org');
    expect(search).toBe('');
    expect(decodeURIComponent(hash)).toBe(`#text=${shared.title}\r\n${url}`);
  });

  it('makes addresses of whatever a headline holds', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (title) => {
        for (const link of toShareLinks({ ...shared, title })) {
          expect(URL.canParse(link.href)).toBe(true);
          expect(link.href).toMatch(/^[!-~]+$/);
        }
      }),
    );
  });
});

describe('toReplyHref', () => {
  const article = 'fa/2023/نشست';

  it('writes to the editors about the article, with room above its address and its id', () => {
    const mailto = toReplyHref({ ...shared, to: 'letters@example.org', language: 'en', article });
    expect(mailto).toMatch(/^mailto:letters@example\.org\?subject=/);
    expect(fieldsOf(mailto)).toEqual({
      subject: `Letter: ${shared.title}`,
      body: `\r\n\r\n\r\n${url}\r\n${article}\r\n`,
    });
  });

  it.each([
    ['a tag', 'letters+site@example.org', 'mailto:letters%2Bsite@example.org?'],
    ['signs that part fields', 'a?b&c@example.org', 'mailto:a%3Fb%26c@example.org?'],
  ])('keeps an address with %s', (_, to, start) => {
    expect(toReplyHref({ ...shared, to, article }).startsWith(start)).toBe(true);
  });
});
