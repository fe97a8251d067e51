import type { PagefindPiece } from './pagefind.ts';
import { drawResult } from './search-draw.ts';
import { toResult } from './search-result.ts';

/** How many results are drawn at first: each takes 3 kB to load. */
const resultsAtFirst = 4;
/** How many there are once a reader has come to their end, and how many more he is given each time that he asks. */
const resultsAtOnce = 10;

type Results = readonly { data(): Promise<PagefindPiece> }[];

export interface ResultList {
  /**
   * Draws the first of what was found, in place of what stood there: of the same search as many as that was. Answers
   * whether it was still wanted when it was drawn.
   */
  readonly show: (results: Results, search: string, isWanted: () => boolean) => Promise<boolean>;
  readonly clear: () => void;
}

const draw = async (result: Results[number]): Promise<HTMLElement> =>
  drawResult(toResult(await result.data()));

const toNextTen = (shown: number): number =>
  resultsAtOnce * Math.ceil((shown + resultsAtOnce) / resultsAtOnce);

/** The list of what was found, with what asks for more of it. `fail` says that some cannot be had. */
export const openResultList = (
  list: HTMLElement,
  more: HTMLElement,
  fail: () => void,
): ResultList => {
  let left: Results = [];
  let drawnFor: string | undefined;
  let isDrawnWanted = (): boolean => false;
  let drawing: Promise<HTMLElement | undefined> = Promise.resolve(undefined);

  /** Draws further results, after those that are being drawn. Answers the first of them. */
  const drawMore = (toCount: (shown: number) => number): Promise<HTMLElement | undefined> => {
    const isWanted = isDrawnWanted;
    drawing = drawing
      .then(async () => {
        const shown = list.childElementCount;
        const some = isWanted() ? left.slice(0, Math.max(0, toCount(shown) - shown)) : [];
        const items = await Promise.all(some.map(draw));
        if (!isWanted()) return undefined;
        left = left.slice(items.length);
        list.append(...items);
        more.hidden = left.length === 0;
        return items[0];
      })
      .catch(() => {
        fail();
        return undefined;
      });
    return drawing;
  };

  more.querySelector('button')?.addEventListener('click', () => {
    void drawMore(toNextTen).then((first) => first?.querySelector('a')?.focus());
  });

  /** Who has come to the end of the first results is given more of them. */
  const end = new IntersectionObserver((entries) => {
    if (entries.some(({ isIntersecting }) => isIntersecting))
      void drawMore((shown) => Math.max(shown, resultsAtOnce));
  });

  return {
    show: async (results, search, isWanted) => {
      const count = search === drawnFor ? list.childElementCount : 0;
      const items = await Promise.all(results.slice(0, Math.max(count, resultsAtFirst)).map(draw));
      if (!isWanted()) return false;
      const focused = list.contains(document.activeElement) && document.activeElement;
      list.replaceChildren(...items);
      if (focused instanceof HTMLAnchorElement)
        [...list.querySelectorAll('a')].find(({ href }) => href === focused.href)?.focus();
      [left, drawnFor, isDrawnWanted] = [results.slice(items.length), search, isWanted];
      more.hidden = left.length === 0;
      // It may stand where it stood, which is no news.
      end.unobserve(more);
      end.observe(more);
      return true;
    },
    clear: () => {
      left = [];
      list.replaceChildren();
      more.hidden = true;
    },
  };
};
