import { createHash } from 'node:crypto';
import { load } from 'cheerio';
import { describe, expect, test } from 'vitest';
import { toByteText } from '../../src/hosts/byte-text.ts';
import { findInlineHashes, joinInlineHashes, loadsScripts } from '../../src/hosts/inline-hashes.ts';
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

  const toHashes = (html: string) => findInlineHashes(toByteText(Buffer.from(html)));

  test.each([
    ['over several lines', '<script>\n1;\n2;\n</script>', '\n1;\n2;\n'],
    ['with attributes', '<script type="module" data-src="x">1</script>', '1'],
    ['that is empty', '<script></script>', ''],
    ['after another', '<script src="/x.js">0</script><script>1</script>', '1'],
    ['with the type of a program', '<script type="application/javascript">1</script>', '1'],
    ['with JSON named elsewhere', '<script data-as="application/json">1</script>', '1'],
  ])('is a script %s', (_, html, text) => {
    expect(toHashes(html)).toEqual({ scripts: [hashOf(text)], styles: [] });
  });

  test.each([
    ['a script from a file', '<script src="/x.js">1</script>'],
    ['a script from a file, on the next line', '<script type="module"\nsrc=/x.js></script>'],
    ['JSON-LD', '<script type="application/ld+json">{}</script>'],
    ['JSON', '<script id="a" type="application/json">{}</script>'],
    ['JSON without quotation marks', '<script type=application/json>{}</script>'],
    ['an element of another name', '<scripted>1</scripted><styled>2</styled>'],
  ])('is not %s', (_, html) => {
    expect(toHashes(html)).toEqual({ scripts: [], styles: [] });
  });

  test('is sorted, and the same for the same page', () => {
    const html = Array.from({ length: 9 }, (_, i) => `<style>a${i}{}</style>`);
    const { styles } = toHashes(html.join(''));
    expect(styles).toEqual([...styles].sort());
    expect(toHashes(html.toReversed().join('')).styles).toEqual(styles);
    expect(new Set(styles).size).toBe(9);
  });

  test.each([
    ['<script src="/x.js"></script>', true],
    ['<p></p><script type="module"\n  src=/x.js></script>', true],
    ['<script>1</script><img src="/x.png">', false],
    ['<script data-src="/x.js">1</script>', false],
    ['<scripts src="/x.js"></scripts>', false],
    ['', false],
  ])('%j loads scripts: %j', (html, loads) => {
    expect(loadsScripts(toByteText(Buffer.from(html)))).toBe(loads);
  });

  test('is joined over pages, each once', () => {
    const page = toHashes('<style>a{}</style>');
    const other = toHashes('<style>b{}</style><script>1</script>');
    expect(joinInlineHashes([other, page, page])).toEqual({
      scripts: [hashOf('1')],
      styles: [hashOf('a{}'), hashOf('b{}')].sort(),
    });
    expect(joinInlineHashes([])).toEqual({ scripts: [], styles: [] });
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

  test('is not broken out of by the address of its copy', () => {
    const html = withPolicy(page, 'http://abc.onion/?a=b&c="><script>');
    expect(load(html)('[http-equiv=onion-location]').attr('content')).toBe(
      'http://abc.onion/?a=b&c="><script>',
    );
    expect(load(html)('script')).toHaveLength(0);
  });

  test('may search, and send its form, where it needs to', () => {
    const more = { search: true, letterOrigins: ['https://letters.example'] };
    const html = Buffer.from(addPolicy(Buffer.from(page), more, '')).toString();
    const policy = load(html)('[http-equiv=content-security-policy]').attr('content') ?? '';
    expect(policy).toContain("script-src 'wasm-unsafe-eval';");
    expect(policy).toContain("form-action 'self' https://letters.example;");
    // It cannot be said in an element.
    expect(policy).not.toContain('frame-ancestors');
  });

  test.each([
    '<meta charset="utf-8">',
    '<meta charset=utf-8>',
    '<meta charset="utf-8"/>',
    '<meta charset="utf-8" />',
    '<meta charset="utf-8"  />',
  ])('has it next after its charset: %s', (charset) => {
    const html = withPolicy(`<html><head>${charset}<style>a{}</style></head></html>`);
    expect(html).toContain(`<head>${charset}<meta http-equiv="content-security-policy"`);
    expect(html).toContain('<meta name="referrer" content="no-referrer"><style>');
  });

  test('says its charset first, and is refused where it does not', () => {
    expect(() => withPolicy('<html><head></head></html>')).toThrow(
      'A page does not say its charset, so it cannot be given a policy.',
    );
  });
});
