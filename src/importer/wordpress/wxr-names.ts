/** An XML name, parted by the parser. */
export interface XmlName {
  readonly prefix: string;
  readonly local: string;
  /** Empty where its prefix was never bound. */
  readonly uri: string;
}

const spaces: readonly (readonly [RegExp, string])[] = [
  [/^https?:\/\/(?:www\.)?wordpress\.org\/export\/[\d.]+\/excerpt\/$/, 'excerpt'],
  [/^https?:\/\/(?:www\.)?wordpress\.org\/export\/[\d.]+\/$/, 'wp'],
  [/^http:\/\/purl\.org\/rss\/1\.0\/modules\/content\/$/, 'content'],
  [/^http:\/\/purl\.org\/dc\/elements\/1\.1\/$/, 'dc'],
];

const usual = new Set(spaces.map(([, prefix]) => prefix));

/**
 * A name with the prefix that exports use for its namespace, whichever this one does; where the prefix was never bound,
 * it is taken for what it is usually. A name of some other namespace gets its address, so that it is nobody's.
 */
export const toWxrName = ({ prefix, local, uri }: XmlName): string => {
  if (uri === '') return usual.has(prefix) ? `${prefix}:${local}` : local;
  const space = spaces.find(([pattern]) => pattern.test(uri));
  return space ? `${space[1]}:${local}` : `{${uri}}${local}`;
};
