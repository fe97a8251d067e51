import { posix } from 'node:path';
import { settings } from '../config.ts';
import { buildArticleIndex, toPathKey, type ArticleIndex } from '../graph/article-index.ts';
import type { Article } from '../records/article.ts';
import { editFrontMatter, readFrontData, type FrontChange } from '../records/edit-front-matter.ts';
import type { Edit } from '../records/edit-text.ts';
import { suggest, titleKey } from '../records/fold.ts';
import type { Records } from '../records/records.ts';
import { findSlugFault, toSlug } from '../records/slug.ts';
import type { OrFault } from './new-article.ts';
import { findOwnPictures, renamePictures, toMovedAddress, type Move } from './rename-pictures.ts';
import {
  rewriteMentions,
  toTypedPath,
  type Mentioning,
  type Renaming,
} from './rewrite-mentions.ts';

/** All that a renaming changes on the disk; files are relative to the project. */
export interface RenamePlan extends Renaming {
  readonly move: Move;
  readonly pictures: readonly Move[];
  /** What changes in each file, by the path that it has now; offsets are those of its plain source. */
  readonly edits: ReadonlyMap<string, readonly Edit[]>;
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

const toTexts = (value: unknown): string[] =>
  [value].flat().filter((each) => typeof each === 'string');

/** The article's own keys: it keeps its identity, and is found by all that it was called. */
const renameFront = (
  source: string,
  { article, slug, title }: Renaming,
  pictures: readonly Move[],
): FrontChange[] => {
  const data = readFrontData(source);
  const newPath = toTypedPath({ ...article, slug });
  const others = toTexts(data['aliases']).filter(
    (alias) => toPathKey(alias) !== toPathKey(newPath),
  );
  const aliases = [...new Set([...others, toTypedPath(article)])];
  const titles = toTexts(data['formerTitles']).filter((former) => former !== title);
  const formerTitles = [...new Set([...titles, ...toTexts(data['title'])])];
  const image = data['image'] as { readonly file?: unknown } | undefined;
  const picture = toMovedAddress(toTexts(image?.file)[0] ?? '', article.file, pictures);
  return [
    ...(slug === article.slug
      ? []
      : [
          ...(data['id'] === undefined ? [{ path: ['id'], value: article.id } as const] : []),
          { path: ['aliases'], value: aliases } as const,
        ]),
    ...(title === article.title
      ? []
      : [
          { path: ['title'], value: title } as const,
          { path: ['formerTitles'], value: formerTitles } as const,
        ]),
    ...(picture === undefined ? [] : [{ path: ['image', 'file'], value: picture } as const]),
  ];
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
  const edits = new Map<string, readonly Edit[]>();
  const missed: string[] = [];
  for (const read of toMentionings(records, sourceOf)) {
    const mentioning = read();
    const { source } = mentioning;
    const { file, article: own } = mentioning.citing;
    const rewritten = rewriteMentions(mentioning, renaming, index);
    missed.push(...rewritten.missed);
    const changes: FrontChange[] = [
      ...(own && isTranslatedBy(own, renaming)
        ? [{ path: ['translationOf'], value: article.id } as const]
        : []),
      ...(own === article ? renameFront(source, renaming, pictures) : []),
    ];
    const front = changes.length === 0 ? [] : editFrontMatter(source, changes);
    if ('fault' in front) return { fault: `${file}: ${front.fault} Change it by hand first.` };
    const moved = own === article ? renamePictures(source, file, pictures) : [];
    const all = [...front, ...rewritten.edits, ...moved];
    if (all.length > 0) edits.set(file, all);
  }
  if (missed.length > 0) {
    return {
      fault: `These names cannot be changed by a program. Write them plainly first:\n  ${missed.join('\n  ')}`,
    };
  }
  return { ...renaming, move, pictures, edits };
};
