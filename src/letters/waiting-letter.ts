import { z } from 'zod';
import { articleIdPattern } from '../records/article-id.ts';
import { letterIdPattern } from '../records/letter.ts';
import { seal } from './seal.ts';
import type { Store } from './store.ts';

/** Where a letter is on its way. `new` and `held` wait; `published` has its file in `content/`. */
export const states = ['new', 'held', 'rejected', 'spam', 'published'] as const;

const id = z.string().regex(letterIdPattern);
const instant = z.iso.datetime({ offset: true });

/** A letter's file in `content/letters/`: nothing else may ever be written or removed by what an inbox says. */
export const letterFilePattern =
  /^content\/letters\/[^/\\]+\/\d{4}\/(?!\.)[^/\\\0]+\/\d{4}-\d{2}-\d{2}-[0-9a-hjkmnp-tv-z]{8}\.md$/u;

/** All that an inbox knows of a letter. Whoever may write to the inbox may have made it up. */
const bareSchema = z.object({
  id,
  /** The article's id: `en/2023/slug`. */
  article: z.string().regex(articleIdPattern),
  language: z.string().regex(/^[a-z]{2,3}(?:-[\w-]{1,20})?$/),
  name: z.string(),
  /** The address that the editors answer to; empty where none came. */
  email: z.string().default(''),
  /** As it was sent, or as an editor changed it. */
  text: z.string(),
  /** Where the text has markup, as comments of another site do. */
  format: z.enum(['markdown']).optional(),
  /** The id of the letter that it answers. */
  replyTo: id.optional(),
  /** When it came, in ISO 8601. */
  received: instant,
  source: z.enum(['form', 'mail', 'json', 'csv', 'wordpress']),
  state: z.enum(states),
  /** Why it was rejected or held, for the editors. */
  reason: z.string().optional(),
  answer: z.object({ by: z.string(), date: instant, text: z.string() }).optional(),
  correction: z.string().optional(),
  /** The file in `content/` that it became. */
  file: z.string().regex(letterFilePattern).optional(),
  /** Of what was sent and of its token, so that the same letter sent twice is known for one. */
  digest: z.string(),
});

/** A letter may only ever touch its own file. */
const isOwnFile = ({
  id: own,
  file,
}: {
  readonly id: string;
  readonly file?: string | undefined;
}): boolean => file === undefined || file.endsWith(`-${own}.md`);

/** A letter in the inbox, opened. */
export type WaitingLetter = z.output<typeof bareSchema>;

const letterSchema = bareSchema.refine(isOwnFile);

/** A letter's file in the inbox: what the service and `clean` need to know, and all else sealed to the editors. */
const envelopeSchema = z.object({
  id,
  received: instant,
  state: z.enum(states),
  digest: z.string(),
  /** An armoured age file: the letter, its writer's name and address, and what editors did with it. */
  sealed: z.string(),
});

export type Envelope = z.output<typeof envelopeSchema>;

export const lettersFolder = 'letters';

export const toLetterName = (letterId: string): string => `${lettersFolder}/${letterId}.json`;

/** The file of a letter: one, so that no part of it can belong to another. */
export const toEnvelopeText = async (letter: WaitingLetter, recipient: string): Promise<string> => {
  const { id: letterId, received, state, digest } = letter;
  const sealed = await seal(recipient, JSON.stringify(letter));
  const envelope: Envelope = { id: letterId, received, state, digest, sealed };
  return `${JSON.stringify(envelope, null, 2)}\n`;
};

/** What keeps a file of the inbox from being a letter, in words; it begins with the file's name. */
export interface BrokenLetter {
  readonly broken: string;
}

const broken = (name: string, why: string): BrokenLetter => ({ broken: `${name} ${why}` });

const parse = <Schema extends z.ZodType>(
  schema: Schema,
  text: string,
): z.output<Schema> | undefined => {
  try {
    return schema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
};

/** The outside of a letter, read without a key. */
export const readEnvelope = (name: string, text: string): Envelope | BrokenLetter => {
  const envelope = parse(envelopeSchema, text);
  if (!envelope || toLetterName(envelope.id) !== name) {
    const isOld = text.includes('"text":') && !text.includes('"sealed":');
    return broken(
      name,
      isOld
        ? 'is a letter in plain text, as earlier editions kept them: "npm run letters -- seal" seals it.'
        : 'is no letter: move it out of the inbox, or delete it.',
    );
  }
  return envelope;
};

/** Opens what is sealed; undefined where no key here does. */
export type Open = (sealed: string) => Promise<string | undefined>;

/** A letter as data; undefined for what is none. */
export const parseLetter = (value: unknown): WaitingLetter | undefined =>
  letterSchema.safeParse(value).data;

const toLetter = async (
  name: string,
  text: string,
  open: Open,
): Promise<WaitingLetter | BrokenLetter> => {
  const envelope = readEnvelope(name, text);
  if ('broken' in envelope) return envelope;
  const opened = await open(envelope.sealed);
  if (opened === undefined)
    return broken(name, 'is sealed to another key than the one that is here.');
  const letter = parse(letterSchema, opened);
  if (letter?.id !== envelope.id || letter.state !== envelope.state)
    return broken(name, 'holds no letter: move it out of the inbox, or delete it.');
  return letter;
};

/** @returns Undefined where there is none of that id. */
export const readWaitingLetter = async (
  store: Store,
  letterId: string,
  open: Open,
): Promise<WaitingLetter | BrokenLetter | undefined> => {
  const name = toLetterName(letterId);
  const text = await store.read(name);
  return text === undefined ? undefined : toLetter(name, text, open);
};

/** Every letter of an inbox, the oldest first, and what there is no letter. */
export const readWaitingLetters = async (
  store: Store,
  open: Open,
): Promise<{ readonly letters: readonly WaitingLetter[]; readonly broken: readonly string[] }> => {
  const names = await store.list(lettersFolder);
  const read = await Promise.all(
    names.map(async (name) => {
      try {
        const text = await store.read(name);
        return text === undefined ? undefined : await toLetter(name, text, open);
      } catch (error) {
        return { broken: error instanceof Error ? error.message : String(error) };
      }
    }),
  );
  const letters = read.flatMap((each) => (each && !('broken' in each) ? [each] : []));
  return {
    letters: letters.sort((a, b) =>
      a.received < b.received ? -1 : a.received > b.received ? 1 : 0,
    ),
    broken: read.flatMap((each) => (each && 'broken' in each ? [each.broken] : [])),
  };
};

/** Keeps a letter for good or not at all; false where one of its id is there already. */
export const keepLetter = async (
  store: Store,
  letter: WaitingLetter,
  recipient: string,
): Promise<boolean> =>
  store.create(toLetterName(letter.id), await toEnvelopeText(letter, recipient));
