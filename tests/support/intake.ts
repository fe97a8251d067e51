import { settings } from '../../src/config.ts';
import { toIntake, type Intake } from '../../src/letters/intake.ts';
import type { IntakeOptions } from '../../src/letters/intake-options.ts';
import { readIntakeSettings } from '../../src/letters/intake-settings.ts';
import { toFindOpenArticle, type OpenArticle } from '../../src/letters/open-articles.ts';
import { unseal, type KeyPair } from '../../src/letters/seal.ts';
import { toSigner } from '../../src/letters/signer.ts';
import type { Store } from '../../src/letters/store.ts';
import { toToken } from '../../src/letters/token.ts';
import { readWaitingLetters, type WaitingLetter } from '../../src/letters/waiting-letter.ts';

/** Bytes that differ each time, and are the same in each run. */
export const countingRandom = () => {
  let count = 0;
  return (length: number): Uint8Array => {
    count += 1;
    const bytes = new Uint8Array(length);
    new DataView(bytes.buffer).setUint32(0, Math.imul(count, 2_654_435_761) >>> 0);
    return bytes;
  };
};

/** A key pair of the tests' own: it opens nothing but what they seal. */
export const keys: KeyPair = {
  recipient: 'age1qdcsm76gh43ydrh83ha7txqlgj5y824yj7dhs82dqnpxnqqddy0spm88ed',
  identity: 'AGE-SECRET-KEY-1J52VDVXTX2R53XC3S9D48W9Q5G60HCAF0PDYMPZTGP3E7D48QSMSGK25JL',
};

export const secret = 'a secret of the tests, with thirty-two characters';

export const article = 'en/2023/yevlakh-the-day-after';
export const persianArticle = 'fa/2023/yevlakh-the-day-after';

export const openArticles: Readonly<Record<string, OpenArticle>> = {
  [article]: {
    title: 'Yevlakh: the day after',
    url: '/2023/yevlakh-the-day-after/',
    letters: ['7k2m9p4q'],
  },
  [persianArticle]: {
    title: 'یولاخ: روز بعد',
    url: '/fa/2023/yevlakh-the-day-after/',
    letters: [],
  },
  'en/2023/closes-soon': {
    title: 'Closes soon',
    url: '/2023/closes-soon/',
    closes: '2024-07-01T00:00:00.000Z',
    letters: [],
  },
};

export const environment = { THROUGHLINE_RECIPIENT: keys.recipient, THROUGHLINE_SECRET: secret };

/** An intake with a clock that stands still, unless it is told otherwise. */
export const makeIntake = (store: Store, changes: Partial<IntakeOptions> = {}): Intake => {
  const read = readIntakeSettings(environment, settings);
  if ('fault' in read) throw new Error(read.fault);
  const now = changes.now ?? Date.now;
  return toIntake({
    ...read.options,
    store,
    findOpenArticle: toFindOpenArticle(
      () => Promise.resolve(JSON.stringify(openArticles)),
      now,
      1000,
    ),
    now,
    random: countingRandom(),
    ...changes,
  });
};

let made = 0;

/** A token that was handed out so long ago, in milliseconds. */
export const makeToken = (about = article, age = 60_000, now = Date.now()): Promise<string> =>
  toToken(toSigner(secret), about, now - age, (length) => {
    made += 1;
    const bytes = new Uint8Array(length);
    new DataView(bytes.buffer).setUint32(0, made);
    return bytes;
  });

export const sender = 'ada.lovelace@readers.example';

/** What somebody typed who made no mistake. */
export const typed = {
  article,
  language: 'en',
  name: 'Ada',
  email: sender,
  letter: 'The corridor was open *before* December.\n\nSee the record.',
  replyTo: '',
  token: '',
  website: '',
};

export type Typed = typeof typed;

const siteOrigin = new URL(settings.origin).origin;

type Headers = Readonly<Record<string, string>>;

/** A letter as the page's form sends it, without script. */
export const asForm = (fields: Partial<Typed>, headers: Headers = {}): Request =>
  new Request(`${siteOrigin}/intake/letters`, {
    method: 'POST',
    headers: { Origin: siteOrigin, 'Sec-Fetch-Site': 'same-origin', ...headers },
    body: new URLSearchParams({ ...typed, ...fields }),
  });

/** A letter as the page's script sends it. */
export const asJson = (fields: Partial<Typed>, headers: Headers = {}): Request =>
  new Request(`${siteOrigin}/intake/letters`, {
    method: 'POST',
    headers: { Origin: siteOrigin, 'Content-Type': 'application/json', ...headers },
    body: JSON.stringify({ ...typed, ...fields }),
  });

export const get = (path: string): Request => new Request(`${siteOrigin}/intake/${path}`);

/** The letters of an inbox, opened with the tests' key; what is no letter fails. */
export const readLetters = async (store: Store): Promise<readonly WaitingLetter[]> => {
  const open = (sealed: string) => unseal([keys.identity], sealed);
  const { letters, broken } = await readWaitingLetters(store, open);
  if (broken.length > 0) throw new Error(broken.join('\n'));
  return letters;
};
