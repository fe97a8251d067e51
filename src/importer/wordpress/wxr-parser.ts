import type { WxrEvent, WxrSeen } from './wxr-items.ts';
import { itemLimit, makeWxrRun, stand, type WxrFacts, type WxrRun } from './wxr-run.ts';

const illegal = /[^\t\n\r\u0020-\uD7FF\uE000-\uFDCF\uFDF0-\uFFFC\u{10000}-\u{10FFFF}]/gu;

const nextItem = /<item[\s>]/;

/** What stands above the items of an export, for a reading that begins in its middle. */
const head =
  '<rss xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" xmlns:content="http://purl.org/rss/1.0/modules/content/" ' +
  'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/"><channel>';

export interface WxrParser {
  readonly write: (text: string) => void;
  readonly close: () => void;
  readonly seen: Readonly<WxrSeen>;
  /** Whether it has the elements that make a file an export. */
  readonly isExport: () => boolean;
  /** The first fault outside of all items. */
  readonly fault: () => string | undefined;
}

/**
 * Reads an export as it comes in. What is wrong in one item stays in it: the reading begins anew at the next one, that
 * which it swallowed included. No entity is expanded but XML's own five, and none is fetched.
 */
export const makeWxrParser = (emit: (event: WxrEvent) => void): WxrParser => {
  const seen: WxrSeen = { items: 0, comments: 0, authors: 0, terms: 0 };
  const facts: WxrFacts = { hasRss: false, hasChannel: false, fault: undefined };
  let run: WxrRun | undefined = makeWxrRun(emit, seen, facts);
  // What was written since the item under way began, and where in the run that was.
  let recent = '';
  let recentFrom = 0;
  let carried = '';

  const feed = (text: string): void => {
    if (!run) {
      recent += text;
      const start = recent.search(nextItem);
      // A tag may be cut in two by the end of a piece.
      if (start < 0) recent = recent.slice(-'<item'.length);
      else restart(recent.slice(start));
      return;
    }
    recent += text;
    run.write(text);
    const brokeAt = run.brokeAt();
    if (brokeAt === undefined) {
      const from = run.itemStart() ?? recentFrom + recent.length;
      // More than an item may have is no use to anybody.
      const kept = recent.slice(from - recentFrom);
      recent = kept.length > 2 * itemLimit ? '' : kept;
      recentFrom = from + kept.length - recent.length;
      return;
    }
    const rest = recent.slice(Math.max(brokeAt - recentFrom, 0));
    run = undefined;
    recent = '';
    feed(rest);
  };
  const restart = (text: string): void => {
    // The first reading has told all that is to be told of the file as a whole.
    run = makeWxrRun(emit, seen, { ...facts });
    recent = head;
    recentFrom = 0;
    run.write(head);
    feed(text);
  };
  const toLegal = (text: string): string => text.replace(illegal, stand);

  return {
    write: (text) => {
      const typed = carried + text;
      // Half a character waits for its other half.
      carried = /[\uD800-\uDBFF]$/.exec(typed)?.[0] ?? '';
      feed(toLegal(typed.slice(0, typed.length - carried.length)));
    },
    close: () => {
      feed(toLegal(carried));
      while (run) {
        const last = run;
        last.close();
        const brokeAt = last.brokeAt();
        const rest = brokeAt === undefined ? '' : recent.slice(Math.max(brokeAt - recentFrom, 0));
        run = undefined;
        recent = '';
        if (rest !== '') feed(rest);
      }
    },
    seen,
    isExport: () => facts.hasRss && facts.hasChannel,
    fault: () => facts.fault,
  };
};
