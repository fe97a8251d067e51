/*
 * The words of a text as Pagefind reads them: see pagefind/src/fossick/parser.rs in its repository. Its version is pinned.
 * Our own texts are whole trees, each element with its end but for those that have none.
 */

/** A place in a text that can be linked to. */
export interface Anchor {
  /** The tag's name. */
  readonly element: string;
  readonly id: string;
  readonly text: string;
  /** How many tokens stand before it. */
  readonly at: number;
}

/** How much tokens count, from where the weight before ends. */
export type Weights = readonly (readonly [end: number, weight: number])[];

/** What is between white space is a token: a word, mostly, with what stands beside it. */
export interface SearchText {
  readonly tokens: readonly string[];
  readonly weights: Weights;
  readonly anchors: readonly Anchor[];
}

/** White space as Unicode has it, which JavaScript's `\s` is not quite. */
const white = '\t-\r \x85\xA0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u3000';
const otherWhite = new RegExp(`[${white.replace(' ', '')}]`, 'g');
const allWhite = new RegExp(`[${white}]`, 'g');
const spaces = new RegExp(`[${white}]{2,}`, 'g');
const outerSpace = new RegExp(`^[${white}]+|(?<![${white}])[${white}]+$`, 'g');

/** A text as it is shown of a page. */
export const toShown = (text: string): string =>
  text
    .replace(outerSpace, '')
    .replace(/(?:\r?\n)+/g, ' ')
    .replace(spaces, ' ');

/** What Pagefind takes for marks of its own. */
const isMark = (token: string): boolean => /^___(?:END_)?PAGEFIND_/.test(token);

export const toTokens = (text: string): string[] =>
  text
    .replace(otherWhite, ' ')
    .split(' ')
    .filter((token) => token !== '' && !(token.startsWith('___') && isMark(token)));

/** A piece of HTML: a tag, by its name, or text. */
const pieces = /<(\/?)([a-z][a-z\d-]*)(?![a-z\d-])((?:"[^"]*"|[^"<>])*)>|[^<]+/g;

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' };

/** The references that our own texts hold. */
const decode = (html: string): string =>
  html.includes('&')
    ? html.replace(/&(?:#x([\da-f]+)|(amp|lt|gt|quot));/gi, (_, code?: string, name = '') =>
        code === undefined ? (named[String(name)] ?? '') : String.fromCodePoint(parseInt(code, 16)),
      )
    : html;

const foldWords = (text: string, fold: (text: string) => string): string =>
  text.includes('&')
    ? text.replace(/&#?\w+;|[^&]+|&/g, (each) => (each.startsWith('&') ? each : fold(each)))
    : fold(text);

const toSet = (names: string): ReadonlySet<string> => new Set(names.split(' '));

/** They have no end. */
const empty = toSet('br col hr img input wbr');
/** They end a sentence. */
const blocks = toSet('h1 h2 h3 h4 h5 h6 p td div ul li article section');
/** Their words are also those of the anchor that they stand in. */
const inline = toSet(
  'a abbr acronym b bdo big br button cite code dfn em i img input kbd label map object output q samp script select ' +
    'small span strong sub sup textarea time tt var',
);
/** What stands in a text, but is not of it: other pieces, readings beside characters, and what is no text. */
const unread = toSet(
  'tl-read-more rt rp head style script noscript label form svg footer nav iframe template',
);
/** Likewise the signs of footnotes. */
const unreadAttribute = /(?:^| )data-footnote-(?:back)?ref(?= |=|$)/;
/** After one of these a block's end is marked by a full stop. */
const sentenceEnd = /[\p{Alphabetic}\p{M}\p{Nd}\p{Pc}\p{Join_Control}'")$*]$/u;

/** How often a word counts, of one in a heading as in 24ths. */
export const plainWeight = 24;
const headingWeights: Readonly<Record<string, number>> = {
  ...{ h1: 7 * plainWeight, h2: 6 * plainWeight, h3: 5 * plainWeight },
  ...{ h4: 4 * plainWeight, h5: 3 * plainWeight, h6: 2 * plainWeight },
};

const isUnread = (name: string, attributes: string): boolean =>
  unread.has(name) ||
  (attributes.includes('data-') && unreadAttribute.test(attributes.replace(/"[^"]*"/g, '')));

/** An element that has begun. */
interface Open {
  readonly name: string;
  readonly isRead: boolean;
  /** Of the anchors whose words stand in it, the texts. */
  readonly texts: readonly string[][];
}

/** `fold` is given stretches of words, without tags and references. */
export const readSearchText = (html: string, fold: (text: string) => string): SearchText => {
  const tokens: string[] = [];
  const weights: (readonly [number, number])[] = [];
  const anchors: (Omit<Anchor, 'text'> & { text: string[] })[] = [];
  const open: Open[] = [];
  let parent: Open = { name: 'body', isRead: true, texts: [] };
  let [run, last, weight] = ['', ' ', plainWeight];
  const add = (text: string): void => {
    run += text;
    // Of some stretches nothing is left when they are folded.
    if (text !== '') last = text;
  };
  /** What follows is not of the same word. */
  const part = (): void => {
    // Of a text, zero-width spaces are no part.
    for (const token of toTokens(decode(run).replaceAll('\u200B', ''))) tokens.push(token);
    run = '';
    last = ' ';
  };
  const weigh = (next: number): void => {
    part();
    if (next === weight) return;
    weights.push([tokens.length, weight]);
    weight = next;
  };
  const begin = (name: string, attributes: string): void => {
    const id = /(?:^| )id="([^"]*)"/.exec(attributes)?.[1];
    const text: string[] = [];
    if (id !== undefined && parent.isRead) {
      part();
      const anchor = { element: name, id: decode(id.replace(allWhite, '')), at: tokens.length };
      anchors.push({ ...anchor, text });
    }
    if (empty.has(name)) {
      if (name === 'br' && parent.isRead) add(' ');
      return;
    }
    const outer = inline.has(name) ? parent.texts : [];
    open.push(parent);
    const isRead = parent.isRead && !isUnread(name, attributes);
    parent = { name, isRead, texts: id === undefined ? outer : [...outer, text] };
    if (!isRead || !blocks.has(name)) return;
    weigh(headingWeights[name] ?? weight);
  };
  const end = (): void => {
    const { name, isRead } = parent;
    parent = open.pop() ?? parent;
    if (!isRead || !blocks.has(name)) return;
    if (sentenceEnd.test(last.slice(-2))) add('.');
    weigh(name in headingWeights ? plainWeight : weight);
  };
  for (const [piece, close, name, attributes = ''] of html.matchAll(pieces)) {
    if (name === undefined) {
      if (!parent.isRead) continue;
      const folded = foldWords(piece, fold);
      add(folded);
      for (const text of parent.texts) text.push(folded);
    } else if (close === '/') end();
    else begin(name, attributes);
  }
  part();
  return {
    tokens,
    weights: [...weights, [tokens.length, weight]],
    anchors: anchors.map(({ text, ...anchor }) => ({
      ...anchor,
      text: toShown(decode(text.join(''))),
    })),
  };
};
