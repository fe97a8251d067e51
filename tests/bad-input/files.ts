import { execFileSync } from 'node:child_process';
import { chmod, mkdir, rename, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { article } from '../support/content.ts';
import { asFile, folder, suez, type BadInput } from './bad-input.ts';

const good = article();

const utf16 = (text: string, mark: boolean): Uint8Array =>
  Buffer.from(`${mark ? '\uFEFF' : ''}${text}`, 'utf16le');

const isRoot = process.getuid?.() === 0;

/** Files that are not what they seem, or lie where they should not. */
export const files: readonly BadInput[] = [
  asFile('zero bytes', ['file/empty'], ''),
  asFile('nothing but white space', ['file/empty'], ' \n\t\n'),
  asFile('a byte order mark', [], `\uFEFF${good}`),
  asFile('CRLF', [], good.replaceAll('\n', '\r\n')),
  asFile('lone CR', [], good.replaceAll('\n', '\r')),
  asFile('UTF-16', ['file/encoding'], utf16(good, true)),
  asFile('UTF-16 without a mark', ['file/encoding'], utf16(good, false)),
  asFile(
    'invalid UTF-8',
    ['file/encoding'],
    Buffer.concat([Buffer.from(good), Buffer.from([0xc3, 0x28])]),
  ),
  asFile('NUL in the text', ['text/control-character'], article({}, 'A\0b')),
  asFile('NUL above the text', ['text/control-character'], article({ title: 'A\0b' })),
  asFile('10 MB', ['file/too-large'], 'x'.repeat(10_000_000)),
  asFile(
    '300 KB of prose',
    [],
    article({}, 'A sentence of words, and another one.\n\n'.repeat(7_500)),
  ),
  asFile('a line of 1 MB', [], article({}, 'word '.repeat(200_000))),
  asFile(
    'a line of 1 MB above the text',
    ['summary/too-long'],
    article({ summary: 'x'.repeat(1_000_000) }),
  ),
  {
    what: 'a link out of the tree',
    tree: { 'secret.md': good, [`${folder}/other.md`]: article({ title: 'Other' }) },
    prepare: (root) => symlink(join(root, 'secret.md'), join(root, suez)),
    told: ['file/outside'],
    says: 'leads out of the content folder',
    articles: 1,
  },
  {
    what: 'a link to a folder out of the tree',
    tree: { 'secret/secret.md': good, [suez]: good },
    prepare: (root) => symlink(join(root, 'secret'), join(root, folder, 'more')),
    told: ['file/outside'],
    articles: 1,
  },
  {
    what: 'a link to a folder within the tree',
    tree: { [suez]: good },
    prepare: (root) => symlink(join(root, 'content'), join(root, folder, 'loop')),
    told: ['file/unreadable'],
    says: 'a link to a folder',
    articles: 1,
  },
  {
    what: 'a link to itself',
    tree: { [`${folder}/other.md`]: good },
    prepare: (root) => symlink('suez.md', join(root, suez)),
    told: ['file/unreadable'],
    says: 'leads to itself',
    articles: 1,
  },
  {
    what: 'a link to nothing',
    tree: { [`${folder}/other.md`]: good },
    prepare: (root) => symlink('gone.md', join(root, suez)),
    told: ['file/unreadable'],
    articles: 1,
  },
  {
    what: 'a pipe that is called as a file, and nobody writes into',
    tree: { [`${folder}/other.md`]: good },
    prepare: (root) => execFileSync('mkfifo', [join(root, suez)]),
    told: ['file/unreadable'],
    articles: 1,
  },
  {
    what: 'a pipe in public/',
    tree: { [suez]: good, 'public/a.txt': '' },
    prepare: (root) => execFileSync('mkfifo', [join(root, 'public/b.txt')]),
    told: ['file/unreadable'],
    says: 'a pipe, a socket or a device',
  },
  {
    what: 'a link to nothing in public/',
    tree: { [suez]: good, 'public/a.txt': '' },
    prepare: (root) => symlink('gone.txt', join(root, 'public/b.txt')),
    told: ['file/unreadable'],
  },
  {
    what: 'a content folder that is a link',
    tree: { 'secret/articles/en/2023/suez.md': good },
    prepare: (root) => symlink('secret', join(root, 'content')),
    told: ['file/outside'],
    says: 'could lead anywhere',
    articles: 0,
  },
  {
    what: 'a link from one text to another',
    tree: { [`${folder}/other.md`]: article({ title: 'Other' }) },
    prepare: (root) => symlink('other.md', join(root, folder, 'more.md')),
    told: ['title/duplicate'],
    articles: 2,
  },
  {
    what: 'a file that may not be read',
    tree: { [suez]: good },
    // Nothing is hidden from root.
    prepare: (root) => chmod(join(root, suez), isRoot ? 0o600 : 0o000),
    told: isRoot ? [] : ['file/unreadable'],
  },
  {
    what: 'a folder that is called as a file',
    tree: { [`${folder}/other.md`]: good },
    prepare: (root) => mkdir(join(root, suez)),
    told: ['file/unreadable'],
    says: 'it is a folder',
    articles: 1,
  },
  {
    what: 'a device of Windows',
    tree: { [`${folder}/CON.md`]: good },
    told: ['slug/form'],
    says: 'Windows keeps it for a device',
    articles: 1,
  },
  {
    what: 'the same in small letters',
    tree: { [`${folder}/lpt1.md`]: good },
    told: ['slug/form'],
    articles: 1,
  },
  {
    what: 'a trailing dot',
    tree: { [`${folder}/suez..md`]: good },
    told: ['slug/form'],
    articles: 1,
  },
  {
    what: 'a trailing space',
    tree: { [`${folder}/suez .md`]: good },
    told: ['slug/form'],
    articles: 1,
  },
  {
    what: 'A.md beside a.md',
    tree: {
      [`${folder}/a.md`]: article({ title: 'A' }),
      [`${folder}/A.md`]: article({ title: 'B' }),
    },
    told: ['slug/form', 'slug/look-alike'],
    articles: 2,
  },
  {
    what: 'NFC beside NFD',
    tree: {
      [`${folder}/${'caf\u00e9'.normalize('NFC')}.md`]: article({ title: 'A' }),
      [`${folder}/${'caf\u00e9'.normalize('NFD')}.md`]: article({ title: 'B' }),
    },
    told: ['id/duplicate', 'slug/look-alike'],
    articles: 2,
  },
  {
    what: 'a name of 240 bytes, with more there is no file',
    tree: { [`${folder}/${'ab'.repeat(120)}.md`]: good },
    told: ['slug/form'],
    says: 'longer than 120 characters',
    articles: 1,
  },
  {
    what: 'a line break in a name',
    tree: { [`${folder}/a\nb.md`]: good },
    told: ['slug/form'],
    articles: 1,
  },
  {
    what: 'a file that lies nowhere',
    tree: { 'content/articles/suez.md': good, 'content/news/suez.md': good },
    told: ['file/misplaced', 'file/misplaced'],
    articles: 0,
  },
  {
    what: 'a capital ending',
    tree: { [suez]: good },
    prepare: (root) => rename(join(root, suez), join(root, folder, 'suez.MD')),
    told: ['file/misplaced'],
    articles: 0,
  },
  {
    what: 'notes and hidden files',
    tree: { [suez]: good, [`${folder}/_draft.md`]: '', [`${folder}/README.md`]: '' },
    prepare: (root) => writeFile(join(root, folder, '.suez.md.swp'), ''),
    told: [],
  },
];
