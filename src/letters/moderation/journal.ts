import { z } from 'zod';
import { seal } from '../seal.ts';
import { lettersFolder, letterFilePattern } from '../waiting-letter.ts';
import type { Fault, Workspace } from './workspace.ts';

const inboxName = new RegExp(`^${lettersFolder}/[0-9a-hjkmnp-tv-z]{8}\\.json$`);

/** Null where there is no file. */
const text = z.nullable(z.string());

/** A step changes letters and nothing else, whatever its file says. */
const change = z.discriminatedUnion('area', [
  z.object({
    area: z.literal('inbox'),
    name: z.string().regex(inboxName),
    before: text,
    after: text,
  }),
  z.object({
    area: z.literal('project'),
    name: z.string().regex(letterFilePattern),
    before: text,
    after: text,
  }),
]);

type Change = z.output<typeof change>;

const step = z.object({
  /** What was done, as a sentence without its final stop: `approved 7k2m9p4q`. */
  title: z.string(),
  changes: z.array(change),
});

type Step = z.output<typeof step>;

/** A step's file: sealed, since it holds letters, and signed, since undoing it writes files. */
const entry = z.object({
  /** ISO 8601. */
  at: z.string(),
  sealed: z.string(),
  signature: z.string(),
});

type Entry = z.output<typeof entry>;

/** A file as a step leaves it. */
export interface Wanted {
  readonly area: 'inbox' | 'project';
  readonly name: string;
  readonly after: string | null;
}

const folder = 'journal';

const toName = (number: number): string => `${folder}/${String(number).padStart(6, '0')}.json`;

const toSigned = (name: string, { at, sealed }: Omit<Entry, 'signature'>): string =>
  [name, at, sealed].join('\n');

const apply = async (
  workspace: Workspace,
  { area, name }: Pick<Change, 'area' | 'name'>,
  after: string | null,
): Promise<void> => {
  const store = workspace[area];
  await (after === null ? store.remove(name) : store.write(name, after));
};

/** Changes files, all or none, having first put down in the journal how they were. */
export const takeStep = async (
  workspace: Workspace,
  title: string,
  wanted: readonly Wanted[],
): Promise<void> => {
  const changes = await Promise.all(
    wanted.map(async ({ area, name, after }) => ({
      ...{ area, name, after },
      before: (await workspace[area].read(name)) ?? null,
    })),
  );
  const parsed = step.parse({ title, changes });
  const name = await writeEntry(workspace, parsed);
  try {
    await applyAll(workspace, parsed.changes, 'before', 'after');
  } catch (error) {
    // Where it could not be taken back, "letters undo" has to: then its entry is needed.
    if (await isAsBefore(workspace, parsed.changes)) await workspace.inbox.remove(name);
    throw error;
  }
};

/**
 * Makes all changes, or none: where one fails, those before it are taken back.
 *
 * @throws What the disk says.
 */
const applyAll = async (
  workspace: Workspace,
  changes: readonly Change[],
  from: 'before' | 'after',
  to: 'before' | 'after',
): Promise<void> => {
  const done: Change[] = [];
  try {
    for (const each of changes) {
      await apply(workspace, each, each[to]);
      done.push(each);
    }
  } catch (error) {
    for (const each of done.reverse())
      await apply(workspace, each, each[from]).catch(() => undefined);
    throw error;
  }
};

const isAsBefore = async (workspace: Workspace, changes: readonly Change[]): Promise<boolean> => {
  const current = await Promise.all(changes.map(({ area, name }) => workspace[area].read(name)));
  return changes.every(({ before }, i) => before === (current[i] ?? null));
};

/** Two editors at once take two numbers. Answers the name of the entry. */
const writeEntry = async ({ inbox, key, now }: Workspace, taken: Step): Promise<string> => {
  const last = (await inbox.list(folder)).at(-1)?.match(/\d+/)?.[0] ?? '0';
  const at = new Date(now).toISOString();
  const sealed = await seal(key.recipient, JSON.stringify(taken));
  for (let number = Number(last) + 1; ; number++) {
    const name = toName(number);
    const signature = await key.sign(toSigned(name, { at, sealed }));
    if (await inbox.create(name, JSON.stringify({ at, sealed, signature }, null, 2))) return name;
  }
};

/** The step of a file of the journal; undefined for what these commands did not write with this key. */
const readStep = async (
  { key }: Workspace,
  name: string,
  file: string,
): Promise<Step | undefined> => {
  try {
    const { at, sealed, signature } = entry.parse(JSON.parse(file));
    if (signature !== (await key.sign(toSigned(name, { at, sealed })))) return undefined;
    return step.parse(JSON.parse((await key.open(sealed)) ?? ''));
  } catch {
    return undefined;
  }
};

/** Why a file cannot be put back as it was; undefined where it can. */
const findObstacle = async (workspace: Workspace, each: Change): Promise<string | undefined> => {
  const { area, name, before, after } = each;
  const current = (await workspace[area].read(name)) ?? null;
  if (current === before) return undefined;
  if (current !== after) return `${name} was changed by other means since.`;
  if (area === 'project' && current !== null && (await workspace.isCommitted(name))) {
    return `${name} is committed: take it back with git, or with \`letters remove\`.`;
  }
  return undefined;
};

/** Takes the last step back, all of it or nothing; returns its title. */
export const undoStep = async (workspace: Workspace): Promise<string | Fault> => {
  const name = (await workspace.inbox.list(folder)).at(-1);
  const file = name === undefined ? undefined : await workspace.inbox.read(name);
  if (name === undefined || file === undefined) return { fault: 'There is nothing to undo.' };
  const last = await readStep(workspace, name, file);
  if (!last) {
    return {
      fault: `${name} was not written by these commands with this key: nothing is undone.\n  Look at it, then delete it.`,
    };
  }
  const { title, changes } = last;
  for (const each of changes) {
    const obstacle = await findObstacle(workspace, each);
    if (obstacle !== undefined) return { fault: `"${title}" cannot be undone: ${obstacle}` };
  }
  await applyAll(workspace, changes.toReversed(), 'after', 'before');
  await workspace.inbox.remove(name);
  return title;
};

/** Forgets the steps taken before an instant, and what is no step, and with them how files were before. */
export const forgetSteps = async (
  { inbox }: Pick<Workspace, 'inbox'>,
  before: string,
): Promise<number> => {
  let forgotten = 0;
  for (const name of await inbox.list(folder)) {
    const { data } = entry.safeParse(toJson((await inbox.read(name)) ?? ''));
    if (data && data.at >= before) continue;
    await inbox.remove(name);
    forgotten += 1;
  }
  return forgotten;
};

const toJson = (file: string): unknown => {
  try {
    return JSON.parse(file);
  } catch {
    return undefined;
  }
};
