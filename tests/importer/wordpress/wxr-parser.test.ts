import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import type { WxrItem } from '../../../src/importer/wordpress/wxr-items.ts';
import { makeWxrParser } from '../../../src/importer/wordpress/wxr-parser.ts';
import { item, wxr } from '../../support/wxr.ts';

/** Reads an export in pieces of a size. */
const read = (xml: string, size = xml.length) => {
  const items: WxrItem[] = [];
  const parser = makeWxrParser((event) => {
    if (event.type === 'item') items.push(event.item);
  });
  for (let at = 0; at < xml.length; at += size) parser.write(xml.slice(at, at + size));
  parser.close();
  return { items, parser };
};

const titles = (items: readonly WxrItem[]) =>
  items.map(({ texts, broken }) => [texts['title'], broken]);

const heapInUse = (): number => {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  return process.memoryUsage().heapUsed;
};

const open = '<item><title>Open</title><content:encoded><![CDATA[never closed';

describe('an export', () => {
  it.each([1, 7, 64])('is the same in pieces of %i characters', (size) => {
    const xml = wxr(item({ title: 'A 😀 «دو»' }), open, item({ title: 'B' }));
    expect(read(xml, size).items).toEqual(read(xml).items);
  });

  it('loses no item that another swallowed', () => {
    const { items, parser } = read(
      wxr(item({ title: 'A' }), open, item({ title: 'B' }), '<item><title>C', item({ title: 'D' })),
    );
    expect(titles(items)).toEqual([
      ['A', undefined],
      ['Open', 'its XML is broken: unexpected close tag'],
      ['B', undefined],
      ['C', 'it is not closed'],
      ['D', undefined],
    ]);
    expect(parser.seen.items).toBe(5);
  });

  it('expands no entities, and fetches none', () => {
    const bomb =
      '<!DOCTYPE r [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>';
    const { items } = read(
      wxr('<item><title>&b; &c; &amp;</title></item>').replace('?>', `?>${bomb}`),
    );
    expect(items[0]?.texts['title']).toBe('&b; &c; &');
  });

  it('counts characters that XML cannot hold', () => {
    const [found] = read(wxr('<item><title>A\u0001\u0002\uFFFF\uD800</title></item>')).items;
    expect([found?.texts['title'], found?.invalid, found?.broken]).toEqual(['A', 4, undefined]);
  });

  it('knows WordPress’s names by their namespace, whatever their prefix', () => {
    const xml = wxr(
      '<item xmlns:w="http://wordpress.org/export/1.1/" xmlns:z="urn:z"><w:post_id>3</w:post_id><z:post_name>no</z:post_name></item>',
    );
    expect(read(xml).items[0]?.texts).toEqual({ 'wp:post_id': '3', '{urn:z}post_name': 'no' });
  });

  it('is told from other XML', () => {
    expect(read('<feed><item/></feed>').parser.isExport()).toBe(false);
    expect(read(wxr()).parser.isExport()).toBe(true);
  });

  it('is not held by what is remembered of it', () => {
    const titles: string[] = [];
    const parser = makeWxrParser((event) => {
      if (event.type === 'item') titles.push(event.item.texts['title'] ?? '');
    });
    parser.write(wxr().replace(/<\/channel>[^]*/, ''));
    const before = heapInUse();
    for (let number = 0; number < 100; number++) {
      const title = `A title of usual length, number ${number}`;
      parser.write(item({ title, 'content:encoded': 'Words. '.repeat(30_000) }));
    }
    expect(titles.length).toBe(100);
    // All texts together have 21 MB.
    expect(heapInUse() - before).toBeLessThan(4e6);
    parser.close();
  });
});
