/**
 * The names that the path of a request is made of, decoded; the last one is empty where the path ends in a slash.
 * Undefined for a path that no link of a site leads to: badly encoded, climbing, with an empty name in its midst, with
 * a slash inside a name, or naming a hidden file.
 */
export function toSegments(path: string): readonly string[] | undefined {
  if (!path.startsWith('/')) return undefined;
  const segments = path.slice(1).split('/').map(decode);
  const names = segments.at(-1) === '' ? segments.slice(0, -1) : segments;
  return names.every(isName) ? (segments as readonly string[]) : undefined;
}

/** The path, percent-encoded, that `toSegments` makes those segments of. */
export function toUrlPath(segments: readonly string[]): string {
  return `/${segments.map(encodeURIComponent).join('/')}`;
}

function decode(segment: string): string | undefined {
  try {
    return decodeURIComponent(segment);
  } catch {
    return undefined;
  }
}

function isName(segment: string | undefined): boolean {
  if (segment === undefined || segment === '') return false;
  if (segment.startsWith('.') && segment !== '.well-known') return false;
  return !['/', '\\', '\0'].some((character) => segment.includes(character));
}
