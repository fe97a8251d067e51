import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { findInlineHashes, joinInlineHashes } from '../../src/hosts/inline-hashes.ts';
import { addPolicy } from '../../src/hosts/page-head.ts';

const hashOf = (text: string): string =>
  `sha256-${createHash('sha256').update(text).digest('base64')}`;

describe('what is inline in a page', () => {
  test('is found by its hash: scripts that run, and styles', () => {
    const html = `<head><style>a{}</style><script>1</script><script type="module" src="/x.js"></script>
      <script type="application/ld+json">{}</script><script type=speculationrules>{}</script></head>`;
    expect(findInlineHashes(html)).toEqual({
      scripts: [hashOf('1'), hashOf('{}')].sort(),
      styles: [hashOf('a{}')],
    });
  });

  test('is joined over pages, each once', () => {
    const page = findInlineHashes('<style>a{}</style>');
    expect(joinInlineHashes([page, page, findInlineHashes('<style>b{}</style>')]).styles).toEqual(
      [hashOf('a{}'), hashOf('b{}')].sort(),
    );
  });
});

describe('a page with a policy', () => {
  const page = '<!DOCTYPE html><html><head><meta charset="utf-8"><style>a{}</style></head></html>';
  const needs = { search: false, letterOrigins: [] };

  test('has it before whatever it holds for, and sends no referrer', () => {
    const html = addPolicy(page, needs, '');
    expect(html.indexOf('content-security-policy')).toBeLessThan(html.indexOf('<style>'));
    expect(html).toContain(`style-src '${hashOf('a{}')}';`);
    expect(html).toContain('<meta name="referrer" content="no-referrer">');
    expect(html).not.toContain('onion');
  });

  test('names the site for scripts only where it loads one', () => {
    expect(addPolicy(page, needs, '')).toContain("script-src 'none';");
    const inline = page.replace('</head>', '<script data-src="x">1</script></head>');
    expect(addPolicy(inline, needs, '')).toContain(`script-src '${hashOf('1')}';`);
    const loading = page.replace('</head>', '<script type="module" src="/x.js"></script></head>');
    expect(addPolicy(loading, needs, '')).toContain("script-src 'self';");
  });

  test('tells Tor Browser of its copy', () => {
    expect(addPolicy(page, needs, 'http://abc.onion/x/')).toContain(
      '<meta http-equiv="onion-location" content="http://abc.onion/x/">',
    );
  });

  test('says its charset first, and is refused where it does not', () => {
    expect(() => addPolicy('<html><head></head></html>', needs, '')).toThrow(/charset/);
  });
});
