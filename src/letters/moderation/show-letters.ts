import type { WaitingLetter } from '../waiting-letter.ts';

/** What a terminal would take for an order, or hide, made visible: a letter may hold anything. */
export const toVisible = (text: string): string =>
  text.replace(
    /(?!\n)[\p{Cc}\u202A-\u202E\u2066-\u2069]/gu,
    (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`,
  );

const units: readonly (readonly [string, number])[] = [
  ['d', 24 * 60 * 60 * 1000],
  ['h', 60 * 60 * 1000],
  ['min', 60 * 1000],
];

/** `3 d`, `5 h`, `12 min`. */
export const toAge = (received: string, now: number): string => {
  const age = Math.max(0, now - Date.parse(received));
  const [unit, length] = units.find(([, each]) => age >= each) ?? ['min', 60 * 1000];
  return `${Math.floor(age / length)} ${unit}`;
};

const cut = (text: string, length: number): string => {
  const characters = Array.from(text);
  return characters.length <= length ? text : `${characters.slice(0, length - 1).join('')}…`;
};

const firstLine = (text: string): string =>
  text.split('\n').find((line) => line.trim() !== '') ?? '';

/** A list for the terminal: two lines for each letter, as much as fits of the second. */
export const showLetters = (
  letters: readonly WaitingLetter[],
  now: number,
  width: number,
): string => {
  if (letters.length === 0) return 'Nothing waits.';
  const count = letters.length === 1 ? 'One letter' : `${letters.length} letters`;
  const entries = letters.map((letter) => {
    const { id, state, article, name, received, replyTo } = letter;
    const mark = state === 'new' ? '' : `  [${state}]`;
    const answered = replyTo === undefined ? '' : `  answers ${replyTo}`;
    const line = `${id}  ${toAge(received, now).padStart(6)}  ${name}  ${article}${answered}${mark}`;
    const indented = (text: string) => `          ${cut(toVisible(text), width - 10)}`;
    const { answer, correction } = letter;
    return [
      toVisible(line),
      indented(firstLine(letter.text)),
      // What approving would publish besides.
      ...(answer ? [indented(`answered by ${answer.by}: ${firstLine(answer.text)}`)] : []),
      ...(correction === undefined ? [] : [indented(`correction: ${correction}`)]),
    ].join('\n');
  });
  return [count, ...entries].join('\n');
};

/** One letter, whole. */
export const showLetter = (letter: Omit<WaitingLetter, 'email'>): string => {
  const { id, state, article, language, name, received, source } = letter;
  const rows: readonly (readonly [string, string | undefined])[] = [
    ['id', id],
    ['state', letter.reason === undefined ? state : `${state}: ${letter.reason}`],
    ['article', article],
    ['answers', letter.replyTo],
    ['language', language],
    ['name', name],
    ['received', `${received}, by ${source}`],
    ['file', letter.file],
    ['correction', letter.correction],
  ];
  const head = rows.flatMap(([key, value]) =>
    value === undefined ? [] : [`${`${key}:`.padEnd(12)}${toVisible(value)}`],
  );
  const { answer } = letter;
  const tail = answer ? ['', `Answered by ${toVisible(answer.by)}:`, toVisible(answer.text)] : [];
  return [...head, '', toVisible(letter.text), ...tail].join('\n');
};
