import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { writeEditorHelp } from '../desk/editor-help.ts';
import {
  findNewFault,
  findNewKind,
  findNewLanguage,
  toNewArticle,
  toTakenSlugs,
} from '../desk/new-article.ts';
import { toOffers, type Offers } from '../desk/offers.ts';
import type { Language } from '../i18n/languages.ts';
import type { Content } from '../records/read-content.ts';
import { changeFiles, type FileChanges } from '../support/file-changes.ts';
import type { Contents } from '../support/whole-file.mjs';
import type { Asked } from './ask-front.ts';
import { fail, runCommand, succeed, type Ended } from './ended.ts';
import { findEditor, openEditor } from './open-editor.ts';
import { withContent } from './read-publication.ts';

const usage = `Begins an article: a draft with today's date.
  npm run new -- "Title" [--language en] [--kind analysis] [--byline ID]… [--thread ID] [--tag NAME]…
                 [--summary "…"] [--slug a-few-words] [--no-edit]
On a terminal it asks for what is not given, and opens the draft in $EDITOR.

  --language  of the article
  --kind      what kind of piece it is
  --byline    an author, by the name of their file or by their name; may be repeated
  --thread    the story that it belongs to
  --tag       what it is about; may be repeated
  --summary   one or two sentences
  --slug      the last part of its address
  --no-edit   does not open the editor

Example: npm run new -- "Tolls on the canal" --kind report --tag Trade`;

const options = {
  language: { type: 'string' },
  kind: { type: 'string' },
  byline: { type: 'string', multiple: true },
  thread: { type: 'string' },
  tag: { type: 'string', multiple: true },
  summary: { type: 'string' },
  slug: { type: 'string' },
  'no-edit': { type: 'boolean', default: false },
} as const;

/** What a summary says until somebody has written it. */
const noSummaryYet = 'One or two sentences, when the piece is written.';

/** What a command sees of where it runs. */
export interface Surroundings {
  readonly root: string;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Asks for what is missing; `undefined` where nobody sits at a terminal. */
  readonly ask:
    | ((known: Partial<Asked>, offers: Offers, language: Language) => Promise<Asked | undefined>)
    | undefined;
}

const parse = (args: readonly string[]) =>
  parseArgs({ args: [...args], options, allowPositionals: true });

/** The byline that most pieces have, for whoever is not asked. */
const usualByline = ({ authors }: Offers): readonly string[] => {
  const [usual] = authors.toSorted((a, b) => b.uses - a.uses);
  return usual ? [usual.value] : [];
};

/** Writes a file that is not there yet. Throws, with what to do, where it is. */
export const create = (changes: FileChanges, path: string, contents: Contents): void => {
  if (!changes.create(path, contents))
    throw new Error(`There is a file ${path} already. Give another name: --slug a-few-words`);
};

const begin = async (
  title: string,
  values: ReturnType<typeof parse>['values'],
  { records, unreadable }: Content,
  { root, now, environment, ask }: Surroundings,
): Promise<Ended> => {
  const language = findNewLanguage(title, values.language);
  if (typeof language !== 'string') return fail(language.fault);
  const kind = values.kind === undefined ? undefined : findNewKind(values.kind);
  if (typeof kind === 'object') return fail(kind.fault);
  const offers = toOffers(records, language, title);
  const { byline, thread, tag: tags, summary, slug } = values;
  const known = { kind, byline, thread, tags, summary };
  const given = Object.fromEntries(
    Object.entries(known).filter(([, value]) => value !== undefined),
  ) as Partial<Asked>;
  const asked = ask
    ? await ask(given, offers, language)
    : { kind: 'analysis' as const, byline: usualByline(offers), tags: [], summary: '', ...given };
  if (!asked) return fail('Nothing was written.');
  if (asked.byline.length === 0) return fail('Say who signs it: --byline "The desk’s name".');
  const front = { ...asked, thread: asked.thread };
  const fault = findNewFault(front, offers);
  if (fault !== undefined) return fail(fault);
  const signs = asked.byline
    .map((typed) => offers.authors.find(({ value }) => value === typed)?.label ?? typed)
    .join(', ');
  const made = toNewArticle(
    { ...front, title, language, slug, summary: asked.summary || noSummaryYet },
    toTakenSlugs([...records.articles, ...unreadable], language),
    now,
    signs,
  );
  if ('fault' in made) return fail(made.fault);
  const path = join(root, made.file);
  await changeFiles(join(root, 'content'), async (changes) => {
    create(changes, path, made.text);
    await writeEditorHelp(root, changes.write);
  });
  const guessed =
    ask || (values.kind && byline) ? '' : `\n  A guess: ${asked.kind}, signed by ${signs}.`;
  const said = `Begun: ${made.file}${guessed}\n  It is a draft: "npm run dev" shows it, readers see it when you take \`draft\` out.`;
  const editor = ask && !values['no-edit'] ? findEditor(environment) : undefined;
  if (editor !== undefined && !openEditor(editor, path))
    return succeed(`${said}\n  The editor "${editor}" could not be run, or gave up.`);
  return succeed(said);
};

/**
 * Begins an article in the project below `root`.
 *
 * @param args What follows the command's own name.
 */
export const runNew = (args: readonly string[], surroundings: Surroundings): Promise<Ended> =>
  runCommand(
    () => parse(args),
    usage,
    async ({ values, positionals: [title = '', ...others] }) => {
      if (title.trim() === '' || others.length > 0) return fail(usage, 2);
      return withContent(surroundings.root, (content) =>
        begin(title.trim(), values, content, surroundings),
      );
    },
  );
