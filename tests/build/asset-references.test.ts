import { describe, expect, test } from 'vitest';
import { toByteText } from '../../src/hosts/byte-text.ts';
import { findAssetReferences, findSiblingReferences } from '../../src/build/asset-references.ts';

const find = (text: string): string[] => findAssetReferences(toByteText(Buffer.from(text)));

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
    expect(find(text)).toEqual(names);
  });

  test('are found in a long page without delay', () => {
    const started = performance.now();
    find('_astro/ a'.repeat(20_000));
    find(`_astro/${'a'.repeat(200_000)}`);
    find(`_astro/${'.aaaaaaaa'.repeat(3000)}`);
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
