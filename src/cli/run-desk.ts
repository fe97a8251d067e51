import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { findPublicFiles } from '../records/public-files.ts';
import { settings } from '../config.ts';
import { toDeskPage } from '../desk/desk-page.ts';
import { toDeskReport } from '../desk/desk-report.ts';
import { toDeskText } from '../desk/desk-text.ts';
import { buildGraph } from '../graph/build-graph.ts';
import { formatDate } from '../i18n/dates.ts';
import { explainDisk } from '../support/disk-errors.mjs';
import { writeWhole } from '../support/whole-file.mjs';
import { fail, runCommand, succeed, type Ended } from './ended.ts';
import { withContent } from './read-publication.ts';

const usage = `Reports what the whole archive needs: here, and as a page.
  npm run desk -- [--out desk.html] [--all] [--json]

  --out   the page
  --all   prints whole lists, not only their beginnings
  --json  prints the report as JSON

Example: npm run desk -- --out /tmp/desk.html`;

const options = {
  out: { type: 'string', default: 'desk.html' },
  all: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
} as const;

/** Of a list, a terminal shows these; the page has all. */
const mostInTerminal = 10;

const parse = (args: readonly string[]) => parseArgs({ args: [...args], options }).values;

/**
 * Reports on the project below `root`.
 *
 * @param args What follows the command's own name.
 * @param now Milliseconds since 1970.
 */
export const runDesk = (args: readonly string[], root: string, now: number): Promise<Ended> =>
  runCommand(
    () => parse(args),
    usage,
    (values) => tell(values, root, now),
  );

const tell = async (
  values: ReturnType<typeof parse>,
  root: string,
  now: number,
): Promise<Ended> => {
  const publicFiles = findPublicFiles(root);
  return withContent(root, ({ records, unreadable, problems }) => {
    const { graph, problems: between } = buildGraph(records, { now, unreadable, publicFiles });
    const report = toDeskReport(graph, records, [...problems, ...between], now);
    if (values.json) return succeed(JSON.stringify(report, null, 2));
    const made = formatDate(new Date(now).toISOString(), 'en', settings.timeZone).full;
    const path = resolve(root, values.out);
    try {
      writeWhole(path, toDeskPage(report, settings.name[settings.languages[0]], made));
    } catch (error) {
      return fail(
        explainDisk(error) ??
          `The page could not be written to ${path}. Name another place: --out FILE`,
      );
    }
    const unread = unreadable.map(({ file }) => `\n  ${file}`);
    const without =
      unread.length === 0
        ? ''
        : `\n\nThese could not be read and are left out; "npm run check" tells why:${unread.join('')}`;
    const text = toDeskText(report, values.all ? Infinity : mostInTerminal);
    return succeed(`${text}${without}\n\nAll of it, as a page: ${path}`);
  });
};
