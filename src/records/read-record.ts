import { settings } from '../config.ts';
import type { Language } from '../i18n/languages.ts';
import { typeset } from '../markdown/typographic.ts';
import {
  articleSchema,
  checkSummary,
  findTitle,
  toArticle,
  type Article,
  type ArticleFrontMatter,
  type ArticlePlace,
  type Picture,
  type UnreadableArticle,
} from './article.ts';
import { findArticleId, toArticleId } from './article-id.ts';
import { authorSchema, toAuthor, type Author } from './author.ts';
import { toContentPath, type ContentPath } from './content-path.ts';
import { readFrontMatter, type FrontMatter } from './front-matter.ts';
import { readLetter, type LetterRecord } from './letter-record.ts';
import { pageSchema, type Page } from './page.ts';
import { findPictureFile } from './picture-file.ts';
import type { Problem } from './problem.ts';
import { readBody } from './read-body.ts';
import type { Source } from './read-source.ts';
import { threadSchema, type Thread } from './thread.ts';

export type ContentRecord =
  | { readonly type: 'articles'; readonly id: string; readonly value: Article }
  | { readonly type: 'authors'; readonly id: string; readonly value: Author }
  | { readonly type: 'threads'; readonly id: string; readonly value: Thread }
  | { readonly type: 'pages'; readonly id: string; readonly value: Page }
  | { readonly type: 'letters'; readonly id: string; readonly value: LetterRecord };

/** One content file as a record, with all that is to be mended in it; no record where it could not be made. */
export interface RecordResult {
  readonly record: ContentRecord | undefined;
  readonly problems: readonly Problem[];
  /** The article that the file would be, so that what refers to it is not called wrong as well. */
  readonly unreadable?: UnreadableArticle;
}

const failed = (problems: readonly Problem[]): RecordResult => ({ record: undefined, problems });

const toPlace = (file: string, { language, year, slug }: PathOf<'articles'>): ArticlePlace => ({
  id: toArticleId(language, year, slug),
  file,
  language,
  year,
  slug,
});

type PathOf<Type extends ContentPath['type']> = Extract<ContentPath, { type: Type }>;

/** Headline and summary in print: real quotation marks, dashes and ellipses. */
const toPrint = <Front extends { readonly title: string; readonly summary: string }>(
  front: Front,
  language: Language,
): Front => ({
  ...front,
  title: typeset(front.title, language),
  summary: typeset(front.summary, language),
});

const readLeadPicture = async (
  root: string,
  file: string,
  language: Language,
  front: FrontMatter<ArticleFrontMatter>,
): Promise<{ image: Picture | undefined; problems: readonly Problem[] }> => {
  const { image } = front.data;
  if (!image) return { image: undefined, problems: [] };
  const found = await findPictureFile(
    root,
    file,
    image.file,
    front.places['image'] ?? { line: 1, column: 1 },
  );
  const { picture, problems } = found;
  if (picture === undefined) return { image: undefined, problems };
  const { alt, caption, credit } = image;
  return {
    image: {
      file: picture,
      alt: typeset(alt, language),
      caption: caption && typeset(caption, language),
      credit,
    },
    problems,
  };
};

const readArticle = async (
  root: string,
  file: string,
  text: string,
  path: PathOf<'articles'>,
): Promise<RecordResult> => {
  const read = readFrontMatter(file, text, articleSchema);
  if ('problems' in read) return failed(read.problems);
  const front = { ...read.front, data: toPrint(read.front.data, path.language) };
  const place = toPlace(file, path);
  const { body, problems } = await readBody(
    root,
    file,
    front.body,
    front.linesBeforeBody,
    path.language,
  );
  const lead = await readLeadPicture(root, file, path.language, front);
  const made = toArticle(place, front, body, lead.image, settings.timeZone);
  return {
    record: made.article && { type: 'articles', id: place.id, value: made.article },
    problems: [...problems, ...lead.problems, ...checkSummary(file, front), ...made.problems],
  };
};

const readAuthor = async (
  root: string,
  file: string,
  text: string,
  { slug }: PathOf<'authors'>,
): Promise<RecordResult> => {
  const read = readFrontMatter(file, text, authorSchema);
  if ('problems' in read) return failed(read.problems);
  const { data, body: markdown, linesBeforeBody } = read.front;
  const { body, problems } = await readBody(
    root,
    file,
    markdown,
    linesBeforeBody,
    settings.languages[0],
  );
  return {
    record: { type: 'authors', id: slug, value: toAuthor(slug, file, data, body) },
    problems,
  };
};

const readThread = async (
  root: string,
  file: string,
  text: string,
  { language, slug }: PathOf<'threads'>,
): Promise<RecordResult> => {
  const read = readFrontMatter(file, text, threadSchema);
  if ('problems' in read) return failed(read.problems);
  const { data, body: markdown, linesBeforeBody } = read.front;
  const { body, problems } = await readBody(root, file, markdown, linesBeforeBody, language);
  const value: Thread = { ...toPrint(data, language), id: slug, file, language, body };
  return { record: { type: 'threads', id: `${language}/${slug}`, value }, problems };
};

const readPage = async (
  root: string,
  file: string,
  text: string,
  { language, slug }: PathOf<'pages'>,
): Promise<RecordResult> => {
  const read = readFrontMatter(file, text, pageSchema);
  if ('problems' in read) return failed(read.problems);
  const { data, body: markdown, linesBeforeBody, places } = read.front;
  const { body, problems } = await readBody(root, file, markdown, linesBeforeBody, language);
  const value: Page = { ...toPrint(data, language), slug, file, language, body, places };
  return { record: { type: 'pages', id: `${language}/${slug}`, value }, problems };
};

const readLetterFile = async (root: string, file: string, text: string): Promise<RecordResult> => {
  const { letter, problems } = await readLetter(root, file, text);
  return { record: letter && { type: 'letters', id: file, value: letter }, problems };
};

/** Makes the record that a content file holds. `file` is relative to `root`, with forward slashes. Never throws. */
export const readRecord = async (
  root: string,
  file: string,
  source: Source,
): Promise<RecordResult> => {
  const { path, problems } = toContentPath(file);
  if (!path) return failed(problems);
  const text = 'text' in source ? source.text : '';
  const read =
    'problem' in source ? failed([source.problem]) : await readAs(path, root, file, text);
  const result = { record: read.record, problems: [...problems, ...read.problems] };
  if (read.record || path.type !== 'articles') return result;
  const place = toPlace(file, path);
  return {
    ...result,
    unreadable: { ...place, id: findArticleId(text) ?? place.id, title: findTitle(text) },
  };
};

const readAs = (
  path: ContentPath,
  root: string,
  file: string,
  text: string,
): Promise<RecordResult> => {
  switch (path.type) {
    case 'articles':
      return readArticle(root, file, text, path);
    case 'authors':
      return readAuthor(root, file, text, path);
    case 'threads':
      return readThread(root, file, text, path);
    case 'pages':
      return readPage(root, file, text, path);
    case 'letters':
      return readLetterFile(root, file, text);
  }
};
