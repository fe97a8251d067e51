import { hash } from 'node:crypto';
import { readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { AstroIntegration } from 'astro';
import { settings } from '../config.ts';
import { digestSources } from '../records/digest-sources.ts';
import {
  isIntact,
  listFiles,
  moveFile,
  readManifest,
  removeEmptyFolders,
  writeManifest,
  type EditionPaths,
} from './edition-files.ts';
import {
  findAssetReferences,
  findSiblingReferences,
  planEdition,
  toKey,
  toOutputFile,
  type EditionManifest,
  type EditionPage,
  type PlannedPath,
} from './edition-plan.ts';
import { readHostFileNames } from './host-files.ts';

/** All that decides what a page looks like, besides its props. */
const sources = ['src', 'astro.config.mjs', 'package-lock.json', 'tsconfig.json'];

const isText = (name: string): boolean => /\.(?:html|xml|json|txt|css|js|webmanifest)$/.test(name);

const findSalt = async (root: string): Promise<string> => {
  const variables = Object.entries(process.env).filter(([name]) => name.startsWith('PUBLIC_'));
  const rest = JSON.stringify([settings, variables.sort(), process.version]);
  return `${await digestSources(root, sources)} ${rest}`;
};

/** What the manifest says of a page that was just rendered into the stage. */
const describePage = async (
  stage: string,
  salt: string,
  path: PlannedPath,
): Promise<EditionPage> => {
  const file = toOutputFile(path);
  const bytes = await readFile(join(stage, file));
  const { size, mtimeMs } = await stat(join(stage, file));
  const assets = isText(file) ? findAssetReferences(bytes.toString('utf8')) : [];
  const sha256 = hash('sha256', bytes);
  return { file, key: toKey(salt, path), assets, sha256, size, mtimeMs };
};

/** The assets that pages need, and those that these need in turn, by name. */
const findNeededAssets = async (
  manifest: EditionManifest,
  { stage, out }: EditionPaths,
): Promise<Set<string>> => {
  const inOut = (await listFiles(join(out, '_astro'))).map(
    (name) => [name, join(out, '_astro', name)] as const,
  );
  const inStage = (await listFiles(join(stage, '_astro'))).map(
    (name) => [name, join(stage, '_astro', name)] as const,
  );
  const places = new Map([...inOut, ...inStage]);
  const names = new Set(places.keys());
  const queue = Object.values(manifest).flatMap(({ assets }) => assets);
  const needed = new Set<string>();
  for (let name = queue.pop(); name !== undefined; name = queue.pop()) {
    const place = places.get(name);
    if (needed.has(name) || place === undefined) continue;
    needed.add(name);
    if (isText(name)) queue.push(...findSiblingReferences(await readFile(place, 'utf8'), names));
  }
  return needed;
};

/** `a/b/c` lies in `a` and `a/b`. */
const foldersOf = (file: string): string[] =>
  [...file.matchAll(/\//g)].map(({ index }) => file.slice(0, index));

const pagesLast = (a: string, b: string): number =>
  Number(a.endsWith('.html')) - Number(b.endsWith('.html'));

const removeFiles = async (folder: string, files: readonly string[]): Promise<void> => {
  for (const file of files) await rm(join(folder, file), { force: true });
  if (files.length > 0) await removeEmptyFolders(folder);
};

/** Puts what was rendered in its place in the edition, and takes out what no longer belongs to it. */
const publish = async (paths: EditionPaths, manifest: EditionManifest): Promise<void> => {
  const { stage, out } = paths;
  const needed = await findNeededAssets(manifest, paths);
  const staged = (await listFiles(stage)).filter(
    (file) => !file.startsWith('_astro/') || needed.has(file.slice('_astro/'.length)),
  );
  const belongs = new Set([
    ...staged,
    ...Object.values(manifest).map(({ file }) => file),
    ...[...needed].map((name) => `_astro/${name}`),
    ...(await readHostFileNames(paths)),
  ]);
  const gone = (await listFiles(out)).filter((file) => !belongs.has(file));
  const stagedFolders = new Set(staged.flatMap(foldersOf));
  const stagedFiles = new Set(staged);
  const inTheWay = gone.filter(
    (file) => stagedFolders.has(file) || foldersOf(file).some((each) => stagedFiles.has(each)),
  );
  await removeFiles(out, inTheWay);
  // A reader who comes meanwhile finds all that a page needs, and no page leads to what is gone.
  for (const file of staged.toSorted(pagesLast)) await moveFile(join(stage, file), join(out, file));
  await removeFiles(out, gone);
  await rm(stage, { recursive: true, force: true });
};

/**
 * Sound incremental builds. Astro renders into a staging folder, and only the pages whose props, code or
 * settings are not those of the last edition; what it rendered is then moved into the edition, which keeps the
 * rest. A page is a pure function of its props, so the result is that of a clean build, byte for byte:
 * a clean build is the same, from an empty manifest. Nothing of the edition is touched where rendering fails.
 */
export const edition = (root: string, paths: EditionPaths): AstroIntegration => {
  let salt = '';
  let last: EditionManifest = {};
  let rendered: readonly PlannedPath[] = [];
  let kept: readonly PlannedPath[] = [];
  return {
    name: 'throughline:edition',
    hooks: {
      'astro:build:start': async ({ setPrerenderer }) => {
        salt = await findSalt(root);
        last = await readManifest(paths.manifest);
        setPrerenderer((base) => ({
          ...base,
          getStaticPaths: async () => {
            const all = await base.getStaticPaths();
            const plan = planEdition(all, last, salt, (page) => isIntact(paths.out, page));
            [rendered, kept] = [plan.render, plan.keep];
            return [...plan.render];
          },
        }));
      },
      'astro:build:done': async ({ logger }) => {
        const pages = await Promise.all(
          rendered.map(
            async (path) => [path.pathname, await describePage(paths.stage, salt, path)] as const,
          ),
        );
        const standing = kept.flatMap(({ pathname }) => {
          const page = last[pathname];
          return page ? [[pathname, page] as const] : [];
        });
        const manifest: EditionManifest = Object.fromEntries([...standing, ...pages]);
        await publish(paths, manifest);
        await writeManifest(paths.manifest, manifest);
        logger.info(`${String(rendered.length)} pages rendered, ${String(kept.length)} kept`);
      },
    },
  };
};
