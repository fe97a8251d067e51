import { openCborWriter, readHead, readText, skipNumbers, type Cursor } from './cbor.ts';

/*
 * The words of a Pagefind index, `index/*.pf_index`: [[[word, [entry…], [[form, [entry…]]…]]…]], the words in the order of
 * their bytes. An entry is [page, places in the text, places in what is known of it]; the page is counted from that of the
 * entry before. See pagefind/src/index/mod.rs and index_words.rs of Pagefind.
 */

/** The words of an index, and which number each of its pages has in another one. */
export interface WordsSource {
  /** What the index's files hold, in the order of their words. */
  readonly files: readonly Buffer[];
  /** By page, its number; -1 where it is left out. */
  readonly pages: Int32Array;
}

/** One file of an index. */
export interface WordsFile {
  readonly bytes: Buffer;
  /** The range of words that a browser looks for in it. */
  readonly from: string;
  readonly to: string;
}

/** Where the entries of one word, or one form of it, stand: what follows an entry's page is copied as it is. */
interface Entries {
  readonly pages: number[];
  readonly bytes: Buffer[];
  readonly starts: number[];
  readonly ends: number[];
  /** What they count towards the size of a file. */
  size: number;
}

const openEntries = (): Entries => ({ pages: [], bytes: [], starts: [], ends: [], size: 0 });

const readEntries = (cursor: Cursor, numbers: Int32Array, to: Entries): void => {
  const count = readHead(cursor);
  let page = 0;
  for (let i = 0; i < count; i++) {
    if (readHead(cursor) !== 3) throw new Error('The search index is of another kind.');
    page += readHead(cursor);
    const start = cursor.at;
    const size = skipNumbers(cursor) + skipNumbers(cursor) + 1;
    const number = numbers[page] ?? -1;
    if (number < 0) continue;
    to.pages.push(number);
    to.bytes.push(cursor.bytes);
    to.starts.push(start);
    to.ends.push(cursor.at);
    to.size += size;
  }
};

/** A source, at the next of its words. */
interface Reading {
  readonly numbers: Int32Array;
  readonly files: Iterator<Buffer>;
  cursor: Cursor;
  left: number;
  word: Buffer | undefined;
}

const goOn = (reading: Reading): void => {
  while (reading.left === 0) {
    const next = reading.files.next();
    if (next.done === true) {
      reading.word = undefined;
      return;
    }
    reading.cursor = { bytes: next.value, at: 0 };
    readHead(reading.cursor);
    reading.left = readHead(reading.cursor);
  }
  reading.left -= 1;
  readHead(reading.cursor);
  reading.word = readText(reading.cursor);
};

const openReading = ({ files, pages }: WordsSource): Reading => {
  const cursor = { bytes: Buffer.alloc(0), at: 0 };
  const reading: Reading = {
    ...{ numbers: pages, files: files.values(), cursor },
    ...{ left: 0, word: undefined },
  };
  goOn(reading);
  return reading;
};

/** A word with all that the sources say of it. */
interface Word {
  readonly word: Buffer;
  readonly entries: Entries;
  /** Its spellings with other diacritics. */
  readonly forms: ReadonlyMap<string, Entries>;
}

/** The words of all sources, in the order of their bytes. */
function* readWords(sources: readonly WordsSource[]): Generator<Word> {
  const readings = sources.map(openReading);
  for (;;) {
    let first: Buffer | undefined;
    for (const { word } of readings)
      if (word && (!first || Buffer.compare(word, first) < 0)) first = word;
    if (!first) return;
    const entries = openEntries();
    const forms = new Map<string, Entries>();
    for (const reading of readings) {
      if (!reading.word?.equals(first)) continue;
      const { cursor, numbers } = reading;
      readEntries(cursor, numbers, entries);
      for (let i = readHead(cursor); i > 0; i--) {
        readHead(cursor);
        const form = readText(cursor).toString();
        const ofForm = forms.get(form) ?? openEntries();
        readEntries(cursor, numbers, ofForm);
        if (ofForm.pages.length > 0) forms.set(form, ofForm);
      }
      goOn(reading);
    }
    if (entries.pages.length > 0 || forms.size > 0) yield { word: first, entries, forms };
  }
}

/** As Pagefind compares texts: other than JavaScript, where a character takes more than two bytes. */
export const compareBytes = (a: string, b: string): number =>
  Buffer.compare(Buffer.from(a), Buffer.from(b));

/** Up to and with the first character in which two words in a row differ, which is all that tells them apart. */
const toBounds = (last: string, next: string): [to: string, from: string] => {
  const [a, b] = [Array.from(last), Array.from(next)];
  const same = b.findIndex((character, i) => character !== a[i]);
  const length = (same < 0 ? b.length : same) + 1;
  return [a.slice(0, length).join(''), b.slice(0, length).join('')];
};

/**
 * Writes the words of all sources as one index would hold them. `size` is how many places a file lists, at least. The same
 * pages give the same bytes, from whatever sources they come.
 */
export const mergeWords = (sources: readonly WordsSource[], size: number): WordsFile[] => {
  const writer = openCborWriter();
  const writeEntries = ({ pages, bytes, starts, ends }: Entries): void => {
    writer.head('array', pages.length);
    const order =
      sources.length === 1
        ? pages.keys()
        : Array.from(pages.keys()).sort((a, b) => (pages[a] ?? 0) - (pages[b] ?? 0));
    let before = 0;
    for (const i of order) {
      const [page = 0, from, start = 0, end = 0] = [pages[i], bytes[i], starts[i], ends[i]];
      writer.head('array', 3);
      writer.head('number', page - before);
      before = page;
      if (from) writer.copy(from, start, end);
    }
  };
  const files: { bytes: Buffer; first: string; last: string }[] = [];
  let [count, places, first, last] = [0, 0, '', ''];
  const close = (): void => {
    const words = writer.take();
    writer.head('array', 1);
    writer.head('array', count);
    files.push({ bytes: Buffer.concat([writer.take(), words]), first, last });
    [count, places] = [0, 0];
  };
  for (const { word, entries, forms } of readWords(sources)) {
    last = word.toString();
    if (count === 0) first = last;
    count += 1;
    places += entries.size;
    writer.head('array', 3);
    writer.head('text', word.length);
    writer.copy(word, 0, word.length);
    writeEntries(entries);
    writer.head('array', forms.size);
    for (const [form, ofForm] of [...forms].sort(([a], [b]) => compareBytes(a, b))) {
      writer.head('array', 2);
      writer.head('text', Buffer.byteLength(form));
      writer.copy(Buffer.from(form), 0, Buffer.byteLength(form));
      writeEntries(ofForm);
    }
    if (places >= size) close();
  }
  if (count > 0) close();
  return files.map(({ bytes, first: firstWord, last: lastWord }, i) => {
    const [before, after] = [files[i - 1]?.last, files[i + 1]?.first];
    const from = before === undefined ? firstWord : toBounds(before, firstWord)[1];
    const [to] = after === undefined ? [lastWord] : toBounds(lastWord, after);
    // Cut short, it must not come before the range's beginning.
    return { bytes, from, to: compareBytes(to, from) < 0 ? lastWord : to };
  });
};
