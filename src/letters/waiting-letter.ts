import { z } from 'zod';
import type { Store } from './store.ts';

/** Where a letter is on its way. `new` and `held` wait; `published` has its file in `content/`. */
export const states = ['new', 'held', 'rejected', 'spam', 'published'] as const;

const schema = z.object({
  id: z.string(),
  /** The article's id: `en/2023/slug`. */
  article: z.string(),
  language: z.string(),
  name: z.string(),
  /** Restricted Markdown, as it was sent or as an editor changed it. */
  text: z.string(),
  /** The id of the letter that it answers. */
  replyTo: z.string().optional(),
  /** When it came, in ISO 8601. */
  received: z.string(),
  source: z.enum(['form', 'mail', 'json', 'csv', 'wordpress']),
  state: z.enum(states),
  /** Why it was rejected or held, for the editors. */
  reason: z.string().optional(),
  answer: z.object({ by: z.string(), date: z.string(), text: z.string() }).optional(),
  correction: z.string().optional(),
  /** The file in `content/` that it became. */
  file: z.string().optional(),
  /** Of what was sent, so that the same letter sent twice is known for one. */
  digest: z.string(),
});

/** A letter in the inbox. The address of its writer is not in it: that lies beside it, sealed. */
export type WaitingLetter = z.output<typeof schema>;

export const lettersFolder = 'letters';

export const addressesFolder = 'addresses';

export const toLetterName = (id: string): string => `${lettersFolder}/${id}.json`;

export const toAddressName = (id: string): string => `${addressesFolder}/${id}.age`;

export const toLetterText = (letter: WaitingLetter): string =>
  `${JSON.stringify(letter, null, 2)}\n`;

/** @returns Undefined where there is none of that id. */
export const readWaitingLetter = async (
  store: Store,
  id: string,
): Promise<WaitingLetter | undefined> => {
  const text = await store.read(toLetterName(id));
  return text === undefined ? undefined : schema.parse(JSON.parse(text));
};

/** Every letter of an inbox, the oldest first. */
export const readWaitingLetters = async (store: Store): Promise<WaitingLetter[]> => {
  const names = await store.list(lettersFolder);
  const texts = await Promise.all(names.map((name) => store.read(name)));
  return texts
    .flatMap((text) => (text === undefined ? [] : [schema.parse(JSON.parse(text))]))
    .sort((a, b) => (a.received < b.received ? -1 : a.received > b.received ? 1 : 0));
};

/** A letter of an article, kept for good or not at all; false where one of its id is there already. */
export const keepLetter = async (
  store: Store,
  letter: WaitingLetter,
  sealedAddress: string | undefined,
): Promise<boolean> => {
  const addressName = toAddressName(letter.id);
  // The address first: once the letter is there, all of it is.
  const isNew = sealedAddress !== undefined && (await store.create(addressName, sealedAddress));
  try {
    return await store.create(toLetterName(letter.id), toLetterText(letter));
  } catch (error) {
    if (isNew) await store.remove(addressName).catch(() => undefined);
    throw error;
  }
};
