import { symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeSource, readSource, type Source } from '../../src/records/read-source.ts';
import { toLines, writeTree } from '../support/content.ts';

const told = (source: Source): string =>
  'problem' in source ? toLines([source.problem]) : source.text;

describe('decodeSource', () => {
  test.each([
    ['plain', Buffer.from('a\nb\n'), 'a\nb\n'],
    ['with a byte order mark', Buffer.from('\uFEFFa'), 'a'],
    ['from Windows', Buffer.from('a\r\nb\r\n'), 'a\nb\n'],
    ['from an old Mac', Buffer.from('a\rb\r'), 'a\nb\n'],
    ['in Persian', Buffer.from('قره‌باغ'), 'قره‌باغ'],
  ])('%s', (_, bytes, text) => {
    expect(decodeSource('x.md', bytes)).toEqual({ file: 'x.md', text });
  });

  test('says where another encoding begins to show', () => {
    const latin1 = Buffer.from('title: a\n\nCafé\n', 'latin1');
    const utf16 = Buffer.from('\uFEFFtitle: a', 'utf16le');
    const utf16be = Buffer.from(utf16).swap16();
    expect([latin1, utf16, utf16be].map((bytes) => told(decodeSource('x.md', bytes))).join('\n'))
      .toMatchInlineSnapshot(`
      "x.md:3:1 error file/encoding: From this line on, the file is not UTF-8.
        Save it again as UTF-8 (in the editor: "Save with encoding", then UTF-8).
      x.md:1:1 error file/encoding: The file is saved as UTF-16.
        Save it again as UTF-8 (in the editor: "Save with encoding", then UTF-8).
      x.md:1:1 error file/encoding: The file is saved as UTF-16.
        Save it again as UTF-8 (in the editor: "Save with encoding", then UTF-8)."
    `);
  });

  test.each([
    [[0xe9], 1],
    [[0x61, 0x0a, 0x0a, 0xff], 3],
    [[0x61, 0x0a, 0xd9], 2],
    [[0x0a, 0xd9, 0x0a, 0x61], 2],
  ])('bytes %j break at line %d', (bytes, line) => {
    expect(decodeSource('x.md', Uint8Array.from(bytes))).toMatchObject({
      problem: { rule: 'file/encoding', line },
    });
  });

  test.each(['', ' \n\t\r\n', '\uFEFF'])('%j is empty', (text) => {
    expect(decodeSource('x.md', Buffer.from(text))).toMatchObject({
      problem: { rule: 'file/empty', line: 1, column: 1 },
    });
  });

  test('no bytes make it throw, and no line end but one is left', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        const source = decodeSource('x.md', bytes);
        if ('text' in source) expect(source.text).not.toContain('\r');
        else expect(source.problem.line).toBeGreaterThan(0);
      }),
    );
  });
});

describe('readSource', () => {
  test('reads a file', async () => {
    const root = await writeTree({ 'x.md': 'a' });
    expect(readSource(root, 'x.md')).toEqual({ file: 'x.md', text: 'a' });
  });

  test('does not throw for a name that no file can have', () => {
    expect(readSource('/', 'a\0b.md')).toMatchObject({
      problem: { rule: 'file/unreadable' },
    });
  });

  test('tells what cannot be opened', async () => {
    const root = await writeTree({ 'folder.md/y': 'a' });
    await symlink(join(root, 'gone'), join(root, 'dangling.md'));
    await writeFile(join(root, 'file'), '');
    const files = ['missing.md', 'folder.md', 'dangling.md', 'file/x.md'];
    const sources = files.map((file) => readSource(root, file));
    expect(sources.map(told).join('\n')).toMatchInlineSnapshot(`
      "missing.md:1:1 error file/unreadable: The file cannot be opened: it is not there, or a link to something that is not.
        Look whether it is there, is a file, and may be read.
      folder.md:1:1 error file/unreadable: The file cannot be opened: it is a folder.
        Look whether it is there, is a file, and may be read.
      dangling.md:1:1 error file/unreadable: The file cannot be opened: it is not there, or a link to something that is not.
        Look whether it is there, is a file, and may be read.
      file/x.md:1:1 error file/unreadable: The file cannot be opened: it is not there.
        Look whether it is there, is a file, and may be read."
    `);
  });
});
