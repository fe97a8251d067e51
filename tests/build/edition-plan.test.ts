import { describe, expect, test } from 'vitest';
import {
  planEdition,
  toComponent,
  toOutputFile,
  toPageKey,
  type EditionItem,
  type EditionManifest,
  type PlannedPath,
} from '../../src/build/edition-plan.ts';

const page = (
  pathname: string,
  cacheKey?: string,
  component = 'src/pages/x.astro',
): PlannedPath => ({
  pathname,
  route: { type: 'page', component },
  cacheKey,
});

describe('where a page is written', () => {
  test.each([
    ['/', 'page', 'index.html'],
    ['', 'page', 'index.html'],
    ['/2023/suez', 'page', '2023/suez/index.html'],
    ['/2023/suez/', 'page', '2023/suez/index.html'],
    ['//2023/suez//', 'page', '2023/suez/index.html'],
    ['/fa/2023/سوئز', 'page', 'fa/2023/سوئز/index.html'],
    ['/404', 'page', '404.html'],
    ['/404/', 'page', '404.html'],
    ['/500', 'page', '500.html'],
    ['/fa/404', 'page', 'fa/404/index.html'],
    ['/rss.xml', 'endpoint', 'rss.xml'],
    ['/fa/tags/x/feed.json', 'endpoint', 'fa/tags/x/feed.json'],
    ['/old/name.html', 'endpoint', 'old/name.html'],
  ])('%s, a %s: %s', (pathname, type, file) => {
    expect(toOutputFile({ pathname, route: { type, component: 'x' } })).toBe(file);
  });
});

describe('a page’s key', () => {
  test('is of its props, its route and everything else', () => {
    const key = toPageKey('code', page('/a', 'props'));
    expect(toPageKey('code', page('/b', 'props'))).toBe(key);
    expect(toPageKey('other', page('/a', 'props'))).not.toBe(key);
    expect(toPageKey('code', page('/a', 'other'))).not.toBe(key);
    expect(toPageKey('code', page('/a', 'props', 'src/pages/y.astro'))).not.toBe(key);
    expect(toPageKey('code', page('/a'))).toBeUndefined();
  });

  test('tells what rendered the page, to the same code only', () => {
    const [code, other] = ['0123456789abcdef'.repeat(4), 'fedcba9876543210'.repeat(4)];
    const key = toPageKey(code, page('/a', 'props', 'src/pages/[year]/[slug].astro'));
    expect(toComponent(code, key)).toBe('src/pages/[year]/[slug].astro');
    expect(toComponent(other, key)).toBeUndefined();
    expect(toComponent(code, undefined)).toBeUndefined();
    // What is no page's bears a digest alone, even if it is that of the code.
    expect(toComponent(code, code)).toBeUndefined();
    expect(toComponent(code, `props src/pages/x.astro ${code}`)).toBeUndefined();
  });
});

describe('the plan of an edition', () => {
  const item = (file: string, key?: string): EditionItem => ({
    file,
    key,
    make: () => Promise.resolve(new Uint8Array()),
  });
  const items = [item('a', '1'), item('b', '2'), item('c', '3'), item('always')];
  const last: EditionManifest = {
    code: '',
    files: Object.fromEntries(
      items.map(({ file, key }) => [file, { key, assets: [], sha256: '', size: 1, mtimeMs: 1 }]),
    ),
  };
  const plan = (
    next: readonly EditionItem[],
    isIntact: (file: string) => boolean = () => true,
    manifest = last,
  ) => {
    const { make, keep } = planEdition(next, manifest, isIntact);
    return {
      make: make.map(({ item: { file }, reason }) => `${file}: ${reason}`),
      keep: keep.map(({ file }) => file),
    };
  };

  test('keeps what has not changed, but for what has no key', () => {
    expect(plan(items)).toEqual({ make: ['always: every time'], keep: ['a', 'b', 'c'] });
  });

  test('makes what has changed, and what is new', () => {
    expect(plan([item('a', '1'), item('b', 'other'), item('d', '4')])).toEqual({
      make: ['b: its content', 'd: new'],
      keep: ['a'],
    });
  });

  test('makes everything where nothing is known', () => {
    expect(plan(items, undefined, { code: '', files: {} }).keep).toEqual([]);
  });

  test('makes what somebody has touched or taken away', () => {
    expect(plan(items, (file) => file !== 'b').make).toEqual([
      'b: touched by somebody else',
      'always: every time',
    ]);
  });

  test('asks for each file once whether it is there', () => {
    const asked: string[] = [];
    plan(items, (file) => asked.push(file) > 0);
    expect(asked).toEqual(['a', 'b', 'c']);
  });

  test('does not take names of JavaScript for files', () => {
    const odd = ['constructor', '__proto__'].map((name) => item(name, '1'));
    expect(plan(odd).make).toEqual(['constructor: new', '__proto__: new']);
  });
});
