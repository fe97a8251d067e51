import { basename } from 'node:path';
import { isLanguage } from '../../i18n/languages.ts';
import { settings } from '../../config.ts';
import { titleKey } from '../../records/fold.ts';
import { decodeSource } from '../../records/read-source.ts';
import { readWithin } from '../../support/read-within.ts';
import { makeAddressBook, type AddressBook } from '../address-book.ts';
import { trimEndOf } from '../clean-text.ts';
import type { PlacePiece } from '../place-piece.ts';
import type { Piece } from '../pieces.ts';
import type { TagSpelling } from '../tags.ts';
import { mergeData } from './directory-data.ts';
import { toFields, type Fields } from './fields.ts';
import type { MarkdownOptions } from './options.ts';
import { readFront } from './read-front.ts';
import type { SourceFolder } from './source-files.ts';
import { findOldPaths, isProgram, readAnyDate, toSourcePath } from './source-place.ts';

/** What a file of the folder is to become. */
export type PlannedText =
  | {
      readonly piece: Piece;
      readonly fields: Fields;
      /** Old addresses, as paths. */
      readonly paths: readonly string[];
      readonly notes: readonly string[];
    }
  | { readonly left: string; readonly expected: boolean; readonly title: string };

export interface MarkdownPlan {
  readonly texts: ReadonlyMap<string, PlannedText>;
  /** Pieces by their source file, relative to the folder. */
  readonly byFile: ReadonlyMap<string, Piece>;
  /** The files of Jekyll's posts by their names below `_posts`, without endings. */
  readonly posts: ReadonlyMap<string, string>;
  readonly byAddress: AddressBook<Piece>;
  /** Pieces by the keys of their titles; undefined for titles that several have. */
  readonly titles: ReadonlyMap<string, Piece | undefined>;
}

/** A text with what stands above it. */
export type SourceText =
  { readonly fields: Fields; readonly body: string } | { readonly fault: string };

export const readSourceText = (root: string, path: string, folder: SourceFolder): SourceText => {
  let bytes: Uint8Array;
  try {
    bytes = readWithin(root, path);
  } catch {
    return { fault: 'it may not be read' };
  }
  const source = decodeSource(path, bytes);
  if ('problem' in source) return { fault: `${source.problem.message} ${source.problem.hint}` };
  const front = readFront(source.text);
  if ('fault' in front) return front;
  const data = mergeData(folder.dataOf(path).data, front.data);
  return { fields: toFields(data, folder.authors, folder.isJekyll), body: front.body };
};

/** The headline that a text begins with, and where what follows it begins. */
const readHeadline = (body: string): { readonly headline: string; readonly end: number } => {
  const start = body.length - body.trimStart().length;
  const lineEnd = body.indexOf('\n', start);
  const end = lineEnd < 0 ? body.length : lineEnd;
  const line = body.slice(start, end);
  if (!/^#[ \t]/.test(line)) return { headline: '', end: 0 };
  const words = trimEndOf(trimEndOf(line.slice(1).trim(), /#/), /[ \t]/);
  return { headline: words, end: Math.min(end + 1, body.length) };
};

/** The headline that a text begins with, where nothing above it names one. */
export const findHeadline = (body: string): string => readHeadline(body).headline;

/** A text without the headline that it begins with, which stands above it now. */
export const withoutHeadline = (body: string, title: string): string => {
  const { headline, end } = readHeadline(body);
  return headline !== '' && titleKey(headline) === titleKey(title) ? body.slice(end) : body;
};

const isNote = /(?:^|\/)(?:README|LICENSE|CHANGELOG|CONTRIBUTING|CODE_OF_CONDUCT)\.\w+$/i;

interface Planning {
  readonly folder: SourceFolder;
  readonly options: MarkdownOptions;
  readonly begun: number;
  readonly place: PlacePiece;
  readonly tags: TagSpelling;
}

const planText = (path: string, { folder, options, begun, place, tags }: Planning): PlannedText => {
  const leave = (left: string, expected: boolean, title = ''): PlannedText => ({
    left,
    expected,
    title,
  });
  if (isNote.test(path)) return leave('it is about the folder, not part of the site', true);
  const source = readSourceText(options.folder, path, folder);
  if ('fault' in source) return leave(source.fault, false);
  const { fields, body } = source;
  const where = toSourcePath(path);
  if (where.isList)
    return leave('it is the frame of a list, which this site makes itself', true, fields.title);
  if (fields.closed !== undefined)
    return leave(`${fields.closed}: what only some may read is not published`, true, fields.title);
  const notes = folder
    .dataOf(path)
    .unread.map((file) => `what ${file} says of it was not read, as it is a program`);
  const title =
    fields.title || findHeadline(body) || where.name.replace(/[-_]+/g, ' ').trim() || 'Untitled';
  if (fields.title === '')
    notes.push(
      'nothing above its text names a title: its first heading, or its file’s name, stands for one',
    );
  const typed = fields.date ?? where.date;
  const dated = readAnyDate(typed, options.timeZone) ?? readAnyDate(where.date, options.timeZone);
  if (typed !== undefined && dated === undefined) notes.push(`its date cannot be read: "${typed}"`);
  const type = where.isPost || typed !== undefined ? 'articles' : 'pages';
  const isUndated = type === 'articles' && dated === undefined;
  if (isUndated && !fields.draft && !where.isDraft)
    notes.push('it has no date that can be read: kept as a draft');
  const isEmpty = body.trim() === '';
  if (isEmpty) notes.push('it holds no text: kept as a draft');
  if (fields.isUnshown)
    notes.push('the old site did not show it (`permalink: false`): kept as a draft');
  if (fields.isUnlisted && type === 'articles')
    notes.push('it stood in no list of the old site, and stands in those of this one');
  const draft = fields.draft || fields.isUnshown || where.isDraft || isUndated || isEmpty;
  if (type === 'pages' && draft)
    notes.push('pages know no drafts: its file begins with "_", and is not read');
  const code = fields.language?.toLowerCase().split(/[-_]/, 1)[0] ?? '';
  const language =
    isLanguage(code) && settings.languages.includes(code)
      ? code
      : (where.language ?? options.language);
  if (code !== '' && language !== code)
    notes.push(`its language "${code}" is none of this publication: brought in as "${language}"`);
  const piece = place({
    key: `markdown ${basename(options.folder)}/${path}`,
    ...{ type, language, title, draft },
    published: dated ?? new Date(begun).toISOString(),
    names: [fields.slug ?? '', where.name, title, 'text'],
  });
  for (const tag of fields.tags) tags.learn(language, tag);
  const paths = findOldPaths(path, where, fields, folder);
  if (paths.some(isProgram))
    notes.push(`its old address is not known: "${fields.permalink ?? ''}"`);
  return { piece, fields, paths: paths.filter((each) => !isProgram(each)), notes };
};

/** Looks through a whole folder: where every text goes is known before the first is converted. */
export const planMarkdown = (planning: Planning): MarkdownPlan => {
  const texts = new Map<string, PlannedText>();
  const byFile = new Map<string, Piece>();
  const posts = new Map<string, string>();
  const byAddress = makeAddressBook<Piece>();
  const titles = new Map<string, Piece | undefined>();
  for (const path of planning.folder.texts) {
    const planned = planText(path, planning);
    texts.set(path, planned);
    if (!('piece' in planned)) continue;
    const { piece } = planned;
    byFile.set(path, piece);
    const [, post] = /(?:^|\/)_posts\/(.*?)(?:\.\w+)?$/.exec(path) ?? [];
    if (post !== undefined && !posts.has(post)) posts.set(post, path);
    for (const old of planned.paths) byAddress.add(old.replace(/\.html$/, ''), piece);
    const key = titleKey(piece.title);
    titles.set(key, titles.has(key) ? undefined : piece);
  }
  return { texts, byFile, posts, byAddress, titles };
};
