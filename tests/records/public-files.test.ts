import { describe, expect, test } from 'vitest';
import { findReplacing } from '../../src/records/public-files.ts';

const told = (own: readonly string[], others: readonly string[]): string[] =>
  findReplacing(own, others).map(({ file, rule, message }) => `${file} ${rule}: ${message}`);

describe('a file of public/', () => {
  test.each([
    'robots.txt',
    '_headers',
    '.htaccess',
    'CNAME',
    '_astro/x.12345678.js',
    'letters/open.json',
  ])('%s replaces no other', (file) => {
    expect(told([file], ['index.html', file])).toEqual([
      `public/${file} file/replaces: It would replace ${file}, which the build makes.`,
    ]);
  });

  test.each([
    ['Index.html', 'index.html'],
    ['ROBOTS.TXT', 'robots.txt'],
    ['caf\u0065\u0301.pdf', 'caf\u00e9.pdf'],
    ['stra\u00dfe.txt', 'STRASSE.txt'],
    ['\u212aelvin.txt', 'kelvin.txt'],
  ])('%s is no twin of %s', (file, other) => {
    expect(told([file], [other])).toEqual([
      `public/${file} file/replaces: On many disks it is the same file as ${other}, which the build makes.`,
    ]);
  });

  test.each([
    ['about', 'about/index.html', 'It has the name of a folder: that of about/index.html'],
    ['About', 'about/index.html', 'It has the name of a folder: that of about/index.html'],
    ['feed.json/x', 'feed.json', 'It lies in a folder that has the name of a file: feed.json'],
    ['a/Feed.json/x/y', 'a/feed.json', 'It lies in a folder that has the name of a file'],
  ])(
    '%s beside %s is no file where a folder is, or the other way round',
    (file, other, message) => {
      expect(told([file], [other])).toEqual([expect.stringContaining(message) as string]);
    },
  );

  test('may lie in a folder of the site, and be one of several', () => {
    expect(
      told(
        ['about/a.pdf', 'About/b.pdf', 'index.htm', 'a', 'b/c'],
        ['about/index.html', 'index.html'],
      ),
    ).toEqual([]);
  });

  test('replaces none of public/ either', () => {
    expect(told(['A.txt', 'a.txt', 'b/c', 'B'], [])).toEqual([
      'public/a.txt file/replaces: On many disks it is the same file as public/A.txt.',
      'public/B file/replaces: It has the name of a folder: that of public/b/c.',
    ]);
  });
});
