import { toLetterFile, toLetterSource } from '../../records/letter-file.ts';
import { toIdForKey } from '../../records/letter-id.ts';
import type { Letter } from '../../records/letter.ts';
import { findFileFaults } from '../check-file.ts';
import { htmlToText } from '../html-to-markdown.ts';
import { keptWords, type KeptImports, type Written } from '../kept-imports.ts';
import { toLetter } from '../letter-from-comment.ts';
import { toImported, type Outcome } from '../loss-report.ts';
import { excerptOf } from '../losses.ts';
import { idOf, type Piece } from '../pieces.ts';
import { findInstant } from './item-facts.ts';
import type { Texts } from './wxr-items.ts';

interface Around {
  readonly out: string;
  readonly kept: KeptImports;
  readonly timeZone: string;
  readonly site: string;
  /** The ids of letters that are there already. */
  readonly takenIds: Set<string>;
  /** How many ids were tried for a comment's number. */
  readonly tried: Map<string, number>;
}

/** Comments that nobody judged wait in the inbox, like every letter that somebody has to read first. */
const toInbox = 'it waits: "npm run letters -- add EXPORT.xml" puts it into the inbox';

const unmarked = `nothing says that it was approved, and ${toInbox}`;

const unapproved: Readonly<Record<string, string>> = {
  '0': `it was never approved, and ${toInbox}`,
  spam: 'it is spam',
  trash: 'it lies in the trash',
  'post-trashed': 'its article lies in the trash',
};

/** Why a comment is no letter, as its own fields tell. */
const findReason = (comment: Texts): string | undefined => {
  const type = comment['wp:comment_type'] ?? '';
  const approved = comment['wp:comment_approved'] ?? '';
  if (type !== '' && type !== 'comment') return `it is no reader's comment but a "${type}"`;
  if (approved === '1') return undefined;
  return Object.hasOwn(unapproved, approved) ? unapproved[approved] : unmarked;
};

const withoutAddresses = (text: string): string =>
  text
    .split(/\s/)
    .filter((word) => !word.includes('@'))
    .join(' ');

/** A comment is named by its writer's name, never by an address. */
const nameOf = (comment: Texts): string =>
  excerptOf(htmlToText(withoutAddresses(comment['wp:comment_author'] ?? '')), 40);

const fromOf = (comment: Texts): string =>
  `comment ${comment['wp:comment_id'] ?? 'without a number'}`;

/** The outcomes of the comments of what was not imported. */
export const leaveComments = (comments: readonly Texts[], why: string): Outcome[] =>
  comments.map((comment) => ({
    kind: 'comment',
    name: nameOf(comment),
    from: fromOf(comment),
    result: 'skipped',
    notes: [findReason(comment) ?? why],
    expected: findReason(comment) !== unmarked,
  }));

interface Made {
  readonly comment: Texts;
  readonly letter: Letter | undefined;
  readonly notes: readonly string[];
  readonly expected: boolean;
}

/** An id for a comment, the same whenever it is brought; comments may share a number. */
const toFreeId = async (number: string, { takenIds, tried }: Around): Promise<string> => {
  for (let count = tried.get(number) ?? 1; ; count++) {
    const id = await toIdForKey(count === 1 ? number : `${number} #${count}`);
    if (takenIds.has(id)) continue;
    tried.set(number, count);
    return id;
  }
};

const makeLetter = async (comment: Texts, piece: Piece, around: Around): Promise<Made> => {
  const { timeZone, site, takenIds } = around;
  const reason = findReason(comment);
  if (reason !== undefined)
    return { comment, letter: undefined, notes: [reason], expected: reason !== unmarked };
  const number = `wordpress ${site} ${comment['wp:comment_id'] ?? comment['wp:comment_date'] ?? ''}`;
  const id = await toFreeId(number, around);
  const date = findInstant(
    comment['wp:comment_date_gmt'],
    comment['wp:comment_date'],
    undefined,
    timeZone,
  );
  const made = toLetter({
    id,
    article: idOf(piece),
    language: piece.language,
    name: htmlToText(comment['wp:comment_author'] ?? ''),
    html: comment['wp:comment_content'] ?? '',
    date: (date ?? piece.published).replace(/\.\d+Z$/, 'Z'),
    replyTo: undefined,
  });
  // Nothing but what no letter may hold: a picture, or markup without words.
  if ('why' in made) return { comment, letter: undefined, notes: [made.why], expected: true };
  takenIds.add(id);
  return { comment, letter: made.letter, notes: made.losses, expected: true };
};

/** What comments answer: each is looked at once, however long their chains are. */
const makeParents = (made: readonly Made[]) => {
  const byNumber = new Map(
    made.toReversed().map((each) => [each.comment['wp:comment_id'] ?? '', each]),
  );
  const parentOf = ({ comment }: Made): Made | undefined =>
    byNumber.get(comment['wp:comment_parent'] ?? '0');
  const circles = new Map<Made, boolean>();
  /** Letters that answer each other in a circle stand by themselves. */
  const isCircle = (start: Made): boolean => {
    const way = new Set<Made>();
    let at: Made | undefined = start;
    for (; at && !circles.has(at) && !way.has(at); at = parentOf(at)) way.add(at);
    const leadsIntoOne = at !== undefined && (circles.get(at) ?? true);
    for (const each of way) circles.set(each, leadsIntoOne);
    return leadsIntoOne;
  };
  const nearest = new Map<Made, Letter | undefined>();
  /** The letter of a comment, or of the nearest above it that became one. */
  const findLetter = (start: Made | undefined): Letter | undefined => {
    const way: Made[] = [];
    let at = start;
    for (; at && !at.letter && !nearest.has(at); at = parentOf(at)) way.push(at);
    const found = at && (at.letter ?? nearest.get(at));
    for (const each of way) nearest.set(each, found);
    return found;
  };
  return (one: Made): { id: string | undefined; isLost: boolean } => {
    if (isCircle(one)) return { id: undefined, isLost: true };
    const parent = parentOf(one);
    const found = findLetter(parent);
    const isAnswer = !['', '0'].includes(one.comment['wp:comment_parent'] ?? '0');
    return { id: found?.id, isLost: found ? found !== parent?.letter : isAnswer };
  };
};

/** Writes the approved comments of an article as letters, nested as they were. */
export const writeLetters = async (
  comments: readonly Texts[],
  piece: Piece,
  around: Around,
): Promise<Outcome[]> => {
  const made: Made[] = [];
  for (const comment of comments) made.push(await makeLetter(comment, piece, around));
  const findParent = makeParents(made);
  const outcomes: Outcome[] = [];
  for (const one of made) {
    const { comment, letter, notes, expected } = one;
    const named = { kind: 'comment', name: nameOf(comment), from: fromOf(comment) };
    if (!letter) {
      outcomes.push({ ...named, result: 'skipped', notes, expected });
      continue;
    }
    const parent = findParent(one);
    const whole: Letter = { ...letter, ...(parent.id !== undefined && { replyTo: parent.id }) };
    const lost = parent.isLost ? ['what it answers is no letter: it stands one place higher'] : [];
    const file = toLetterFile(whole);
    const text = toLetterSource(whole);
    const faults = await findFileFaults(around.out, file, text);
    if (faults.length > 0) {
      outcomes.push({ ...named, result: 'skipped', notes: faults, expected: false });
      continue;
    }
    const written: Written = around.kept.write(file, text);
    const word = keptWords[written];
    const outcome = toImported({ ...named, to: file }, [...notes, ...lost]);
    outcomes.push(word === undefined ? outcome : { ...outcome, notes: [...outcome.notes, word] });
  }
  return outcomes;
};
