import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { toByteText } from '../../src/hosts/byte-text.ts';
import { findInlineHashes, joinInlineHashes } from '../../src/hosts/inline-hashes.ts';
import { addPolicy } from '../../src/hosts/page-head.ts';

const hashOf = (text: string): string =>
  `sha256-${createHash('sha256').update(text).digest('base64')}`;

describe('what is inline in a page', () => {
  test('is found by its hash: scripts that run, and styles', () => {
    const html = `<head><style>a{}</style><script>1</script><script type="module" src="/x.js"></script>
      <script type="application/ld+json">{}</script><script type=speculationrules>{}</script></head>`;
    expect(findInlineHashes(toByteText(Buffer.from(html)))).toEqual({
      scripts: [hashOf('1'), hashOf('{}')].sort(),
      styles: [hashOf('a{}')],
    });
  });

  test('is found beside words and within words of any script', () => {
    const html = '<title>گفتگو</title><style>a::before{content:"“é"}</style><script>"🙂"</script>';
    expect(findInlineHashes(toByteText(Buffer.from(html)))).toEqual({
      scripts: [hashOf('"🙂"')],
      styles: [hashOf('a::before{content:"“é"}')],
    });
  });

  test('is joined over pages, each once', () => {
    const toHashes = (html: string) => findInlineHashes(toByteText(Buffer.from(html)));
    const page = toHashes('<style>a{}</style>');
    expect(joinInlineHashes([page, page, toHashes('<style>b{}</style>')]).styles).toEqual(
      [hashOf('a{}'), hashOf('b{}')].sort(),
    );
  });
});

describe('a page with a policy', () => {
  const page = '<!DOCTYPE html><html><head><meta charset="utf-8"><style>a{}</style></head></html>';
  const needs = { search: false, letterOrigins: [] };
  const withPolicy = (html: string, onion = ''): string =>
    Buffer.from(addPolicy(Buffer.from(html), needs, onion)).toString();

  test('has it before whatever it holds for, and sends no referrer', () => {
    const html = withPolicy(page);
    expect(html.indexOf('content-security-policy')).toBeLessThan(html.indexOf('<style>'));
    expect(html).toContain(`style-src '${hashOf('a{}')}';`);
    expect(html).toContain('<meta name="referrer" content="no-referrer">');
    expect(html).not.toContain('onion');
  });

  test('is what it was but for that', () => {
    const titled = page.replace('</head>', '<title>گفتگو – “é”</title></head>');
    expect(withPolicy(titled).replaceAll(/<meta (?:http-equiv|name)=[^>]*>/g, '')).toBe(titled);
  });

  test('names the site for scripts only where it loads one', () => {
    expect(withPolicy(page)).toContain("script-src 'none';");
    const inline = page.replace('</head>', '<script data-src="x">1</script></head>');
    expect(withPolicy(inline)).toContain(`script-src '${hashOf('1')}';`);
    const loading = page.replace('</head>', '<script type="module" src="/x.js"></script></head>');
    expect(withPolicy(loading)).toContain("script-src 'self';");
  });

  test('tells Tor Browser of its copy', () => {
    expect(withPolicy(page, 'http://abc.onion/x/')).toContain(
      '<meta http-equiv="onion-location" content="http://abc.onion/x/">',
    );
  });

  test('says its charset first, and is refused where it does not', () => {
    expect(() => withPolicy('<html><head></head></html>')).toThrow(/charset/);
  });
});
