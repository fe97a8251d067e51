import { posix } from 'node:path';
import { settings } from '../config.ts';
import { buildArticleIndex, toPathKey, type ArticleIndex } from '../graph/article-index.ts';
import type { Article } from '../records/article.ts';
import { suggest, titleKey } from '../records/fold.ts';
import type { Records } from '../records/records.ts';
import { findSlugFault, toSlug } from '../records/slug.ts';
import { addToKey, findValue, setKey, takeFromKey } from './edit-front-matter.ts';
import type { OrFault } from './new-article.ts';
import { findOwnPictures, renamePictures, type Move } from './rename-pictures.ts';
import {
  applyEdits,
  rewriteMentions,
  toTypedPath,
  type Mentioning,
  type Renaming,
} from './rewrite-mentions.ts';

/** All that a renaming changes on the disk; files are relative to the project. */
export interface RenamePlan extends Renaming {
  readonly move: Move;
  readonly pictures: readonly Move[];
  /** The new text of each file that changes, by the path that it has afterwards. */
  readonly texts: ReadonlyMap<string, string>;
}

/** The article that somebody names by its slug, id, path, title or file. */
export const findNamedArticle = (
  name: string,
  articles: readonly Article[],
  index: ArticleIndex,
): OrFault<Article> => {
  const byFile = articles.find(({ file }) => file.normalize('NFC') === name.normalize('NFC'));
  if (byFile) return byFile;
  const [first] = settings.languages;
  const found = index.findByName(name, first);
  if (found && 'article' in found) return found.article;
  if (found) {
    const ids = found.ambiguous.map(({ id }) => id).join(', ');
    return {
      fault: `"${name}" could be any of: ${ids}.\n  Write the one that is meant in that form.`,
    };
  }
  const near = index.findNearestFiles(name).map(({ slug }) => slug);
  const titles = settings.languages.flatMap((language) => index.findNearestTitles(name, language));
  return { fault: `There is no article "${name}".${suggest([...near, ...titles].slice(0, 3))}` };
};

/** Reads what somebody wants an article to be called: a slug, or a headline, which makes one. */
export const toRenaming = (
  article: Article,
  wanted: string,
  title: string | undefined,
  articles: readonly Article[],
): OrFault<Renaming> => {
  const isHeadline = findSlugFault(wanted.normalize('NFC')) !== undefined;
  const slug = isHeadline ? toSlug(wanted) : wanted.normalize('NFC');
  const headline = title ?? (isHeadline ? wanted : article.title);
  if (/[/\\]/.test(wanted))
    return {
      fault: `"${wanted}" is a path: write the new name alone. The piece stays in its folder.`,
    };
  const fault = findSlugFault(slug);
  if (fault !== undefined) return { fault: `"${wanted}" makes no address: ${fault}.` };
  if (slug === article.slug && headline === article.title)
    return { fault: `${article.id} is called that already.` };
  const others = articles.filter((each) => each !== article && each.language === article.language);
  const alike = (a: string, b: string) =>
    a.normalize('NFKC').toLowerCase() === b.normalize('NFKC').toLowerCase();
  const taken = others.find((other) => alike(other.slug, slug));
  if (taken) return { fault: `"${slug}" is what ${taken.file} is called.` };
  return { article, slug, title: headline };
};

const toMentionings = (
  records: Records,
  sourceOf: (file: string) => string,
): readonly (() => Mentioning)[] => {
  const [first] = settings.languages;
  const texts = [
    ...records.articles.map((text) => ({ text, language: text.language, article: text })),
    ...[...records.threads, ...records.pages].map((text) => ({
      ...{ text, language: text.language, article: undefined },
    })),
    ...records.authors.map((text) => ({ text, language: first, article: undefined })),
  ];
  return texts.map(({ text: { file, body }, language, article }) => () => ({
    ...{ citing: { file, language, article }, body },
    source: sourceOf(file),
  }));
};

/** The article's own keys: it keeps its identity, and is found by all that it was called. */
const renameFront = (source: string, { article, slug, title }: Renaming): string => {
  const isMoved = slug !== article.slug;
  const typedTitle = findValue(source, ['title'])?.value ?? article.title;
  const edits: readonly ((text: string) => string)[] = [
    ...(isMoved && findValue(source, ['id']) === undefined
      ? [(text: string) => setKey(text, 'id', article.id)]
      : []),
    ...article.aliases
      .filter(
        (alias) => isMoved && toPathKey(alias) === toPathKey(toTypedPath({ ...article, slug })),
      )
      .map((alias) => (text: string) => takeFromKey(text, 'aliases', alias)),
    ...(isMoved ? [(text: string) => addToKey(text, 'aliases', toTypedPath(article))] : []),
    ...(title === article.title
      ? []
      : [
          (text: string) => setKey(text, 'title', title),
          (text: string) => takeFromKey(text, 'formerTitles', title),
          (text: string) => addToKey(text, 'formerTitles', typedTitle),
        ]),
  ];
  return edits.reduce((text, edit) => edit(text), source);
};

const isTranslatedBy = (other: Article, { article }: Renaming): boolean =>
  other.translationOf !== undefined &&
  other.language !== article.language &&
  other.translationOf !== article.id &&
  (toPathKey(other.translationOf) === article.slug ||
    titleKey(other.translationOf) === titleKey(article.title));

/**
 * Plans how an article is renamed: its file and the pictures called after it move, its old address and headline stay
 * good, and every text that names it names it anew.
 *
 * @param sourceOf The whole text of a content file, with `\n` for line breaks.
 */
export const planRename = (
  records: Records,
  renaming: Renaming,
  sourceOf: (file: string) => string,
): OrFault<RenamePlan> => {
  const { article, slug } = renaming;
  const index = buildArticleIndex(records.articles);
  const move = { from: article.file, to: `${posix.dirname(article.file)}/${slug}.md` };
  const pictures = slug === article.slug ? [] : findOwnPictures(article, records.articles, slug);
  const texts = new Map<string, string>();
  const missed: string[] = [];
  for (const read of toMentionings(records, sourceOf)) {
    const mentioning = read();
    const { file, article: own } = mentioning.citing;
    const rewritten = rewriteMentions(mentioning, renaming, index);
    missed.push(...rewritten.missed);
    let text = applyEdits(mentioning.source, rewritten.edits);
    if (own && isTranslatedBy(own, renaming)) text = setKey(text, 'translationOf', article.id);
    if (own === article) text = renamePictures(renameFront(text, renaming), file, pictures);
    if (text !== mentioning.source || own === article)
      texts.set(own === article ? move.to : file, text);
  }
  if (missed.length > 0) {
    return {
      fault: `These names cannot be changed by a program. Write them plainly first:\n  ${missed.join('\n  ')}`,
    };
  }
  return { ...renaming, move, pictures, texts };
};
