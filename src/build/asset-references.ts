import type { ByteText } from '../hosts/byte-text.ts';

/**
 * A name in `_astro`, `map.1a2b3c4d5e-720.webp`, percent-encoded or not: only its hash and ending tell where it ends.
 */
const assetName = /_astro\/([^"#$&*+,/:;<=>?[\\\]^`{|}]*?\.[\w-]{8,}\.\w+)(?![\w-]|\.\w)/g;

/** The names of files in `_astro` that a file refers to, sorted. */
export const findAssetReferences = (text: ByteText): string[] => {
  const names = [...text.matchAll(assetName)].map(([, name = '']) => decode(name));
  return [...new Set(names)].sort();
};

/** The files in `_astro` that a script or a stylesheet there refers to, by whatever path. */
export const findSiblingReferences = (text: string, siblings: ReadonlySet<string>): string[] => {
  const words = new Set(text.match(/[\w.@~-]+/g)?.map((word) => /^.+\.\w+/.exec(word)?.[0]));
  return [...siblings].filter((name) => words.has(name)).sort();
};

const decode = (text: ByteText): string => {
  const name = Buffer.from(text, 'latin1').toString('utf8');
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
};
