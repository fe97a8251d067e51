import { z } from 'zod';

const openArticle = z.object({
  title: z.string(),
  /** From the site's root, base path included. */
  url: z.string(),
  /** ISO 8601; from then on no letter is taken. */
  closes: z.string().optional(),
  /** The ids of the letters that are published, each of which may be answered. */
  letters: z.array(z.string()),
});

export type OpenArticle = z.output<typeof openArticle>;

/** `letters/open.json` of the built site: the articles that take letters, by id. */
const openList = z.record(z.string(), openArticle);

export type FindOpenArticle = (id: string) => Promise<OpenArticle | undefined>;

/** Reads the list where the site is published. */
export const fetchOpenList = async (
  address: string,
  fetchFile: (url: string) => Promise<Response> = fetch,
): Promise<string> => {
  const response = await fetchFile(address);
  if (!response.ok) throw new Error(`${address} answers ${response.status}`);
  return response.text();
};

/** How long, in milliseconds, a list holds that is fetched: as long as a new article may have to wait for letters. */
export const fetchedFor = 60_000;

/**
 * Finds articles in the list that the site was built with. The list is read when it is first needed and again when it
 * is a minute old; where that fails, the last one goes on to hold.
 *
 * @param readList The text of `letters/open.json`.
 */
export const toFindOpenArticle = (
  readList: () => Promise<string>,
  now: () => number,
  freshFor: number,
): FindOpenArticle => {
  let known: { readonly list: ReadonlyMap<string, OpenArticle>; readonly at: number } | undefined;
  const refresh = async () => {
    const list = openList.parse(JSON.parse(await readList()));
    known = { list: new Map(Object.entries(list)), at: now() };
    return known;
  };
  return async (id) => {
    // Of a clock that was set back nothing can be told.
    const age = known ? now() - known.at : -1;
    const current =
      known && age >= 0 && age < freshFor
        ? known
        : await refresh().catch((error: unknown) => {
            if (known) return known;
            throw error;
          });
    const found = current.list.get(id);
    const isClosed = found?.closes !== undefined && now() >= Date.parse(found.closes);
    return isClosed ? undefined : found;
  };
};
