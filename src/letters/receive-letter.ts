import { digestOf, toLetterId } from '../records/letter-id.ts';
import type { Language } from '../i18n/languages.ts';
import { previewLetter } from '../markdown/preview-letter.ts';
import type { Fields } from './fields.ts';
import type { IntakeOptions } from './intake-options.ts';
import type { Faults } from './intake-page.ts';
import { checkFields } from './check-fields.ts';
import type { OpenArticle } from './open-articles.ts';
import { fromBase64Url, toBase64Url, type Signer } from './signer.ts';
import { readToken, toToken } from './token.ts';
import { keepLetter, readEnvelope, toLetterName, type WaitingLetter } from './waiting-letter.ts';
import { findWrittenLanguage } from '../i18n/written-language.ts';

type Fault = 'tooFast' | 'expired' | 'forged';

/** What came of a request to take a letter. */
export type Outcome =
  | { readonly kind: 'kept'; readonly language: Language }
  | {
      /** The form is shown again, with all that was in it. */
      readonly kind: 'ask';
      readonly status: 200 | 403 | 422;
      readonly fault: Fault | undefined;
      readonly fields: Fields;
      readonly faults: Faults;
      readonly article: OpenArticle;
      /** The letter as HTML, where nothing in it has to be mended. */
      readonly preview: string | undefined;
      readonly token: string;
    }
  | {
      readonly kind: 'refused';
      readonly status: 400 | 403 | 404 | 409 | 410 | 413 | 415 | 429 | 503;
      readonly fault:
        'elsewhere' | 'closed' | 'used' | 'tooMany' | 'tooLarge' | 'unreadable' | 'failed';
      /** So that the letter can be given back. */
      readonly fields: Fields | undefined;
      readonly article: OpenArticle | undefined;
    };

export const toLetterLanguage = (
  languages: readonly [Language, ...Language[]],
  code: string,
): Language => languages.find((language) => language === code) ?? languages[0];

const faultNames = {
  missing: undefined,
  'too-soon': 'tooFast',
  expired: 'expired',
  forged: 'forged',
} as const;

const statuses = { missing: 200, 'too-soon': 422, expired: 422, forged: 403 } as const;

/** Keeps a letter, whole, or finds that this very letter is there already, or that another one is. */
const keep = async (
  { store, recipient, now, languages }: IntakeOptions,
  fields: Fields,
  ofForm: Language,
  nonce: string,
): Promise<'kept' | 'used'> => {
  const { article, name, email, letter: text, replyTo, website } = fields;
  const language = findWrittenLanguage(text, ofForm, languages);
  const id = toLetterId(fromBase64Url(nonce) ?? new Uint8Array(5));
  const letter: WaitingLetter = {
    ...{ id, article, language, name, email, text },
    ...(replyTo !== '' && { replyTo }),
    received: new Date(now()).toISOString(),
    source: 'form',
    // People do not see the field. Whoever fills it in is thanked all the same, so the letter is kept all the same.
    state: website === '' ? 'new' : 'spam',
    digest: toBase64Url(await digestOf([nonce, article, name, text, replyTo])),
  };
  if (await keepLetter(store, letter, recipient)) return 'kept';
  const known = readEnvelope(toLetterName(id), (await store.read(toLetterName(id))) ?? '');
  return 'digest' in known && known.digest === letter.digest ? 'kept' : 'used';
};

/**
 * Takes the letter of a form that was read. Where its token does not let it through, or something in it has to be
 * mended, the form is shown again with all that was in it: nothing that a person typed is lost.
 */
export const receiveLetter = async (
  options: IntakeOptions,
  signer: Signer,
  typed: Fields,
  isWelcome: () => Promise<boolean>,
): Promise<Outcome> => {
  const { now, random } = options;
  const language = toLetterLanguage(options.languages, typed.language);
  const article = await options.findOpenArticle(typed.article);
  const refuse = (
    status: Extract<Outcome, { kind: 'refused' }>['status'],
    fault: Extract<Outcome, { kind: 'refused' }>['fault'],
  ): Outcome => ({ kind: 'refused', status, fault, fields: typed, article });
  if (!article) return refuse(410, 'closed');

  const token = await readToken(signer, typed.token, typed.article, now());
  // What was not sent by a form of ours is not looked into: it comes back as it is.
  const isForged = !token.ok && token.fault === 'forged';
  const { fields, faults } = isForged
    ? { fields: typed, faults: {} }
    : await checkFields(typed, language, article.letters);
  const isSound = Object.keys(faults).length === 0;
  if (!token.ok || !isSound) {
    const isGood = token.ok || token.fault === 'too-soon';
    return {
      kind: 'ask',
      status: token.ok || !isSound ? 422 : statuses[token.fault],
      fault: token.ok || !isSound ? undefined : faultNames[token.fault],
      ...{ fields, faults, article },
      preview: isSound && !isForged ? await previewLetter(fields.letter) : undefined,
      // A good one is given back, so that the second press is not too soon as well.
      token: isGood ? fields.token : await toToken(signer, fields.article, now(), random),
    };
  }
  if (!(await isWelcome())) return refuse(429, 'tooMany');
  const outcome = await keep(options, fields, language, token.nonce);
  return outcome === 'kept' ? { kind: 'kept', language } : refuse(409, 'used');
};
