import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import type { Graph } from '../graph/build-graph.ts';
import { toRelatedIds } from '../graph/relate.ts';
import type { FoundContent } from '../records/find-content.ts';
import { findPictureMakers } from '../records/pictures.ts';
import { findPublicFiles, findReplacing } from '../records/public-files.ts';
import { reports } from '../checker/reports.ts';
import { toKeptThreads } from '../views/kept-threads.ts';
import type { Site } from '../views/read-site.ts';
import { toRedirects } from './describe-site.ts';
import { openDrawers, sparingly, type Drawers } from './draw-beside.ts';
import { keepFiles, publish, type EditionFiles } from './edition.ts';
import { writeManifest } from './edition-manifest.ts';
import { planEdition, type EditionItem, type EditionManifest } from './edition-plan.ts';
import { readHostFileNames, toHostFileNames } from './host-files.ts';
import { toPublicItems } from './items.ts';
import { toOfflineItems } from './offline.ts';
import type { LastLook } from './last-look.ts';
import { openEdition, type Before, type Build, type Opened } from './open-edition.ts';
import { pageReader, scriptReader } from './page-files.ts';
import type { Renderer } from './renderer.ts';
import { toSearchItems } from './search-index.ts';
import type { SearchHelper } from './search-workers.ts';
import { makeFiles } from './stage-files.ts';

/** What an edition is made of. */
export interface Material extends Pick<Site, 'graph' | 'related'> {
  /** The digest of what draws the pages. */
  readonly code: string;
  readonly last: EditionManifest;
  /** Where its records lie in the cache. */
  readonly found: FoundContent;
  /** How the last edition's folder differs from what it should be. */
  readonly look: () => Promise<LastLook>;
  readonly searchHelper: SearchHelper;
  /** Where this edition differs from the last one by texts alone. */
  readonly before: Before | undefined;
}

/** An edition that stands. */
export interface MadeEdition {
  readonly files: EditionFiles;
  readonly textless: Opened['textless'];
}

/** Makes what the last edition does not have, and puts it in its place. */
export const makeEdition = async (
  build: Build,
  { code, last, found, graph, related, look, searchHelper, before }: Material,
): Promise<MadeEdition> => {
  const { root, paths, account, changes } = build;
  const stop = new AbortController();
  const begun = Promise.withResolvers<undefined>();
  const drawing = Promise.withResolvers<undefined>();
  // On a processor of its own, where there are several.
  const searching = account.during('search', (phase) =>
    toSearchItems(
      { root, cache: paths.cache, keys: found.keys, graph, before },
      { phase, begun: () => begun.resolve(undefined) },
      { first: searchHelper, spare: drawing.promise, signal: stop.signal },
    ),
  );
  searching.catch(() => undefined);
  try {
    await Promise.race([begun.promise, searching]);
    const opened = await openEdition(build, code, { graph, related }, before);
    const { renderer, pictures, pages, textless } = opened;
    const { touched, others } = await look();
    await related?.();
    const known: Known = { last, touched: new Set(touched) };
    const drawn = await make(build, 'pages', pages, known, () =>
      openDrawers({
        ...{ root, cache: paths.cache, renderer: renderer.folder, found, pictures },
        related: toRelatedIds(graph.related),
      }),
    );
    drawing.resolve(undefined);
    const items = [
      ...(await toAssetItems(build, renderer, drawn.files)),
      ...(await toOfflineItems(
        { root, cache: paths.cache, code },
        pageReader(drawn.files, renderer.assets),
        toKeptThreads(graph),
      )),
    ];
    const publicItems = toPublicItems(root, findPublicFiles(root));
    const rest = await make(build, 'files', [...items, ...publicItems], known);
    const searchItems = await searching;
    refuseReplacing(graph, publicItems, [...pages, ...items, ...searchItems]);
    const beside = await readHostFileNames(paths);
    const there = [...Object.keys(last.files), ...others];
    const searched = await make(build, 'search files', searchItems, known);
    const kept = { ...drawn.kept, ...rest.kept, ...searched.kept };
    const made = { ...drawn.made, ...rest.made, ...searched.made };
    const files = await account.during('publish', () =>
      Promise.resolve(publish(paths, kept, made, { there, beside }, changes)),
    );
    writeManifest(paths.manifest, { code, files });
    return { files, textless };
  } finally {
    stop.abort();
    await rm(paths.stage, { recursive: true, force: true });
  }
};

/** @throws Where a file of `public/` would replace one of all that an edition is made of, in words for people. */
const refuseReplacing = (
  graph: Graph,
  publicItems: readonly EditionItem[],
  others: readonly EditionItem[],
): void => {
  const toNames = (items: readonly EditionItem[]) => items.map(({ file }) => file);
  const [own, made] = [toNames(publicItems), toNames(others)];
  const beside = toHostFileNames(toRedirects(graph), [...made, ...own]);
  const problems = findReplacing(own, [...made, ...beside]);
  if (problems.length > 0)
    throw new Error(reports.text({ problems, articles: graph.articles.length }));
};

/** So many files take longer to make than another program takes to start. */
const manyFiles = 1000;

/** The last edition, and which of its files are not as they were written. */
interface Known {
  readonly last: EditionManifest;
  readonly touched: ReadonlySet<string>;
}

/** Makes those of the items that the last edition does not have; many by programs beside, where there are such. */
const make = (
  { paths, account }: Build,
  name: string,
  items: readonly EditionItem[],
  { last, touched }: Known,
  open?: () => Drawers,
) =>
  account.during(name, async (phase) => {
    const plan = planEdition(items, last, (file) => !touched.has(file));
    phase.start(plan.make.length, plan.keep.length);
    for (const { item, reason } of plan.make) phase.tell(item, reason, last);
    const isLong = plan.make.length >= manyFiles;
    if (isLong) setFlagsFromString(sparingly);
    const drawers = isLong ? open?.() : undefined;
    const missing = plan.make.map(({ item }) => item);
    try {
      const made = await makeFiles(paths.stage, missing, phase.step, drawers?.stagers);
      const kept = keepFiles(plan, last);
      const files: EditionFiles = { ...kept, ...made };
      return { made, kept, files };
    } finally {
      drawers?.close();
    }
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
