import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { htmlToMarkdown, htmlToText } from '../../src/importer/html-to-markdown.ts';
import { renderMarkdown } from '../../src/markdown/render-markdown.ts';
import { findHarm } from '../markdown/find-harm.ts';
import { anyHtml } from './any-html.ts';

/** An archive that has one article, and one picture. */
const around = {
  resolveLink: (href: string) =>
    href.includes('2020')
      ? { href: '../2020/x.md', isArticle: true }
      : { href: 'https://old.example/', isArticle: false },
  placePicture: ({ src }: { src: string }) =>
    src.includes('a.jpg') ? { file: './a.jpg', alt: 'a picture', caption: undefined } : undefined,
  findTitle: (title: string) => (title === 'Suez delays' ? '../2021/suez.md' : undefined),
};

const check = (verify: (html: string, plainParagraphs: boolean) => Promise<void>): Promise<void> =>
  fc.assert(fc.asyncProperty(anyHtml, fc.boolean(), verify), {
    numRuns: Number(process.env['PROPERTY_RUNS'] ?? 300),
  });

describe('whatever HTML comes in', { timeout: 120_000 }, () => {
  test('its Markdown is without errors, and nothing harmful is in it', () =>
    check(async (html, plainParagraphs) => {
      const { markdown } = htmlToMarkdown(html, { ...around, plainParagraphs });
      const { messages, html: rendered } = await renderMarkdown(markdown, { language: 'en' });
      expect({
        markdown,
        messages: messages.filter(({ severity }) => severity === 'error'),
      }).toEqual({ markdown, messages: [] });
      expect(findHarm(rendered)).toEqual([]);
    }));

  test('letters of no script become character references', () =>
    check((html, plainParagraphs) => {
      const { markdown } = htmlToMarkdown(html, { ...around, plainParagraphs });
      expect(markdown.replace(/\\&/g, '').match(/&#x(?!A;|20;|9;)[\da-f]+;/gi) ?? []).toEqual([]);
      return Promise.resolve();
    }));

  test('no word of a plain paragraph is lost', () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(fc.string({ unit: 'grapheme', maxLength: 20 }), { maxLength: 6 }),
        async (texts) => {
          const escape = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
          const html = texts
            .map((text, index) => (index % 2 ? `<b>${escape(text)}</b>` : escape(text)))
            .join('');
          const { markdown } = htmlToMarkdown(`<p>${html}</p>`);
          const { text } = await renderMarkdown(markdown, { language: 'en' });
          const lettersOf = (typed: string) => typed.replace(/[^\p{L}\p{N}]/gu, '');
          expect(lettersOf(text)).toBe(lettersOf(htmlToText(`<p>${html}</p>`)));
        },
      ),
      { numRuns: 200 },
    ));
});
