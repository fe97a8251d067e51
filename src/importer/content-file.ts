import { stringify } from 'yaml';

/**
 * A content file: front matter, whose keys without a value are left out, and a body. Texts of any script stand in it as
 * they are read.
 */
export const toContentFile = (front: Readonly<Record<string, unknown>>, body: string): string => {
  const keys = Object.fromEntries(
    Object.entries(front).filter(
      ([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0),
    ),
  );
  const yaml = stringify(keys, {
    lineWidth: 0,
    collectionStyle: 'any',
    flowCollectionPadding: false,
  });
  return `---\n${yaml}---\n${body.trim()}\n`;
};
