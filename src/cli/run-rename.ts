import { parseArgs } from 'node:util';
import { findPublicFiles } from '../records/public-files.ts';
import { hasErrors, reports } from '../checker/reports.ts';
import { findRenameFaults } from '../desk/check-rename.ts';
import { findNamedArticle, planRename, toRenaming, type RenamePlan } from '../desk/plan-rename.ts';
import { asOnlyRename, undoBrokenRename, writeRename, type Step } from '../desk/write-rename.ts';
import { buildArticleIndex } from '../graph/article-index.ts';
import { toCacheFolder } from '../support/cache-folder.ts';
import { explainDisk } from '../support/disk-errors.mjs';
import { applyToTyped, toPlainSource } from '../records/edit-text.ts';
import { findContentFiles } from '../records/find-content.ts';
import { type Content } from '../records/read-content.ts';
import { readOwnFile } from '../support/read-within.ts';
import { fail, runCommand, succeed, type Ended } from './ended.ts';
import { withContent } from './read-publication.ts';

const usage = `Renames an article: its file, the pictures called after it, and whatever names it.
  npm run rename -- OLD NEW [--title "New headline"] [--dry-run]

  --title    its new headline
  --dry-run  prints what would change, and changes nothing

OLD is its slug, id, path, headline or file; NEW is a slug, or a headline, which makes one and becomes the piece's.
Its old address stays an alias, its old headline a former title, its letters and feeds its own.

Example: npm run rename -- suez-delays delays-at-suez --dry-run`;

const options = {
  title: { type: 'string' },
  'dry-run': { type: 'boolean', default: false },
} as const;

const parse = (args: readonly string[]) =>
  parseArgs({ args: [...args], options, allowPositionals: true });

/** Files that make no record: what they say of the article could not be changed. */
const findUnread = async (root: string, { records }: Content): Promise<readonly string[]> => {
  const read = new Set(
    [...records.articles, ...records.authors, ...records.threads, ...records.pages].map(
      ({ file }) => file,
    ),
  );
  const files = await findContentFiles(root);
  return files.filter((file) => !file.startsWith('content/letters/') && !read.has(file));
};

const describe = ({ move, pictures, edits, title, article }: RenamePlan): string => {
  const others = [...edits.keys()].filter((file) => file !== move.from);
  const moves = [move, ...pictures].filter(({ from, to }) => from !== to);
  return [
    ...moves.map(({ from, to }) => `${from} → ${to}`),
    ...(title === article.title ? [] : [`"${article.title}" → "${title}"`]),
    others.length === 0 ? 'No other text names it.' : 'Named anew in:',
    ...others.map((file) => `  ${file}`),
  ].join('\n');
};

/** The article first, then its pictures, then whatever names it. */
const toSteps = (
  { move, pictures, edits }: RenamePlan,
  typedOf: (file: string) => string,
): readonly Step[] => {
  const toTexts = (file: string): Step['texts'] => {
    const before = typedOf(file);
    return { before, after: applyToTyped(before, edits.get(file) ?? []) };
  };
  return [
    { ...move, texts: toTexts(move.from) },
    ...pictures,
    ...[...edits.keys()]
      .filter((file) => file !== move.from)
      .map((file) => ({ from: file, to: file, texts: toTexts(file) })),
  ];
};

const rename = async (
  root: string,
  now: number,
  [old = '', wanted = '']: readonly string[],
  { title, 'dry-run': isDry }: { readonly title?: string | undefined; readonly 'dry-run': boolean },
  content: Content,
): Promise<Ended> => {
  const unread = await findUnread(root, content);
  if (unread.length > 0) {
    return fail(
      `These files cannot be read, so what they say of it would be missed. "npm run check" tells why:\n  ${unread.join('\n  ')}`,
    );
  }
  const { articles } = content.records;
  const article = findNamedArticle(old, articles, buildArticleIndex(articles));
  if ('fault' in article) return fail(article.fault);
  const renaming = toRenaming(article, wanted.trim(), title?.trim(), articles);
  if ('fault' in renaming) return fail(renaming.fault);
  const files = new Map<string, string>();
  const typedOf = (file: string): string => {
    const typed = files.get(file) ?? readOwnFile(root, file).toString('utf8');
    files.set(file, typed);
    return typed;
  };
  const sourceOf = (file: string): string => toPlainSource(typedOf(file));
  const plan = planRename(content.records, renaming, sourceOf);
  if ('fault' in plan) return fail(plan.fault);
  const around = { now, publicFiles: findPublicFiles(root) };
  const { problems, changed } = await findRenameFaults(root, content, plan, around, sourceOf);
  if (hasErrors({ problems, articles: articles.length })) {
    const report = reports.text({ problems, articles: articles.length });
    return fail(`Nothing was changed, since this would be wrong afterwards:\n${report}`);
  }
  if (changed.length > 0) {
    return fail(
      `Nothing was changed: these would show or lead to something else afterwards. Write what they say of it plainly first:\n  ${changed.join('\n  ')}`,
    );
  }
  if (isDry) return succeed(`This would be done:\n${describe(plan)}`);
  const fault = await writeRename(root, toCacheFolder(root), toSteps(plan, typedOf));
  return fault === undefined ? succeed(describe(plan)) : fail(fault);
};

/**
 * Renames an article in the project below `root`.
 *
 * @param args What follows the command's own name.
 * @param now Milliseconds since 1970.
 */
export const runRename = (args: readonly string[], root: string, now: number): Promise<Ended> =>
  runCommand(
    () => parse(args),
    usage,
    async ({ positionals, values }) => {
      if (positionals.length !== 2) return fail(usage, 2);
      const cache = toCacheFolder(root);
      try {
        return await asOnlyRename(cache, async () => {
          const undone = await undoBrokenRename(root, cache);
          const ended = await withContent(root, (content) =>
            rename(root, now, positionals, values, content),
          );
          const told = 'A rename that was broken off was taken back first.\n';
          return undone ? { ...ended, out: `${told}${ended.out}` } : ended;
        });
      } catch (error) {
        return fail(
          `Nothing was changed: ${explainDisk(error) ?? (error instanceof Error ? error.message : String(error))}`,
        );
      }
    },
  );
