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
}

const unapproved: Readonly<Record<string, string>> = {
  '0': 'it was never approved',
  spam: 'it is spam',
  trash: 'it lies in the trash',
  'post-trashed': 'its article lies in the trash',
};

/** Why a comment is no letter, as its own fields tell. */
const findReason = (comment: Texts): string | undefined => {
  const type = comment['wp:comment_type'] ?? '';
  const approved = comment['wp:comment_approved'] ?? '1';
  if (type !== '' && type !== 'comment') return `it is no reader's comment but a "${type}"`;
  if (approved !== '1') return unapproved[approved] ?? 'it was not approved';
  return undefined;
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
    expected: true,
  }));

interface Made {
  readonly comment: Texts;
  readonly letter: Letter | undefined;
  readonly notes: readonly string[];
  readonly expected: boolean;
}

const makeLetter = async (
  comment: Texts,
  piece: Piece,
  { timeZone, site, takenIds }: Around,
): Promise<Made> => {
  const reason = findReason(comment);
  if (reason !== undefined) return { comment, letter: undefined, notes: [reason], expected: true };
  const number = `wordpress ${site} ${comment['wp:comment_id'] ?? comment['wp:comment_date'] ?? ''}`;
  let id = await toIdForKey(number);
  for (let count = 2; takenIds.has(id); count++) id = await toIdForKey(`${number} #${count}`);
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

/** The letter that a comment answers: its parent's, or that of the nearest above it that became one. */
const findParent = (
  comment: Texts,
  byNumber: ReadonlyMap<string, Made>,
): { id: string | undefined; isLost: boolean } => {
  const seen = new Set<Made>();
  let parent = byNumber.get(comment['wp:comment_parent'] ?? '0');
  const isAnswer = !['', '0'].includes(comment['wp:comment_parent'] ?? '0');
  while (parent && !seen.has(parent)) {
    if (parent.comment === comment) break;
    if (parent.letter) return { id: parent.letter.id, isLost: seen.size > 0 };
    seen.add(parent);
    parent = byNumber.get(parent.comment['wp:comment_parent'] ?? '0');
  }
  return { id: undefined, isLost: isAnswer };
};

/** Letters that answer each other in a circle stand by themselves. */
const isCircle = (comment: Texts, byNumber: ReadonlyMap<string, Made>): boolean => {
  const seen = new Set<string>();
  for (
    let at: Texts | undefined = comment;
    at;
    at = byNumber.get(at['wp:comment_parent'] ?? '0')?.comment
  ) {
    const number = at['wp:comment_id'] ?? '';
    if (seen.has(number)) return true;
    seen.add(number);
  }
  return false;
};

/** Writes the approved comments of an article as letters, nested as they were. */
export const writeLetters = async (
  comments: readonly Texts[],
  piece: Piece,
  around: Around,
): Promise<Outcome[]> => {
  const made: Made[] = [];
  for (const comment of comments) made.push(await makeLetter(comment, piece, around));
  const byNumber = new Map(
    made.toReversed().map((each) => [each.comment['wp:comment_id'] ?? '', each]),
  );
  const outcomes: Outcome[] = [];
  for (const { comment, letter, notes, expected } of made) {
    const named = { kind: 'comment', name: nameOf(comment), from: fromOf(comment) };
    if (!letter) {
      outcomes.push({ ...named, result: 'skipped', notes, expected });
      continue;
    }
    const parent = isCircle(comment, byNumber)
      ? { id: undefined, isLost: true }
      : findParent(comment, byNumber);
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
