import { settings } from '../config.ts';
import { isLanguage, type Language } from '../i18n/languages.ts';
import type { Problem, Rule } from './problem.ts';
import { findSlugFault, toSlug } from './slug.ts';
import { reservedSegments } from './urls.ts';

/** What a file in `content/` is, as its path tells it. */
export type ContentPath =
  | {
      readonly type: 'articles';
      readonly language: Language;
      readonly year: string;
      readonly slug: string;
    }
  | { readonly type: 'authors'; readonly slug: string }
  | { readonly type: 'threads'; readonly language: Language; readonly slug: string }
  | { readonly type: 'pages'; readonly language: Language; readonly slug: string }
  | { readonly type: 'letters'; readonly language: Language; readonly slug: string };

export type ContentType = ContentPath['type'];

const patterns: Readonly<Record<ContentType, RegExp>> = {
  articles: /^content\/articles\/(?<language>[^/]+)\/(?<year>\d{4})\/(?<slug>[^/]+)\.md$/,
  authors: /^content\/authors\/(?<slug>[^/]+)\.md$/,
  threads: /^content\/threads\/(?<language>[^/]+)\/(?<slug>[^/]+)\.md$/,
  pages: /^content\/pages\/(?<language>[^/]+)\/(?<slug>[^/]+)\.md$/,
  letters: /^content\/letters\/(?<language>[^/]+)\/\d{4}\/[^/]+\/(?<slug>[^/]+)\.md$/,
};

const forms: Readonly<Record<ContentType, string>> = {
  articles: 'content/articles/<language>/<year>/<name>.md',
  authors: 'content/authors/<name>.md',
  threads: 'content/threads/<language>/<name>.md',
  pages: 'content/pages/<language>/<name>.md',
  letters: 'content/letters/<id of the article>/<date>-<id>.md',
};

export const contentTypes = Object.keys(patterns) as readonly ContentType[];

const typeOf = (file: string): ContentType | undefined =>
  contentTypes.find((type) => file.startsWith(`content/${type}/`));

/** The nearest name that is a good address. */
const toGoodSlug = (slug: string): string => {
  const near = toSlug(slug);
  return findSlugFault(near) === undefined ? near : 'a-few-words';
};

/** Reads a content file's path, relative to the project; no path where it cannot be one. */
export const toContentPath = (
  file: string,
): { path: ContentPath | undefined; problems: readonly Problem[] } => {
  const problem = (rule: Rule, message: string, hint: string): Problem => ({
    ...{ file, line: 1, column: 1, severity: 'error', rule, message, hint },
  });
  const fail = (rule: Rule, message: string, hint: string) => ({
    path: undefined,
    problems: [problem(rule, message, hint)],
  });
  const type = typeOf(file);
  if (!type) {
    const hint = `Content lies at one of: ${Object.values(forms).join(', ')}.`;
    return fail('file/misplaced', 'This folder is not one that holds content.', hint);
  }
  if (!file.endsWith('.md')) {
    const message = 'The file’s name does not end in ".md".';
    return fail('file/misplaced', message, 'Give it that ending: only then is it read.');
  }
  const groups = patterns[type].exec(file)?.groups;
  if (!groups)
    return fail(
      'file/misplaced',
      'The file lies in the wrong place.',
      `Move it to ${forms[type]}.`,
    );
  const { language = '', year = '' } = groups;
  const slug = (groups['slug'] ?? '').normalize('NFC');
  if (type === 'pages' && reservedSegments.has(slug.toLowerCase())) {
    return fail(
      'slug/reserved',
      `The site needs the address "${slug}" for itself.`,
      'Give the file another name.',
    );
  }
  const fault = findSlugFault(slug);
  const problems = fault
    ? [
        problem(
          'slug/form',
          `The file's name makes a bad address: ${fault}.`,
          `Call the file \`${toGoodSlug(slug)}.md\`.`,
        ),
      ]
    : [];
  if (type === 'authors') return { path: { type, slug }, problems };
  if (!isLanguage(language) || !settings.languages.includes(language)) {
    const hint = `The languages are: ${settings.languages.join(', ')}.`;
    return fail('file/misplaced', `"${language}" is not a language of this site.`, hint);
  }
  const path: ContentPath =
    type === 'articles' ? { type, language, year, slug } : { type, language, slug };
  return { path, problems };
};

/** By its path alone, before it is read. */
export const isArticleFile = (file: string): boolean => file.startsWith('content/articles/');
