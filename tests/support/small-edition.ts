import { createHash } from 'node:crypto';
import { renderManifest, manifestFile } from '../../src/build/site-manifest.ts';
import { toByteText } from '../../src/hosts/byte-text.ts';
import { findInlineHashes } from '../../src/hosts/inline-hashes.ts';
import { nginx } from '../../src/hosts/nginx.ts';
import { aSite } from '../hosts/a-site.ts';
import { makeFolder } from './folder.ts';
import { writeFiles } from './hosted-site.ts';

const digest = (text: string): string => createHash('sha256').update(text).digest('hex');

/** The name of the script that an edition's pages ask for: another one in each. */
export const scriptOf = (mark: string): string => `_astro/${mark}.${digest(mark).slice(0, 8)}.js`;

/** The home page of an edition: its style and its script bear its mark. */
export const pageOf = (mark: string): string =>
  `<!doctype html><meta charset="utf-8"><style>/*${mark}*/</style><script type="module" src="/${scriptOf(mark)}"></script>`;

/** When an edition is said to have been built, in seconds since 1970; it holds for 90 days. */
export const builtAt = Date.UTC(2024, 0, 1) / 1000;

/**
 * An edition for nginx that nobody built, whole with its manifest; `mark` tells it from others.
 *
 * @param more Files besides the usual few, by path.
 */
export const makeEdition = async (
  mark: string,
  more: Readonly<Record<string, string>> = {},
  sequence = builtAt,
): Promise<string> => {
  const folder = await makeFolder('edition');
  const files = {
    'index.html': pageOf(mark),
    '404.html': '<!doctype html><meta charset="utf-8"><p>Not here',
    [scriptOf(mark)]: `console.log(${JSON.stringify(mark)})`,
    'a name with spaces/و/index.html': '<!doctype html><meta charset="utf-8">',
    ...more,
  };
  const toDigests = (texts: Readonly<Record<string, string>>) =>
    Object.entries(texts).map(([file, text]) => [file, digest(text)] as const);
  const site = aSite({
    inline: findInlineHashes(toByteText(Buffer.from(pageOf(mark)))),
    redirects: [],
  });
  const own = nginx.toFiles(site);
  const manifest = renderManifest({
    ...{ site: 'https://example.org/', base: '/', now: sequence * 1000, days: 90, redirects: [] },
    files: toDigests(files),
    hostFiles: toDigests(own),
  });
  await writeFiles(folder, { ...files, ...own, [manifestFile]: manifest });
  return folder;
};
