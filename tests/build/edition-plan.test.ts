import { describe, expect, test } from 'vitest';
import {
  findAssetReferences,
  findSiblingReferences,
  planEdition,
  toKey,
  toOutputFile,
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
    const key = toKey('salt', page('/a', 'props'));
    expect(toKey('salt', page('/b', 'props'))).toBe(key);
    expect(toKey('pepper', page('/a', 'props'))).not.toBe(key);
    expect(toKey('salt', page('/a', 'other'))).not.toBe(key);
    expect(toKey('salt', page('/a', 'props', 'src/pages/y.astro'))).not.toBe(key);
    expect(toKey('salt', page('/a'))).toBeUndefined();
  });

  test('does not mistake where one part ends', () => {
    expect(toKey('a', page('/', 'c', 'b'))).not.toBe(toKey('ab', page('/', 'c', '')));
    expect(toKey('a', page('/', 'bc', ''))).not.toBe(toKey('a', page('/', 'c', 'b')));
  });
});

describe('the plan of an edition', () => {
  const salt = 'salt';
  const paths = [page('/a', '1'), page('/b', '2'), page('/c', '3'), page('/always')];
  const last: EditionManifest = Object.fromEntries(
    paths.map((path) => [
      path.pathname,
      {
        file: toOutputFile(path),
        key: toKey(salt, path),
        assets: [],
        sha256: '',
        size: 1,
        mtimeMs: 1,
      },
    ]),
  );
  const plan = (
    next: readonly PlannedPath[],
    isIntact: (file: string) => boolean = () => true,
    manifest = last,
    nextSalt = salt,
  ) => {
    const { render, keep } = planEdition(next, manifest, nextSalt, ({ file }) => isIntact(file));
    return {
      render: render.map(({ pathname }) => pathname),
      keep: keep.map(({ pathname }) => pathname),
    };
  };

  test('keeps what has not changed, but for what has no key', () => {
    expect(plan(paths)).toEqual({ render: ['/always'], keep: ['/a', '/b', '/c'] });
  });

  test('renders what has changed, and what is new', () => {
    expect(plan([page('/a', '1'), page('/b', 'other'), page('/d', '4')])).toEqual({
      render: ['/b', '/d'],
      keep: ['/a'],
    });
  });

  test('renders everything where code or settings have changed, or nothing is known', () => {
    const all = paths.map(({ pathname }) => pathname);
    expect(plan(paths, undefined, last, 'pepper')).toEqual({ render: all, keep: [] });
    expect(plan(paths, undefined, {})).toEqual({ render: all, keep: [] });
  });

  test('renders what somebody has touched or taken away', () => {
    expect(plan(paths, (file) => file !== 'b/index.html').render).toEqual(['/b', '/always']);
  });

  test('renders a page that becomes a file, or another page’s address', () => {
    const endpoint = {
      ...page('/a', '1'),
      route: { type: 'endpoint', component: 'src/pages/x.astro' },
    };
    expect(plan([endpoint]).render).toEqual(['/a']);
    expect(plan([page('/a', '2')]).render).toEqual(['/a']);
  });

  test('asks for each page once whether it is there', () => {
    const asked: string[] = [];
    plan(paths, (file) => asked.push(file) > 0);
    expect(asked).toEqual(['a/index.html', 'b/index.html', 'c/index.html']);
  });

  test('does not take names of JavaScript for pages', () => {
    const odd = ['/constructor', '/__proto__', 'constructor', '__proto__'].map((name) =>
      page(name, '1'),
    );
    expect(plan(odd).render).toEqual(odd.map(({ pathname }) => pathname));
  });
});

describe('the assets that a page needs', () => {
  test.each([
    ['<img src="/_astro/map.Bt1MEGLI_Z1cgF66.webp">', ['map.Bt1MEGLI_Z1cgF66.webp']],
    ["<img src='/sub/_astro/map.Bt1MEGLI.png'>", ['map.Bt1MEGLI.png']],
    [
      '<img srcset="/_astro/a.Bt1MEGLI_1x.webp 360w, /_astro/a.Bt1MEGLI_2x.webp 720w">',
      ['a.Bt1MEGLI_1x.webp', 'a.Bt1MEGLI_2x.webp'],
    ],
    ['<img src="/_astro/draw (1).Djkbh9x0.svg">', ['draw (1).Djkbh9x0.svg']],
    ['<img src="/_astro/map%20(1).Djkbh9x0_z.webp 2x">', ['map (1).Djkbh9x0_z.webp']],
    [`<img src="/_astro/l'%C3%A9t%C3%A9.Bt1MEGLI.png">`, ["l'été.Bt1MEGLI.png"]],
    [`<img src="/_astro/l'x.B9JwqiEy.svg">`, ["l'x.B9JwqiEy.svg"]],
    ['<img src="/_astro/a~b!@c.D8iZo3Hv.png">', ['a~b!@c.D8iZo3Hv.png']],
    [`<img src="/_astro/${encodeURIComponent('نقشه')}.Bti27OSM.png">`, ['نقشه.Bti27OSM.png']],
    ['<img src="/_astro/نقشه.Bti27OSM.png">', ['نقشه.Bti27OSM.png']],
    [
      '<img src="/_astro/votes-of-22-february.DJ1as-zY.svg">',
      ['votes-of-22-february.DJ1as-zY.svg'],
    ],
    ['<img src="/_astro/100%.BpLHM5BS.png">', ['100%.BpLHM5BS.png']],
    [
      '<script src="/_astro/Share.astro_astro_type_script_index_0_lang.CwNyx7t7.js"></script>',
      ['Share.astro_astro_type_script_index_0_lang.CwNyx7t7.js'],
    ],
    [JSON.stringify({ html: '<img src="/_astro/map.Bt1MEGLI.png">' }), ['map.Bt1MEGLI.png']],
    ['{"image":"https:\\/\\/x.org\\/_astro/map.Bt1MEGLI.png"}', ['map.Bt1MEGLI.png']],
    ['a{background:url(/_astro/map.Bt1MEGLI.png)}', ['map.Bt1MEGLI.png']],
    ['a{background:url("/_astro/map (1).Bt1MEGLI.png")}', ['map (1).Bt1MEGLI.png']],
    [
      'import "/_astro/a.Bt1MEGLI.js";import("/_astro/b.Bt1MEGLI.js")',
      ['a.Bt1MEGLI.js', 'b.Bt1MEGLI.js'],
    ],
    ['<enclosure url="https://x.org/_astro/map.Bt1MEGLI.png?a=1&amp;b"/>', ['map.Bt1MEGLI.png']],
    ['See /_astro/map.Bt1MEGLI.png. Then /_astro/map.Bt1MEGLI.png', ['map.Bt1MEGLI.png']],
    ['The folder _astro/ holds what is hashed.', []],
    ['No assets.', []],
  ])('%s', (text, names) => {
    expect(findAssetReferences(text)).toEqual(names);
  });

  test('are found in a long page without delay', () => {
    const started = performance.now();
    findAssetReferences('_astro/ a'.repeat(20_000));
    findAssetReferences(`_astro/${'a'.repeat(200_000)}`);
    findAssetReferences(`_astro/${'.aaaaaaaa'.repeat(3000)}`);
    expect(performance.now() - started).toBeLessThan(2000);
  });
});

test('the assets that a script or a stylesheet needs are found by whatever path', () => {
  const siblings = new Set([
    'a.Bt1MEGLI.js',
    'b.Bt1MEGLI.css',
    'c@2x.Bt1MEGLI.png',
    'd.Bt1MEGLI.woff2',
  ]);
  const text = `import"./a.Bt1MEGLI.js";url(../_astro/c@2x.Bt1MEGLI.png?x);const b=["_astro/b.Bt1MEGLI.css"];"xd.Bt1MEGLI.woff2"`;
  expect(findSiblingReferences(text, siblings)).toEqual([
    ...['a.Bt1MEGLI.js', 'b.Bt1MEGLI.css', 'c@2x.Bt1MEGLI.png'],
  ]);
  expect(findSiblingReferences('', siblings)).toEqual([]);
});
