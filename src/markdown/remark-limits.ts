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

/** What micromark gives a tokenizer, as far as this one uses it. */
interface Context {
  readonly now: () => { readonly line: number };
}
type State = (code: number | null) => State | undefined;
interface Construct {
  readonly tokenize: (this: Context, effects: Effects, ok: State, nok: State) => State;
}
interface Effects {
  readonly enter: (type: string) => unknown;
  readonly exit: (type: string) => unknown;
  readonly consume: (code: number | null) => undefined;
}

const code = (sign: string): number => sign.charCodeAt(0);

/** A construct that matches nothing, and counts how often it is tried: within one paragraph, as each is read by itself. */
const count = (
  atMost: number,
  what: string,
  remedy: string,
  isCounted: (next: number | null) => boolean = () => true,
): Construct => {
  const seen = new WeakMap<Context, number>();
  return {
    tokenize(effects, _ok, nok) {
      const look: State = (next) => {
        if (!isCounted(next)) return nok(next);
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

const mostSigns = 2000;
const signs = count(
  mostSigns,
  `One paragraph holds more than ${mostSigns} signs of emphasis (*, _ or ~).`,
  'Put a backslash before those that mean themselves, or make several paragraphs of it.',
);

const mostComments = 500;
const comments = count(
  mostComments,
  `One paragraph holds more than ${mostComments} beginnings of HTML comments or declarations.`,
  'Write &lt; for a < that means itself, or make several paragraphs of it.',
  (next) => next === code('!') || next === code('?'),
);

/** Of the processor that the plugin is used by. */
interface Parser {
  readonly data: () => object;
}

/**
 * Stops where the parser would take far more than twice as long for twice as much: it compares each sign of emphasis in
 * a paragraph with those before it, and looks from each `<!--` to the paragraph's end for its own.
 *
 * @throws TooMany, while parsing.
 */
export function remarkLimits(this: Parser): undefined {
  const data: { micromarkExtensions?: unknown[] } = this.data();
  (data.micromarkExtensions ??= []).push({
    text: { [code('*')]: signs, [code('_')]: signs, [code('~')]: signs, [code('<')]: comments },
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

/** @throws TooMany, where a text holds more of something than can be parsed in time. */
export const checkLimits = (body: string): void => {
  for (const { pattern, atMost, what, remedy } of lines) {
    const found = body.matchAll(pattern).drop(atMost).next().value;
    if (found) throw new TooMany(what, remedy, body.slice(0, found.index).split('\n').length);
  }
};
