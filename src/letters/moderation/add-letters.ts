import type { Language } from '../../i18n/languages.ts';
import type { Article } from '../../records/article.ts';
import type { ArrivedLetter } from '../arriving/arrived-letter.ts';
import { toMatchArticle } from '../arriving/match-article.ts';
import { toIdForKey } from '../../records/letter-id.ts';
import { toLetterName, type WaitingLetter } from '../waiting-letter.ts';
import { toInboxChange } from './decide.ts';
import { takeStep, type Wanted } from './journal.ts';
import type { Workspace } from './workspace.ts';
import { toNormalForm } from '../../i18n/normal-form.ts';

export interface AddOptions {
  readonly articles: readonly Article[];
  readonly languages: readonly [Language, ...Language[]];
  /** The article that all of them are about, where the editor says so. */
  readonly about: string | undefined;
}

/** What became of the letters of a file. */
export interface Added {
  readonly ids: readonly string[];
  /** Letters that the inbox has already. */
  readonly known: number;
  /** In words, with what to do. */
  readonly left: readonly string[];
}

const isLetterId = (text: string): boolean => /^[0-9a-hjkmnp-tv-z]{8}$/.test(text);

const toWaiting = async (
  letter: ArrivedLetter,
  article: Article,
  keys: ReadonlySet<string>,
  now: number,
): Promise<WaitingLetter> => {
  const { source, key, replyTo, name, email, text, verdict } = letter;
  const answered =
    replyTo === undefined
      ? undefined
      : keys.has(replyTo)
        ? await toIdForKey(replyTo)
        : isLetterId(replyTo)
          ? replyTo
          : undefined;
  return {
    id: await toIdForKey(key),
    article: article.id,
    language: article.language,
    name: toNormalForm(name, 'NFC'),
    email,
    text: toNormalForm(text, 'NFC'),
    ...(letter.format && { format: letter.format }),
    ...(answered !== undefined && { replyTo: answered }),
    received: letter.date ?? new Date(now).toISOString(),
    source,
    state: verdict === 'spam' ? 'spam' : 'new',
    ...(verdict === 'approved' && { reason: 'was approved where it comes from' }),
    // Of what somebody else may know, a digest would say what stands in the sealed letter.
    digest: '',
  };
};

/**
 * Puts letters that came some other way into the inbox, never into `content/`: each is sealed and moderated like any
 * other. All of it is one step, which `undo` takes back.
 */
export const addLetters = async (
  workspace: Workspace,
  arrived: readonly ArrivedLetter[],
  { articles, languages, about }: AddOptions,
): Promise<Added> => {
  const match = toMatchArticle(articles);
  const keys = new Set(arrived.map(({ key }) => key));
  const changes: Wanted[] = [];
  const ids: string[] = [];
  const left: string[] = [];
  let known = 0;
  for (const letter of arrived) {
    const language = languages.find((each) => each === letter.language) ?? languages[0];
    const article = match(about === undefined ? letter.about : [about], language);
    if (!article) {
      const named = (about ?? letter.about.join('", "')) || 'nothing';
      left.push(
        `The letter of ${letter.name} names no article of this site ("${named}"). Say which: --article ID.`,
      );
      continue;
    }
    const waiting = await toWaiting(letter, article, keys, workspace.now);
    if ((await workspace.inbox.read(toLetterName(waiting.id))) !== undefined) {
      known += 1;
      continue;
    }
    changes.push(await toInboxChange(workspace, waiting));
    ids.push(waiting.id);
  }
  if (ids.length > 0) {
    await takeStep(
      workspace,
      `added ${ids.length === 1 ? ids[0] : `${ids.length} letters`}`,
      changes,
    );
  }
  return { ids, known, left };
};
