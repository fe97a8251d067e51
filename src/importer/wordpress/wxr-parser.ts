import type { WxrEvent, WxrSeen } from './wxr-items.ts';
import { itemLimit, makeWxrRun, stand, type WxrFacts, type WxrRun } from './wxr-run.ts';

const illegal = /[^\t\n\r\u0020-\uD7FF\uE000-\uFDCF\uFDF0-\uFFFC\u{10000}-\u{10FFFF}]/gu;

const nextItem = /<item[\s>]/g;

/** A piece for the reading is no longer: what breaks an item is known before more of it is read. */
const mostAtOnce = 2 * 1024;

/** What broken items swallowed is read again, up to so many times as much as all that there is. */
const mostAgain = 8;

const swallowedFault =
  'items that broken ones swallowed, over and over, were not read: mend those that are reported as broken';

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
  let [fed, again] = [0, 0];

  /** Where the piece of a text that begins at an offset ends: before the next item, if not earlier. */
  const endOfPiece = (text: string, from: number): number => {
    nextItem.lastIndex = from + 1;
    const most = text.slice(0, from + mostAtOnce);
    return nextItem.exec(most)?.index ?? most.length;
  };
  const begin = (): void => {
    // The first reading has told all that is to be told of the file as a whole.
    run = makeWxrRun(emit, seen, { ...facts });
    recent = head;
    recentFrom = 0;
    run.write(head);
  };
  /** Reads a piece; what it broke, and has to be read again, is the answer. */
  const read = (piece: string): string => {
    recent += piece;
    run?.write(piece);
    const brokeAt = run?.brokeAt();
    if (brokeAt === undefined) {
      const from = run?.itemStart() ?? recentFrom + recent.length;
      if (from > recentFrom) {
        recent = recent.slice(from - recentFrom);
        recentFrom = from;
      }
      // More than an item may have is no use to anybody.
      if (recent.length > 2 * itemLimit) {
        recentFrom += recent.length;
        recent = '';
      }
      return '';
    }
    return breakOff(brokeAt, piece.length);
  };
  const breakOff = (brokeAt: number, alreadyCounted: number): string => {
    const rest = recent.slice(Math.max(brokeAt - recentFrom, 0));
    run = undefined;
    recent = '';
    again += Math.max(0, rest.length - alreadyCounted);
    if (again <= mostAgain * (fed + mostAtOnce)) return rest;
    facts.fault ??= swallowedFault;
    return '';
  };
  /** Looks for the next item, and begins anew with it. */
  const skip = (text: string): string => {
    const all = recent + text;
    nextItem.lastIndex = 0;
    const start = nextItem.exec(all)?.index;
    if (start !== undefined) {
      begin();
      return all.slice(start);
    }
    // A tag may be cut in two by the end of a piece.
    recent = all.slice(-'<item'.length);
    return '';
  };
  const feed = (typed: string): void => {
    fed += typed.length;
    const left = [typed];
    while (left.length > 0) {
      let text = left.pop() ?? '';
      let at = 0;
      while (at < text.length) {
        const piece: string = text.slice(at, endOfPiece(text, at));
        at += piece.length;
        const rest = run ? read(piece) : skip(piece);
        if (rest === '') continue;
        left.push(text.slice(at));
        text = rest;
        at = 0;
      }
    }
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
        const rest = brokeAt === undefined ? '' : breakOff(brokeAt, 0);
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
