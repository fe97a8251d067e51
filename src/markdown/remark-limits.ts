import type { Code, Construct, State, TokenizeContext } from 'micromark-util-types';

/** A text holds more of something than can be parsed in time. */
export class TooMany extends Error {
  /** What to do about it. */
  readonly remedy: string;
  /** Where it was found, 1-based. */
  readonly line: number;

  constructor(what: string, remedy: string, line: number) {
    super(what);
    this.remedy = remedy;
    this.line = line;
  }
}

const code = (sign: string): number => sign.charCodeAt(0);

/** A construct that matches nothing, and counts how often it is tried: within one paragraph, as each is read by itself. */
const count = (
  atMost: number,
  what: string,
  remedy: string,
  isCounted: (previous: Code, next: Code) => boolean,
): Construct => {
  const seen = new WeakMap<TokenizeContext, number>();
  return {
    tokenize(effects, _ok, nok) {
      const { previous } = this;
      const look: State = (next) => {
        if (!isCounted(previous, next)) return nok(next);
        const times = (seen.get(this) ?? 0) + 1;
        if (times > atMost) throw new TooMany(what, remedy, this.now().line);
        seen.set(this, times);
        return nok(next);
      };
      return (first) => {
        effects.enter('data');
        effects.consume(first);
        effects.exit('data');
        return look;
      };
    },
  };
};

/** Micromark's codes of line breaks and tabs are below that of a space. */
const isSpace = (code: Code): boolean => code === null || code <= 32;

const mostSigns = 2000;
const signs = count(
  mostSigns,
  `One paragraph holds more than ${mostSigns} signs that could end an emphasis (*, _ or ~).`,
  'Put a backslash before those that mean themselves, or make several paragraphs of it.',
  (previous) => !isSpace(previous),
);

const mostComments = 100;
const comments = count(
  mostComments,
  `One paragraph holds more than ${mostComments} beginnings of HTML comments or declarations.`,
  'Write &lt; for a < that means itself, or make several paragraphs of it.',
  (_, next) => next === code('!') || next === code('?'),
);

const mostBrackets = 5000;
const brackets = count(
  mostBrackets,
  `One paragraph holds more than ${mostBrackets} closing brackets.`,
  'Make several paragraphs of it.',
  () => true,
);

const mostMarks = 10_000;
const marks = count(
  mostMarks,
  `One paragraph holds more than ${mostMarks} brackets, signs of HTML and the like.`,
  'Make several paragraphs of it.',
  () => true,
);

/** Of the processor that the plugin is used by. */
interface Parser {
  readonly data: () => object;
}

/**
 * Stops where the parser would take far more than twice as long for twice as much: it compares each sign that could end
 * an emphasis, and each closing bracket, with all that comes before it in the paragraph, and looks from each `<!--` to the
 * paragraph's end for its own. Of each sign that begins nothing it makes plain words by moving all that comes after.
 *
 * @throws TooMany, while parsing.
 */
export function remarkLimits(this: Parser): undefined {
  const data: { micromarkExtensions?: unknown[] } = this.data();
  (data.micromarkExtensions ??= []).push({
    text: {
      ...{ [code('*')]: signs, [code('_')]: signs, [code('~')]: signs },
      ...{ [code('<')]: [comments, marks], [code(']')]: [brackets, marks] },
      ...{ [code('[')]: marks, [code('!')]: marks, [code('&')]: marks },
    },
  });
}

/** What the parser goes through the whole text for, each time: kinds of lines, and how many there may be. */
const lines = [
  {
    pattern: /^ {0,3}(?:=+|-+)[ \t]*$/gm,
    atMost: 1000,
    what: 'The text holds more than 1000 headings or rules that are made of = or -.',
    remedy: 'Write headings with ## before them, and rules as ***.',
  },
  {
    pattern: /^ {0,3}\[\^[^\]\n]+\]:/gm,
    atMost: 2000,
    what: 'The text holds more than 2000 footnotes.',
    remedy: 'Make several articles of it.',
  },
] as const;

/** How deep a line stands in quotes, and in quotes and lists together, as far as its beginning tells. */
const toDepth = (line: string): { quotes: number; all: number; isBlank: boolean } => {
  const [marks = ''] = /^(?:[ \t>]|[-+*][ \t]|\d{1,9}[.)][ \t])*/.exec(line) ?? [];
  const quotes = marks.replace(/[^>]/g, '').length;
  const isBlank = marks.length === line.length;
  const columns = marks.replace(/\t/g, '    ').length;
  return { quotes, all: quotes + Math.ceil((columns - quotes) / 2), isBlank };
};

const mostEnds = 1000;

/** Where too many quotes or lists have ended, its 1-based line: for each, the parser moves all that came before. */
const findTooManyEnds = (body: string): number | undefined => {
  let [ends, before] = [0, { quotes: 0, all: 0 }];
  for (const [index, line] of body.split('\n').entries()) {
    const { quotes, all, isBlank } = toDepth(line);
    // A list goes on after a blank line; a quote does not.
    const depth = isBlank ? { quotes, all: before.all - before.quotes + quotes } : { quotes, all };
    if (depth.all < before.all || depth.quotes < before.quotes) ends++;
    if (ends > mostEnds) return index + 1;
    before = depth;
  }
  return undefined;
};

/** @throws TooMany, where a text holds more of something than can be parsed in time. */
export const checkLimits = (body: string): void => {
  for (const { pattern, atMost, what, remedy } of lines) {
    const found = body.matchAll(pattern).drop(atMost).next().value;
    if (found) throw new TooMany(what, remedy, body.slice(0, found.index).split('\n').length);
  }
  const line = findTooManyEnds(body);
  if (line !== undefined)
    throw new TooMany(
      `The text holds more than ${mostEnds} quotes or lists that end.`,
      'Make several articles of it.',
      line,
    );
};
