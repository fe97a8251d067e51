import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FoundContent } from '../records/find-content.ts';
import { findPictureMakers } from '../records/pictures.ts';
import { findPublicFiles } from '../records/public-files.ts';
import { toKeptThreads } from '../views/kept-threads.ts';
import type { Site } from '../views/read-site.ts';
import { keepFiles, makeFiles, publish, type EditionFiles } from './edition.ts';
import { isIntact, writeManifest } from './edition-files.ts';
import { planEdition, type EditionItem, type EditionManifest } from './edition-plan.ts';
import { readHostFileNames } from './host-files.ts';
import { toPublicItems } from './items.ts';
import { toOfflineItems } from './offline.ts';
import { openEdition, type Build } from './open-edition.ts';
import { pageReader, scriptReader } from './page-files.ts';
import type { Renderer } from './renderer.ts';
import { toSearchItems } from './search-index.ts';

/** What an edition is made of. */
export interface Material extends Pick<Site, 'graph' | 'related'> {
  /** The digest of what draws the pages. */
  readonly code: string;
  readonly last: EditionManifest;
  /** By file, where in the cache its record lies. */
  readonly keys: FoundContent['keys'];
  /** Read even what looks untouched. */
  readonly verify: boolean;
}

/** Makes what the last edition does not have, and puts it in its place. */
export const makeEdition = async (
  build: Build,
  { code, last, keys, graph, related, verify }: Material,
): Promise<EditionFiles> => {
  const { root, paths, account } = build;
  const stop = new AbortController();
  const begun = Promise.withResolvers<undefined>();
  // On a processor of its own, where there are several.
  const searching = account.during('search', (phase) =>
    toSearchItems(
      { root, cache: paths.cache, keys, graph },
      { phase, begun: () => begun.resolve(undefined) },
      stop.signal,
    ),
  );
  searching.catch(() => undefined);
  try {
    await Promise.race([begun.promise, searching]);
    const { renderer, pages } = await openEdition(build, code, graph, related);
    const drawn = await make(build, 'pages', pages, last, verify);
    const search = await searching;
    const rest = await make(
      build,
      'files',
      [
        ...search,
        ...(await toAssetItems(build, renderer, drawn.files)),
        ...toPublicItems(root, await findPublicFiles(root)),
        ...(await toOfflineItems(
          { root, cache: paths.cache, code },
          pageReader(drawn.files, renderer.assets),
          toKeptThreads(graph),
        )),
      ],
      last,
      verify,
    );
    const beside = await readHostFileNames(paths);
    const files = await account.during('publish', () =>
      publish(paths, { ...drawn.kept, ...rest.kept }, { ...drawn.made, ...rest.made }, beside),
    );
    await writeManifest(paths.manifest, { code, files });
    return files;
  } finally {
    stop.abort();
  }
};

/** Makes those of the items that the last edition does not have. */
const make = (
  { paths, account }: Build,
  name: string,
  items: readonly EditionItem[],
  last: EditionManifest,
  verify: boolean,
) =>
  account.during(name, async (phase) => {
    const plan = planEdition(items, last, (file, known) =>
      isIntact(paths.out, file, known, verify),
    );
    phase.start(plan.make.length, plan.keep.length);
    for (const { item, reason } of plan.make) phase.tell(item, reason, last);
    const made = await makeFiles(paths.stage, plan, phase.step);
    const kept = keepFiles(plan, last);
    const files: EditionFiles = { ...kept, ...made };
    return { made, kept, files };
  });

/** The scripts, styles and pictures that pages refer to, and what these need in turn. */
const toAssetItems = async (
  { root, paths }: Build,
  renderer: Renderer,
  files: EditionFiles,
): Promise<EditionItem[]> => {
  const pictures = await findPictureMakers(root, paths.cache);
  const names = new Set(Object.values(files).flatMap(({ assets }) => assets));
  return scriptReader(renderer.assets)([...names]).map((name) => ({
    file: `_astro/${name}`,
    key: name,
    make: async () => {
      const toPicture = pictures.get(name);
      return readFile(toPicture ? await toPicture() : join(renderer.assets, name));
    },
  }));
};
