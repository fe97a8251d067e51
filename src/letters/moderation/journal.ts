import { z } from 'zod';
import type { Fault, Workspace } from './workspace.ts';

const change = z.object({
  area: z.enum(['inbox', 'project']),
  name: z.string(),
  /** Null where there is no file. */
  before: z.nullable(z.string()),
  after: z.nullable(z.string()),
});

type Change = z.output<typeof change>;

const step = z.object({
  /** What was done, as a sentence without its final stop: `approved 7k2m9p4q`. */
  title: z.string(),
  /** ISO 8601. */
  at: z.string(),
  changes: z.array(change),
});

type Step = z.output<typeof step>;

/** A file as a step leaves it. */
export type Wanted = Omit<Change, 'before'>;

const folder = 'journal';

const toName = (number: number): string => `${folder}/${String(number).padStart(6, '0')}.json`;

const apply = async (
  workspace: Workspace,
  { area, name }: Pick<Change, 'area' | 'name'>,
  text: string | null,
): Promise<void> => {
  const store = workspace[area];
  await (text === null ? store.remove(name) : store.write(name, text));
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
  const entry: Step = { title, at: new Date(workspace.now).toISOString(), changes };
  const name = await claimNumber(workspace, JSON.stringify(entry, null, 2));
  try {
    await applyAll(workspace, changes, 'before', 'after');
  } catch (error) {
    // Where it could not be taken back, "letters undo" has to: then its entry is needed.
    if (await isAsBefore(workspace, changes)) await workspace.inbox.remove(name);
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

/** Two editors at once take two numbers. */
const claimNumber = async ({ inbox }: Workspace, text: string): Promise<string> => {
  const last = (await inbox.list(folder)).at(-1)?.match(/\d+/)?.[0] ?? '0';
  for (let number = Number(last) + 1; ; number++) {
    if (await inbox.create(toName(number), text)) return toName(number);
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
  const text = name === undefined ? undefined : await workspace.inbox.read(name);
  if (name === undefined || text === undefined) return { fault: 'There is nothing to undo.' };
  const { title, changes } = step.parse(JSON.parse(text));
  for (const each of changes) {
    const obstacle = await findObstacle(workspace, each);
    if (obstacle !== undefined) return { fault: `"${title}" cannot be undone: ${obstacle}` };
  }
  await applyAll(workspace, changes.toReversed(), 'after', 'before');
  await workspace.inbox.remove(name);
  return title;
};

/** Forgets the steps taken before an instant, and with them how files were before. */
export const forgetSteps = async ({ inbox }: Workspace, before: string): Promise<number> => {
  let forgotten = 0;
  for (const name of await inbox.list(folder)) {
    const text = await inbox.read(name);
    if (text === undefined || step.parse(JSON.parse(text)).at >= before) continue;
    await inbox.remove(name);
    forgotten += 1;
  }
  return forgotten;
};
