import { posix } from 'node:path';
import { trimEndOf } from '../clean-text.ts';
import type { Piece } from '../pieces.ts';
import type { MarkdownPlan } from './plan.ts';
import type { SourceFolder } from './source-files.ts';

const decode = (path: string): string => {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
};

const toPath = (typed: string): string =>
  decode(typed.split(/[?#]/, 1)[0] ?? '').replaceAll('\\', '/');

/** The folders whose content lies at the root of a built site. */
const statics = [
  '',
  'static',
  'public',
  'assets',
  'src',
  'source',
  'src/assets',
  'src/public',
  'src/static',
  'content',
];

/** The file that an address, as typed in a text, means; relative to the folder. */
export const findOther = (
  typed: string,
  from: string,
  { others, host }: SourceFolder,
): string | undefined => {
  const url = /^(?:https?:)?\/\//i.test(typed) ? URL.parse(typed, 'https://x.invalid') : undefined;
  if (url && url.host !== host) return undefined;
  const path = toPath(url ? url.pathname : typed).replace(/^[~@]\//, '/');
  const places = path.startsWith('/')
    ? statics.map((folder) => posix.join(folder, path.slice(1)))
    : [posix.join(posix.dirname(from), path), ...statics.map((folder) => posix.join(folder, path))];
  return places.find((place) => others.has(place));
};

/** The piece that a link, as typed in a text, leads to. */
export const findPiece = (
  typed: string,
  from: string,
  { byFile, byAddress }: MarkdownPlan,
  { host }: SourceFolder,
): Piece | undefined => {
  const url = /^(?:https?:)?\/\//i.test(typed) ? URL.parse(typed, 'https://x.invalid') : undefined;
  if (url && url.host !== host) return undefined;
  const path = toPath(url ? url.pathname : typed);
  const beside = path.startsWith('/') ? path.slice(1) : posix.join(posix.dirname(from), path);
  const bare = trimEndOf(beside, /\//);
  const files = [
    bare,
    `${bare}.md`,
    `${bare}/index.md`,
    `content/${bare}`,
    `content/${bare}.md`,
    `content/${bare}/index.md`,
  ];
  const found = files.map((file) => byFile.get(file)).find(Boolean);
  return (
    found ?? byAddress.find((path.startsWith('/') ? path : `/${beside}`).replace(/\.html$/, ''))
  );
};
