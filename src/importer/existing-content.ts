import { basename } from 'node:path';
import { isLanguage, type Language } from '../i18n/languages.ts';
import { readFrontData } from '../records/edit-front-matter.ts';
import { toPlainSource } from '../records/edit-text.ts';
import { titleKey } from '../records/fold.ts';
import { findContentFiles, readOwnBytes } from '../records/find-content.ts';
import { toSlug } from '../records/slug.ts';
import { toPathKey } from '../graph/article-index.ts';
import { slugKey } from './free-slug.ts';

/** What is in the content folder already, and did not come from an import: what is brought in has to fit to it. */
export interface ExistingContent {
  /** `articles/en/<slug>` and `pages/en/<slug>`, by the keys of their slugs. */
  readonly slugs: ReadonlySet<string>;
  /** How tags are spelled, by `en/<slug>`. */
  readonly tags: ReadonlyMap<string, string>;
  /** The ids of authors, by the keys of their names. */
  readonly authors: ReadonlyMap<string, string>;
  readonly authorIds: ReadonlySet<string>;
  /** The aliases of articles and pages, as paths are compared. */
  readonly aliases: ReadonlySet<string>;
}

/** The key of an article's or a page's slug among all. */
export const toSlugKey = (type: 'articles' | 'pages', language: Language, key: string): string =>
  `${type}/${language}/${key}`;

const texts = (value: unknown): string[] =>
  (Array.isArray(value) ? (value as unknown[]) : [value]).filter(
    (each) => typeof each === 'string',
  );

const namesOf = (name: unknown): string[] =>
  typeof name === 'object' && name !== null ? Object.values(name).flatMap(texts) : texts(name);

/** @param own The files that imports wrote, which do not stand in their own way. */
export const readExistingContent = async (
  folder: string,
  own: ReadonlySet<string>,
): Promise<ExistingContent> => {
  const slugs = new Set<string>();
  const tags = new Map<string, string>();
  const authors = new Map<string, string>();
  const authorIds = new Set<string>();
  const aliases = new Set<string>();
  for (const file of await findContentFiles(folder)) {
    if (own.has(file)) continue;
    const [, type = '', language = ''] = file.split('/');
    const slug = basename(file, '.md').normalize('NFC');
    if (type === 'letters' || type === 'threads') continue;
    const typed = readOwnBytes(folder, file)?.toString('utf8') ?? '';
    const front = readFrontData(toPlainSource(typed));
    if (type === 'authors') {
      authorIds.add(slug);
      for (const name of namesOf(front['name'])) authors.set(titleKey(name), slug);
    } else if ((type === 'articles' || type === 'pages') && isLanguage(language)) {
      slugs.add(toSlugKey(type, language, slugKey(slug)));
      for (const alias of texts(front['aliases'])) aliases.add(toPathKey(alias));
      for (const tag of texts(front['tags'])) {
        const key = `${language}/${toSlug(tag)}`;
        if (!tags.has(key)) tags.set(key, tag.normalize('NFC'));
      }
    }
  }
  return { slugs, tags, authors, authorIds, aliases };
};
