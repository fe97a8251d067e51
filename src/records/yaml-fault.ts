import type { YAMLError } from 'yaml';

/** What is wrong with a front matter, in words for somebody who has never heard of YAML. */
export interface YamlFault {
  readonly message: string;
  readonly hint: string;
}

const quotes = 'Put the whole text between "double quotes".';
const line = 'Each line is a key, a colon, a space and a value: `title: Suez delays`.';

export const duplicateFault: YamlFault = {
  message: 'This key stands here a second time.',
  hint: 'Delete one of the two lines.',
};

export const tooDeepFault: YamlFault = {
  message: 'Brackets or lists stand too deep inside one another.',
  hint: 'Take them away: no key needs more than one pair, or one list.',
};

const faults: Readonly<Partial<Record<YAMLError['code'], YamlFault>>> = {
  BLOCK_AS_IMPLICIT_KEY: {
    message: 'The value holds a colon, which begins another value.',
    hint: quotes,
  },
  BAD_SCALAR_START: {
    message: 'The value begins with a sign that has a meaning of its own here.',
    hint: quotes,
  },
  BAD_ALIAS: {
    message: 'The value begins with * or &, which have a meaning of their own here.',
    hint: quotes,
  },
  BAD_DQ_ESCAPE: {
    message: 'A backslash between double quotes has a meaning of its own.',
    hint: "Write it twice, or put the text between 'single quotes'.",
  },
  UNEXPECTED_TOKEN: {
    message: 'Words stand here that do not belong to the quotation marks or brackets before them.',
    hint: "Put the whole text between 'single quotes', or write it without these marks.",
  },
  RESOURCE_EXHAUSTION: tooDeepFault,
  MULTILINE_IMPLICIT_KEY: { message: 'This line has no colon after its key.', hint: line },
  TAB_AS_INDENT: { message: 'The line begins with a tab.', hint: 'Write spaces instead.' },
  MULTIPLE_DOCS: {
    message: 'A line of three full stops ends the front matter too early.',
    hint: 'Delete that line.',
  },
  BAD_INDENT: {
    message: 'The line is not indented like those above it, or a bracket is not closed.',
    hint: 'Begin the entries of a list in one column, and close every [ with ] and every { with }.',
  },
};

const unclosedQuote: YamlFault = {
  message: 'A text between quotation marks has no closing mark.',
  hint: 'Look upwards from here for a text that begins with a quotation mark, and close it.',
};

/** How deep values may stand in others: more than anybody means, and less than the stack bears. */
export const mostNested = 60;

/** Lists in one line, and keys that are more than a word: `- - a`, `? a`. */
const lineSigns = /^[ \t]*((?:[?-][ \t]+)+)|^ {60,}\?/gm;

/** The offset of the sign that stands too deep inside others: enough of them keep the parser busy for minutes. */
export const findDeepSign = (yaml: string): number | undefined => {
  for (const { 0: line, 1: signs, index } of yaml.matchAll(lineSigns)) {
    if (signs === undefined || signs.replace(/[ \t]/g, '').length > mostNested)
      return index + line.length - 1;
  }
  let depth = 0;
  for (let at = 0; at < yaml.length; at++) {
    const sign = yaml[at] ?? '';
    if ('[{'.includes(sign)) depth += 1;
    else if (']}'.includes(sign)) depth = Math.max(0, depth - 1);
    if (depth > mostNested) return at;
  }
  return undefined;
};

/** Puts the parser's words, which are for programmers, into plain ones. */
export const toYamlFault = ({ code, message }: YAMLError): YamlFault => {
  if (message.startsWith('Missing closing')) return unclosedQuote;
  return (
    faults[code] ?? {
      message: `The front matter cannot be read: ${message}.`,
      hint: `${line} ${quotes}`,
    }
  );
};

/** A reference to another value: nothing that front matter needs, and enough of them blow up a small file. */
export const aliasFault: YamlFault = {
  message: 'The value begins with *, which has a meaning of its own here.',
  hint: quotes,
};
