import { dirname, join, resolve } from 'node:path';
import { text as readAll } from 'node:stream/consumers';
import { parseArgs } from 'node:util';
import { settings } from '../config.ts';
import { writeEditorHelp } from '../desk/editor-help.ts';
import { findNewFault, findNewKind, findNewLanguage, toTakenSlugs } from '../desk/new-article.ts';
import { toOffers } from '../desk/offers.ts';
import { buildArticleIndex } from '../graph/article-index.ts';
import { buildAuthorIndex } from '../graph/bylines.ts';
import { formatDate, yearAndMonth } from '../i18n/dates.ts';
import type { Language } from '../i18n/languages.ts';
import { findDateLine } from '../i18n/find-date-line.ts';
import { readDate } from '../i18n/read-date.ts';
import { findFileFaults } from '../importer/check-file.ts';
import { toContentFile } from '../importer/content-file.ts';
import { importPicture, type ImportedPicture } from '../importer/import-picture.ts';
import { toFreeSlug } from '../importer/free-slug.ts';
import { readText, type PastedText } from '../importer/text/read-text.ts';
import { htmlToBlocks, isHtml, textToBlocks } from '../importer/text/to-blocks.ts';
import { toCacheFolder } from '../support/cache-folder.ts';
import { titleKey } from '../records/fold.ts';
import type { Content } from '../records/read-content.ts';
import { decodeSource } from '../records/read-source.ts';
import { changeFiles } from '../support/file-changes.ts';
import type { Asked } from './ask-front.ts';
import { FileFault, readNamedFile } from '../support/read-within.ts';
import { fail, runCommand, succeed, type Ended } from './ended.ts';
import { findFolderFault } from './import-choices.ts';
import type { ImportCommand, Surroundings } from './import-command.ts';
import { withContent } from './read-publication.ts';
import { create } from './run-new.ts';

const usage = `  npm run import -- text FILE             the text of an article, as copied from a page; or HTML; - is standard input
      --title, --date, --language, --kind, --byline, --thread, --tag, --summary, --slug
                        what the text does not say, or says otherwise
      --picture FILE    the picture that the caption belongs to
      --out DIR         writes below another folder than the project's
      Example: npm run import -- text piece.txt --language en`;

const options = {
  title: { type: 'string' },
  date: { type: 'string' },
  language: { type: 'string' },
  kind: { type: 'string' },
  byline: { type: 'string', multiple: true },
  thread: { type: 'string' },
  tag: { type: 'string', multiple: true },
  summary: { type: 'string' },
  slug: { type: 'string' },
  picture: { type: 'string' },
  out: { type: 'string' },
} as const;

const parse = (args: readonly string[]) =>
  parseArgs({ args: [...args], options, allowPositionals: true });

type Values = ReturnType<typeof parse>['values'];

const read = async (path: string, root: string): Promise<string | { readonly fault: string }> => {
  if (path === '-') return readAll(process.stdin);
  const bytes = await Promise.try(readNamedFile, resolve(root, path)).catch(toFault);
  if ('fault' in bytes) return bytes;
  const source = decodeSource(path, bytes);
  if ('text' in source) return source.text;
  return { fault: `${path}: ${source.problem.message} ${source.problem.hint}` };
};

const toFault = (error: unknown) => ({
  fault: error instanceof Error ? error.message : String(error),
});

const bulleted = (head: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : [head, ...lines.map((line) => `  ${line}`)];

/** What is given, found and asked for, made one. */
const complete = async (
  found: PastedText,
  values: Values,
  language: Language,
  { records }: Content,
  { ask }: Surroundings,
): Promise<(Asked & { readonly guesses: readonly string[] }) | { readonly fault: string }> => {
  const offers = toOffers(records, language, found.title);
  const kind = values.kind === undefined ? undefined : findNewKind(values.kind);
  if (typeof kind === 'object') return kind;
  const author =
    found.desk === undefined ? undefined : buildAuthorIndex(records.authors)(found.desk);
  const desk = author?.id ?? found.desk;
  const byline = values.byline ?? (desk === undefined ? undefined : [desk]);
  const summary = values.summary ?? (found.summary || undefined);
  const known = { kind, byline, summary, thread: values.thread, tags: values.tag };
  const given = Object.fromEntries(
    Object.entries(known).filter(([, value]) => value !== undefined),
  ) as Partial<Asked>;
  const asked = ask
    ? await ask(given, offers, language)
    : {
        ...{ kind: 'analysis' as const, byline: [settings.name[language]], tags: [] },
        ...{ thread: undefined, summary: found.title, ...given },
      };
  if (!asked) return { fault: 'Nothing was written.' };
  const fault = findNewFault(asked, offers);
  if (fault !== undefined) return { fault };
  const guesses = ask
    ? []
    : [
        ...(kind === undefined ? ['the kind: analysis'] : []),
        ...(byline === undefined ? [`the byline: "${settings.name[language]}"`] : []),
      ];
  return { ...asked, guesses };
};

/** The picture that was named, without what only tells of it. */
const readPicture = async (root: string, path: string): Promise<ImportedPicture> => {
  try {
    return await importPicture(readNamedFile(resolve(root, path)));
  } catch (error) {
    if (error instanceof FileFault) return { refused: `it cannot be opened. ${error.fault}` };
    throw error;
  }
};

const bring = async (
  typed: string,
  values: Values,
  content: Content,
  around: Surroundings,
): Promise<Ended> => {
  const { root, now } = around;
  const out = resolve(root, values.out ?? '.');
  const language = findNewLanguage(values.title ?? typed, values.language);
  if (typeof language !== 'string') return fail(language.fault);
  const { timeZone } = settings;
  const { articles } = content.records;
  const blocks = isHtml(typed) ? htmlToBlocks(typed, language) : textToBlocks(typed, language);
  const index = buildArticleIndex(articles, content.unreadable);
  const found = readText(blocks, { language, timeZone, index });
  const title = values.title?.trim() ?? found.title;
  if (title === '') return fail('There is no text in it.');
  if (found.markdown === '') return fail('There is a headline in it, but no text.');
  const given = values.date === undefined ? undefined : findDateLine(values.date, timeZone);
  if (values.date !== undefined && !given)
    return fail(`"${values.date}" is not a date that can be read: --date "2023-03-02T18:33"`);
  const today = formatDate(new Date(now).toISOString(), 'en', timeZone).full;
  const published = given?.typed ?? found.published ?? today;
  const instant = readDate(published, timeZone);
  if (!('instant' in instant)) return fail(instant.message);
  const same = articles.find(
    (article) =>
      article.language === language &&
      titleKey(article.title) === titleKey(title) &&
      article.published === instant.instant,
  );
  if (same) return fail(`It is there already: ${same.file}`);
  const shown = values.picture === undefined ? undefined : await readPicture(root, values.picture);
  if (shown && 'refused' in shown)
    return fail(`The picture ${values.picture ?? ''} was not brought along: ${shown.refused}.`);
  const front = await complete({ ...found, title }, values, language, content, around);
  if ('fault' in front) return fail(front.fault);

  const { year } = yearAndMonth(instant.instant, timeZone);
  const taken = toTakenSlugs([...articles, ...content.unreadable], language);
  const slug = toFreeSlug([values.slug ?? '', title], (key) => taken.has(key));
  const file = `content/articles/${language}/${year}/${slug}.md`;
  const path = join(out, file);
  const picture = shown && `${slug}.${shown.ending}`;
  const { kind, byline, summary, tags, thread } = front;
  const image = picture && {
    file: `./${picture}`,
    alt: found.caption ?? title,
    caption: found.caption,
  };
  const text = toContentFile(
    {
      ...{ title, published: formatDate(instant.instant, 'en', timeZone).full, kind },
      ...{ byline, summary, tags, thread, image, draft: true },
    },
    found.markdown,
  );
  await changeFiles(join(out, 'content'), async (changes) => {
    if (shown && picture !== undefined) create(changes, join(dirname(path), picture), shown.bytes);
    create(changes, path, text);
    if (out === root) await writeEditorHelp(root, changes.write);
  });
  const faults = await findFileFaults(out, file, text);
  const missingDate =
    given || found.published !== undefined ? [] : [`the date: ${today}, since none stands in it`];
  const withoutPicture =
    found.caption !== undefined && picture === undefined
      ? [
          'The caption stands in a comment at the end: the picture did not come with it (--picture FILE).',
        ]
      : [];
  const told = [
    `Written, as a draft: ${file}`,
    ...bulleted('Guessed; look it over:', [
      ...found.guesses,
      ...missingDate,
      ...front.guesses,
      ...(image && found.caption !== undefined
        ? ['the picture’s alternative text: its caption']
        : []),
    ]),
    ...bulleted(
      'Not in the archive, so "Read more" does not name it (it stands in a comment):',
      found.missing,
    ),
    ...bulleted('Left out:', [
      ...found.leftOut,
      ...(shown?.notes ?? []).map((note) => `the picture ${note}`),
    ]),
    ...withoutPicture,
    ...bulleted('To mend:', faults),
  ].join('\n');
  return succeed(told);
};

const run = async (
  { values, positionals: [path, ...others] }: ReturnType<typeof parse>,
  around: Surroundings,
): Promise<Ended> => {
  if (path === undefined || others.length > 0) return fail(usage, 2);
  const folderFault = findFolderFault(around.root, values.out, 'may be new');
  if (folderFault !== undefined) return fail(folderFault);
  const typed = await read(path, around.root);
  if (typeof typed !== 'string') return fail(typed.fault);
  const out = resolve(around.root, values.out ?? '.');
  const cache = toCacheFolder(around.root);
  return withContent(
    out,
    (content) => bring(typed, values, content, around),
    // Another folder is to hold what was asked for, and nothing else.
    out === around.root ? cache : join(cache, 'elsewhere'),
  );
};

export const importText: ImportCommand = {
  usage,
  run: (args, around) =>
    runCommand(
      () => parse(args),
      usage,
      (parsed) => run(parsed, around),
    ),
};
