import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import {
  buildVocabulary,
  pick,
  pickWord,
  startChance,
  type Chance,
  type CorpusLanguage,
} from './words.ts';

/** An article of the corpus before it is written. Its place in the list is its place in time. */
interface Piece {
  readonly language: CorpusLanguage;
  readonly year: number;
  readonly slug: string;
  readonly title: string;
  readonly published: string;
  readonly thread: number;
}

const years = 10;
const firstYear = 2014;
const piecesOfThread = 30;
const tagCount = 60;
const tagsOfPiece = 4;
/** On average: a piece ends with the block that brings it near to it. */
const wordsOfPiece = 726;
const nearEnough = 44;
const shareOfPersian = 0.2;
const vocabularySize = 30_000;
/** Words that a thread's pieces have and others hardly: what makes them related. */
const topicWords = 60;

const vocabularies = {
  en: buildVocabulary('en', vocabularySize),
  fa: buildVocabulary('fa', vocabularySize),
};

const readMore = { en: 'Read more', fa: 'بیشتر بخوانید' };
const desk = { en: 'Throughline Caucasus Desk', fa: 'تحریریه قفقاز ترولاین' };
const stop = { en: '.', fa: '.' };

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const toPieces = (count: number): readonly Piece[] => {
  const chance = startChance(1);
  const minutes = (years * 365 * 24 * 60) / count;
  return Array.from({ length: count }, (_, i) => {
    const language: CorpusLanguage = chance() < shareOfPersian ? 'fa' : 'en';
    const instant = new Date(Date.UTC(firstYear, 0, 2) + Math.floor(i * minutes) * 60_000);
    const words = Array.from({ length: 6 }, () => pickWord(chance, vocabularies[language]));
    // Pieces of a thread stand near each other in time, as a story's do.
    const stretch = Math.floor(i / (piecesOfThread * 20));
    return {
      language,
      year: instant.getUTCFullYear(),
      slug: `piece-${String(i).padStart(6, '0')}`,
      title: `${capital(words.join(' '))} ${String(i)}`,
      // In the site's own zone, whose year is that of the folder.
      published: `${instant.toISOString().slice(0, 16)}+04:00`,
      thread: stretch * 20 + Math.floor(chance() * 20),
    };
  });
};

const toSentence = (chance: Chance, language: CorpusLanguage, thread: number): string => {
  const all = vocabularies[language];
  const topic = 500 + ((thread * topicWords) % (all.length - 600));
  const length = 12 + Math.floor(chance() * 16);
  const words = Array.from({ length }, () =>
    chance() < 0.12
      ? (all[topic + Math.floor(chance() * topicWords)] ?? '')
      : pickWord(chance, all),
  );
  return capital(words.join(' ')) + stop[language];
};

const countWords = (blocks: readonly string[]): number => blocks.join(' ').split(/\s+/).length;

const toParagraphs = (chance: Chance, piece: Piece, earlier: readonly Piece[]): string[] => {
  const { language, thread } = piece;
  const sentence = () => toSentence(chance, language, thread);
  const blocks: string[] = [`${desk[language]} – ${sentence()} ${sentence()}`];
  while (countWords(blocks) < wordsOfPiece - nearEnough) {
    const number = blocks.length;
    if (number % 5 === 4) blocks.push(`## ${sentence().slice(0, 40).replace(/\.$/, '')}`);
    const sentences = Array.from({ length: 3 }, sentence);
    const cited =
      number % 3 === 1 && earlier.length > 0 ? earlier.at(-1 - (number % 4)) : undefined;
    if (cited)
      sentences.push(
        `*${sentence()}* [${cited.title}](../${String(cited.year)}/${cited.slug}.md).`,
      );
    blocks.push(sentences.join(' '));
    if (number === 6) blocks.push(`> ${sentence()}`);
    if (number === 8) blocks.push([1, 2, 3].map(() => `- ${sentence()}`).join('\n'));
  }
  if (earlier.length > 0) {
    const titles = earlier.slice(-2).map(({ title }) => title);
    blocks.splice(3, 0, `${readMore[language]}: ${titles.join('; ')}`);
  }
  return blocks;
};

const toMarkdown = (piece: Piece, index: number, earlier: readonly Piece[]): string => {
  const chance = startChance(1000 + index);
  const { language } = piece;
  // A thread has tags of its own; the other tags are anybody's, some of them much more often.
  const tags = new Set(Array.from({ length: 2 }, (_, i) => (piece.thread * 2 + i) % tagCount));
  while (tags.size < tagsOfPiece) tags.add(Math.floor(tagCount * chance() ** 2));
  const kind = pick(chance, ['analysis', 'report', 'explainer', 'opinion', 'brief']);
  return [
    '---',
    `title: ${piece.title}`,
    `published: ${piece.published}`,
    `kind: ${kind}`,
    'byline: caucasus-desk',
    `summary: ${toSentence(chance, language, piece.thread).slice(0, 180)}`,
    `tags: [${[...tags].map((tag) => `Tag ${String(tag)}`).join(', ')}]`,
    `thread: thread-${String(piece.thread)}`,
    '---',
    ...toParagraphs(chance, piece, earlier).flatMap((block) => [block, '']),
  ].join('\n');
};

const toThread = (language: CorpusLanguage, thread: number): string => {
  const chance = startChance(5000 + thread);
  const sentence = toSentence(chance, language, thread);
  return `---\ntitle: Thread ${String(thread)} ${language}\nsummary: ${sentence}\n---\n${sentence}\n`;
};

/** Below `content/`: as a news site of ten years would have, always the same for the same count. */
export const writeCorpus = async (folder: string, count: number): Promise<void> => {
  const pieces = toPieces(count);
  const write = async (file: string, text: string): Promise<void> => {
    await mkdir(dirname(join(folder, file)), { recursive: true });
    await writeFile(join(folder, file), text);
  };
  const story = new Map<string, Piece[]>();
  for (const [index, piece] of pieces.entries()) {
    const key = `threads/${piece.language}/thread-${String(piece.thread)}.md`;
    const earlier = story.get(key) ?? [];
    if (earlier.length === 0) await write(key, toThread(piece.language, piece.thread));
    await write(
      `articles/${piece.language}/${String(piece.year)}/${piece.slug}.md`,
      toMarkdown(piece, index, earlier),
    );
    story.set(key, [...earlier, piece].slice(-4));
  }
  await write(
    'authors/caucasus-desk.md',
    `---\nname: {en: ${desk.en}, fa: ${desk.fa}}\nkind: desk\n---\nWrites.\n`,
  );
};
