import { hash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { joinInlineHashes } from '../hosts/inline-hashes.ts';
import { toNginxServer } from '../hosts/nginx.ts';
import type { SiteDescription } from '../hosts/site-description.ts';
import { overOneConnection } from './deploy-connection.ts';
import * as scripts from './deploy-scripts.ts';
import type { Destination } from './deploy-destination.ts';
import { packFolder, runThere } from './deploy-shell.ts';
import { readFacts } from './file-facts.ts';
import { manifestFile } from './site-manifest.ts';

export interface DeployOptions {
  /** How many editions stay there, to go back to. */
  readonly keep: number;
  /** A command that makes the server read its configuration anew, run there where that has changed. */
  readonly reload: string | undefined;
}

/** A step of a deployment that can be cut off before or after any other. */
interface Step {
  readonly name: string;
  readonly run: () => Promise<unknown>;
}

/** Names of earlier versions begin with the time: they sort before all that have a number. */
const numberOf = (release: string): number => Number(/^r(\d+)-/.exec(release)?.[1] ?? 0);

/**
 * `r000012-20240101T000000000Z-1a2b3c4d`: a number that says which deployment came after which, whatever the clock
 * says; the time, for people; and a digest that tells which edition it is.
 *
 * @param now In milliseconds since 1970.
 * @param releases Those that are there.
 */
export const toReleaseName = (
  manifest: string,
  now: number,
  releases: readonly string[],
): string => {
  const number = 1 + Math.max(0, ...releases.map(numberOf));
  const time = new Date(now).toISOString().replace(/[-:.]/g, '');
  return `r${String(number).padStart(6, '0')}-${time}-${hash('sha256', manifest).slice(0, 8)}`;
};

const readDescriptions = async (to: Destination, release: string): Promise<SiteDescription[]> =>
  (await runThere(to, scripts.describe, [to.folder, release]))
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as SiteDescription);

/**
 * nginx reads its configuration at another moment than that of the switch. So that no page ever meets a policy that
 * does not know it, the policy names what is inline in any edition that is kept there; redirects are those of
 * `release`. Nothing where the edition was not built for nginx.
 */
const configure = async (
  to: Destination,
  release: string,
  reload: string | undefined,
): Promise<void> => {
  const [site, ...all] = await readDescriptions(to, release);
  if (!site) return;
  const inline = joinInlineHashes(all.map((each) => each.inline));
  const config = toNginxServer({ ...site, inline });
  const printed = await runThere(to, scripts.writeConfig, [to.folder], config);
  if (printed.trim() !== 'changed') return;
  if (reload !== undefined) await runThere(to, reload, []);
  await runThere(to, scripts.noteConfigRead, [to.folder]);
};

/** `all`: the newest first. */
const readReleases = async (to: Destination): Promise<{ current: string; all: string[] }> => {
  const [current = '', ...all] = (await runThere(to, scripts.list, [to.folder])).split('\n');
  return { current, all: all.filter(Boolean) };
};

const toSums = (folder: string): string =>
  Object.entries(readFacts(folder, {}))
    .map(([file, { sha256 }]) => `${sha256}  ./${file}\n`)
    .join('');

/** @throws Where there is a link, which a server would follow to anywhere, or what is no file at all. */
const requireFiles = async (folder: string): Promise<void> => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const stray = entries.find((entry) => !entry.isFile() && !entry.isDirectory());
  if (stray)
    throw new Error(
      `${join(stray.parentPath, stray.name)} is a link, a pipe or a device: an edition holds files only. Take it away, and build again.`,
    );
};

const upload = async (folder: string, to: Destination, release: string): Promise<void> => {
  const { stream, done } = packFolder(folder);
  const arrived = runThere(to, scripts.unpack, [to.folder, release], stream);
  // Where nobody reads on, tar would wait for ever.
  await Promise.all([arrived.finally(() => stream.destroy()), done]);
};

/** The switch, with what has to be so before it and after it. */
const switchSteps = (to: Destination, release: string, reload: string | undefined): Step[] => [
  {
    name: 'prepare the server',
    run: async () => {
      const { current } = await readReleases(to);
      await configure(to, current === '' ? release : current, reload);
    },
  },
  { name: 'switch', run: () => runThere(to, scripts.switchTo, [to.folder, release]) },
  { name: 'configure the server', run: () => configure(to, release, reload) },
];

/** All steps that bring the edition in `folder` there, in order. Until `switch` nothing that is served changes. */
export const toDeploySteps = (
  folder: string,
  to: Destination,
  release: string,
  { keep, reload }: DeployOptions,
): readonly Step[] => {
  const there = [to.folder, release];
  return [
    { name: 'make room', run: () => runThere(to, scripts.prepare, there) },
    { name: 'upload', run: () => upload(folder, to, release) },
    { name: 'check', run: async () => runThere(to, scripts.check, there, toSums(folder)) },
    {
      name: 'carry over',
      run: () => runThere(to, scripts.carryOver, [to.folder, `.new-${release}`]),
    },
    { name: 'finish', run: () => runThere(to, scripts.finish, there) },
    ...switchSteps(to, release, reload),
    { name: 'prune', run: () => runThere(to, scripts.prune, [to.folder, String(keep)]) },
  ];
};

const isWithin = (folder: string, above: string): boolean =>
  !/^\.\.(?:\/|$)/.test(relative(above, folder));

/**
 * Brings the edition in `folder` to its destination.
 *
 * @returns What was done, for people.
 * @throws Where a step fails: the edition that was served still is.
 */
export const deploy = async (
  folder: string,
  to: Destination,
  options: DeployOptions,
  now: number,
): Promise<string> => {
  const manifest = await readFile(join(folder, manifestFile), 'utf8').catch(() => {
    throw new Error(`There is no built site in ${folder}: make one with "npm run build".`);
  });
  await requireFiles(folder);
  if (to.isHere && isWithin(to.folder, folder))
    throw new Error(
      `${to.name} lies in ${folder}, the site itself: name another folder to deploy to.`,
    );
  return overOneConnection(to, async (there) => {
    const release = toReleaseName(manifest, now, (await readReleases(there)).all);
    try {
      for (const { run } of toDeploySteps(folder, there, release, options)) await run();
    } catch (error) {
      // What was brought until then would only take room. If that fails, too, the next deployment does it.
      await runThere(there, scripts.giveUp, [there.folder, release]).catch(() => undefined);
      throw error;
    }
    return `${to.name} serves edition ${release}.`;
  });
};

/**
 * Goes back to the edition before the one that is served, or to one by its name.
 *
 * @throws Where there is none.
 */
export const rollBack = (
  to: Destination,
  wanted: string | undefined,
  reload: string | undefined,
): Promise<string> =>
  overOneConnection(to, async (there) => {
    const { current, all } = await readReleases(there);
    const earlier = current === '' ? undefined : all[all.indexOf(current) + 1];
    const release = wanted ?? earlier;
    if (release === undefined || !all.includes(release))
      throw new Error(
        `${to.name} has no ${wanted === undefined ? 'earlier edition' : `edition ${wanted}`}. There are: ${all.join(', ') || 'none'}.`,
      );
    await runThere(there, scripts.carryOver, [there.folder, release]);
    for (const { run } of switchSteps(there, release, reload)) await run();
    return `${to.name} serves edition ${release} again.`;
  });
