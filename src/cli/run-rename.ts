import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { findPublicFiles } from '../records/public-files.ts';
import { hasErrors, reports } from '../checker/reports.ts';
import { findNewProblems } from '../desk/check-rename.ts';
import { writeEditorHelp } from '../desk/editor-help.ts';
import { findNamedArticle, planRename, toRenaming, type RenamePlan } from '../desk/plan-rename.ts';
import { toTextFile, type TextFile } from '../desk/text-file.ts';
import { writeRename } from '../desk/write-rename.ts';
import { buildArticleIndex } from '../graph/article-index.ts';
import { findContentFiles } from '../records/find-content.ts';
import { type Content } from '../records/read-content.ts';
import { changeFiles, NotUndone } from '../support/file-changes.ts';
import { fail, runCommand, succeed, toWords, type Ended } from './ended.ts';
import { withContent } from './read-publication.ts';

const usage = `Renames an article: its file, the pictures called after it, and whatever names it.
  npm run rename -- OLD NEW [--title "New headline"] [--dry-run]
OLD is its slug, id, path, headline or file; NEW is a slug, or a headline, which makes one and becomes the piece's.
Its old address stays an alias, its old headline a former title, its letters and feeds its own.`;

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

const describe = ({ move, pictures, texts, title, article }: RenamePlan): string => {
  const others = [...texts.keys()].filter((file) => file !== move.to);
  const moves = [move, ...pictures].filter(({ from, to }) => from !== to);
  return [
    ...moves.map(({ from, to }) => `${from} → ${to}`),
    ...(title === article.title ? [] : [`"${article.title}" → "${title}"`]),
    others.length === 0 ? 'No other text names it.' : 'Named anew in:',
    ...others.map((file) => `  ${file}`),
  ].join('\n');
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
  const files = new Map<string, TextFile>();
  const read = (file: string): TextFile => {
    const known = files.get(file) ?? toTextFile(readFileSync(join(root, file), 'utf8'));
    files.set(file, known);
    return known;
  };
  const plan = planRename(content.records, renaming, (file) => read(file).text);
  if ('fault' in plan) return fail(plan.fault);
  const around = { now, publicFiles: await findPublicFiles(root) };
  const problems = await findNewProblems(root, content, plan, around);
  if (hasErrors({ problems, articles: articles.length })) {
    const report = reports.text({ problems, articles: articles.length });
    return fail(`Nothing was changed, since this would be wrong afterwards:\n${report}`);
  }
  if (isDry) return succeed(`This would be done:\n${describe(plan)}`);
  await changeFiles(join(root, 'content'), async (changes) => {
    const toTyped = (file: string, text: string) =>
      read(file === plan.move.to ? plan.move.from : file).toTyped(text);
    writeRename(root, plan, toTyped, changes);
    await writeEditorHelp(root, changes.write);
  });
  return succeed(describe(plan));
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
      return withContent(root, (content) => rename(root, now, positionals, values, content)).catch(
        (error: unknown) =>
          fail(`${error instanceof NotUndone ? '' : 'Nothing was changed: '}${toWords(error)}`),
      );
    },
  );
