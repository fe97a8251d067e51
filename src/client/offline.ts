import { cachePrefix } from './device.ts';
import { drawEntry, toLink } from './kept-entry.ts';
import { readKeptPage, type KeptPage } from './kept-page.ts';
import { listKeptThreads, readKept, toCacheName } from './kept-thread.ts';
import { letGoOf, openIfThere } from './own-cache.ts';

const findShelf = (name: string) => document.querySelector<HTMLElement>(`[data-shelf=${name}]`);

const toPath = (url: string): string => new URL(url).pathname;

const readPage = async (cache: Cache | undefined, path: string): Promise<KeptPage | undefined> => {
  const response = await cache?.match(path, { ignoreSearch: true, ignoreVary: true });
  return response && readKeptPage(await response.text());
};

const fill = (name: string, items: readonly HTMLLIElement[]): void => {
  const shelf = findShelf(name);
  if (!shelf) return;
  shelf.hidden = items.length === 0;
  shelf.querySelector('ul')?.replaceChildren(...items);
};

/** A thread by its own page, or by its address where that has not come yet. */
const toThreadItem = async (thread: string): Promise<HTMLLIElement> => {
  const cache = await openIfThere(toCacheName(thread));
  const page = await readPage(cache, thread);
  const kept = await readKept(thread);
  const numbers = new Intl.NumberFormat(document.documentElement.lang);
  const { remove = '', whole = '' } = findShelf('threads')?.dataset ?? {};
  const reading = await cache?.match(`${thread}read/`, { ignoreSearch: true });
  return drawEntry({
    ...{ href: thread, title: page?.title ?? thread },
    ...(page && { lang: page.lang }),
    notes: [
      ...(reading ? [toLink(`${thread}read/`, whole)] : []),
      ...(kept && kept.count < kept.total
        ? [`${numbers.format(kept.count)}/${numbers.format(kept.total)}`]
        : []),
    ],
    remove: {
      label: remove,
      act: () => void letGoOf(toCacheName(thread)).then(draw),
    },
  });
};

/** What is there whether or not somebody has visited it. */
const always = /\/(?:offline|reading-list)\/$/;

/** Every page that is kept, each once: what was visited last comes first, then the pieces of whole threads. */
const listPages = async (): Promise<Map<string, KeptPage>> => {
  const pages = new Map<string, KeptPage>();
  const threads = await listKeptThreads();
  for (const name of [`${cachePrefix}pages`, ...threads.map(toCacheName)]) {
    const cache = await openIfThere(name);
    if (!cache) continue;
    const paths = (await cache.keys())
      .map(({ url }) => toPath(url))
      .filter((path) => path.endsWith('/') && !always.test(path));
    for (const path of name.endsWith(':pages') ? paths.reverse() : paths) {
      if (pages.has(path) || threads.includes(path.replace(/read\/$/, ''))) continue;
      const page = await readPage(cache, path);
      if (page) pages.set(path, page);
    }
  }
  return pages;
};

const draw = async (): Promise<void> => {
  const threads = await Promise.all((await listKeptThreads()).map(toThreadItem));
  const pages = [...(await listPages())];
  const toItems = (articles: boolean): HTMLLIElement[] =>
    pages
      .filter(([, page]) => page.article === articles)
      .map(([path, { title, lang }]) => drawEntry({ href: path, title, lang, notes: [] }));
  fill('threads', threads);
  fill('articles', toItems(true));
  fill('others', toItems(false));
  const empty = document.querySelector<HTMLElement>('.empty');
  if (empty) empty.hidden = threads.length + pages.length > 0;
};

// The worker shows this page under the address of one that cannot be had.
const notHere = document.querySelector<HTMLElement>('.not-here');
const own = document.querySelector<HTMLLinkElement>('link[rel=canonical]')?.href ?? '';
if (notHere && toPath(own) !== location.pathname)
  notHere.textContent = notHere.dataset['text'] ?? '';

const redraw = (): void => {
  draw().catch(() => undefined);
};
if ('caches' in globalThis) redraw();
addEventListener('throughline:forgotten', redraw);
