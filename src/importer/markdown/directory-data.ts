import { readWithin } from '../../support/read-within.ts';

type Data = Readonly<Record<string, unknown>>;

/** What Eleventy takes from files beside a text. */
export interface DirectoryData {
  readonly data: Data;
  /** Files that are programs: what they would say is not known. */
  readonly unread: readonly string[];
}

const readJson = (root: string, file: string): Data => {
  try {
    const data: unknown = JSON.parse(readWithin(root, file).toString('utf8'));
    return typeof data === 'object' && data !== null && !Array.isArray(data) ? (data as Data) : {};
  } catch {
    return {};
  }
};

const toTags = (tags: unknown): unknown[] =>
  tags === undefined || tags === null ? [] : Array.isArray(tags) ? (tags as unknown[]) : [tags];

/** What is nearer to a text counts, but tags add up. */
export const mergeData = (far: Data, near: Data): Data => {
  const tags = toTags(far['tags']);
  return {
    ...far,
    ...near,
    ...(tags.length > 0 && { tags: [...new Set([...tags, ...toTags(near['tags'])])] }),
  };
};

/** `posts`, as a tag of all that lies in `posts/`, is how Eleventy gathers articles: it names no subject. */
const withoutCollections = (data: Data, folder: string): Data => {
  const names = new Set([folder, 'post', 'posts', 'all', 'blog', 'nav']);
  return { ...data, tags: toTags(data['tags']).filter((tag) => !names.has(String(tag))) };
};

/**
 * Eleventy's `posts/posts.json`, `posts/posts.11tydata.json` and `posts/a.json`, for any text of a folder.
 *
 * @param files All files besides texts, relative to the root.
 */
export const makeDirectoryData = (
  root: string,
  files: ReadonlySet<string>,
): ((path: string) => DirectoryData) => {
  const known = new Map<string, Data>();
  const read = (file: string): Data => {
    const data = known.get(file) ?? (files.has(file) ? readJson(root, file) : {});
    known.set(file, data);
    return data;
  };
  return (path) => {
    const parts = path.replace(/\.\w+$/, '').split('/');
    // Of each folder on the way the file that is called as it is; last, that beside the text.
    const stems = parts.map((part, index) => {
      const isText = index === parts.length - 1;
      const folder = parts.slice(0, isText ? index : index + 1);
      return { stem: [...folder, part].join('/'), folder: isText ? '' : part };
    });
    const data = stems.reduce<Data>(
      (far, { stem, folder }) =>
        ['json', '11tydata.json'].reduce(
          (all, ending) => mergeData(all, withoutCollections(read(`${stem}.${ending}`), folder)),
          far,
        ),
      {},
    );
    const unread = stems.flatMap(({ stem }) =>
      ['js', 'cjs', 'mjs', 'ts']
        .map((ending) => `${stem}.11tydata.${ending}`)
        .filter((file) => files.has(file)),
    );
    return { data, unread };
  };
};
