import { chmod, cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describeSite } from '../../src/build/describe-site.ts';
import type { EditionPaths } from '../../src/build/edition-files.ts';
import { inlineOf, readFacts } from '../../src/build/file-facts.ts';
import { writeHostFiles } from '../../src/build/host-files.ts';
import { changeFiles } from '../../src/support/file-changes.ts';
import {
  manifestFile,
  readSiteManifest,
  type SiteManifest,
} from '../../src/build/site-manifest.ts';
import type { Target } from '../../src/config.ts';
import { joinInlineHashes } from '../../src/hosts/inline-hashes.ts';
import type { Redirect, SiteDescription } from '../../src/hosts/site-description.ts';

/** A copy of the built site with the files of one host, so that the site need not be built for each. */
export interface HostedSite {
  readonly folder: string;
  readonly paths: EditionPaths;
  readonly redirects: readonly Redirect[];
  readonly manifest: SiteManifest;
  readonly description: SiteDescription;
  readonly dispose: () => Promise<void>;
}

const toPath = (file: string): string => `/${encodeURI(file.replace(/index\.html$/, ''))}`;

const readManifest = async (folder: string): Promise<SiteManifest> => {
  const manifest = readSiteManifest(await readFile(join(folder, manifestFile), 'utf8'));
  if (!manifest) throw new Error('The built site has no manifest.');
  return manifest;
};

const toRedirects = ({ moved }: SiteManifest): Redirect[] =>
  Object.entries(moved).map(([from, to]) => ({ from: toPath(from), to }));

/** What hosts are told of a built site. */
export const describeBuilt = async (folder: string): Promise<SiteDescription> => {
  const inline = joinInlineHashes(inlineOf(Object.values(readFacts(folder, {}))));
  return describeSite(toRedirects(await readManifest(folder)), inline);
};

/**
 * @param built The folder of a built site, or a hosted one, whose compressed files are then taken over.
 * @param isWanted Which files of a built site are copied, and so compressed.
 */
export const hostSite = async (
  built: string | HostedSite,
  target: Target,
  isWanted: (file: string) => boolean = () => true,
): Promise<HostedSite> => {
  const above = await mkdtemp(join(tmpdir(), `throughline-${target}-`));
  await chmod(above, 0o755);
  const folder = join(above, 'site');
  if (typeof built === 'string') {
    const filter = (path: string) => isWanted(path.slice(built.length + 1));
    await cp(built, folder, { recursive: true, filter });
  } else await cp(built.paths.cache, above, { recursive: true });
  // A folder of the system's temporary ones is its owner's alone; the server may run as somebody else.
  await chmod(folder, 0o755);
  const manifest = await readManifest(folder);
  const redirects = toRedirects(manifest);
  const paths = {
    out: folder,
    cache: above,
    stage: join(above, 'stage'),
    manifest: join(above, 'edition.json'),
  };
  const refused = await changeFiles(paths.out, (changes) =>
    writeHostFiles(paths, redirects, changes, target),
  );
  if (refused.length > 0) throw new Error(refused.join('\n'));
  const description = await describeBuilt(folder);
  const dispose = () => rm(above, { recursive: true, force: true });
  return { folder, paths, redirects, manifest, description, dispose };
};

/** Writes files below a folder, for a site that nobody built. */
export const writeFiles = async (
  folder: string,
  files: Readonly<Record<string, string>>,
): Promise<void> => {
  for (const [file, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, file)), { recursive: true });
    await writeFile(join(folder, file), text);
  }
};
