import { autocomplete, autocompleteMultiselect, isCancel, select, text } from '@clack/prompts';
import type { Language } from '../i18n/languages.ts';
import { languagePack } from '../i18n/languages.ts';
import { kinds, type Kind } from '../records/article.ts';
import { summaryLimit } from '../records/article-schema.ts';
import type { Offer, Offers } from '../desk/offers.ts';

/** What an article's front matter has to be asked for; what is known already is not asked. */
export interface Asked {
  readonly kind: Kind;
  readonly byline: readonly string[];
  readonly summary: string;
  readonly tags: readonly string[];
  readonly thread: string | undefined;
}

/** Somebody pressed Escape or Ctrl-C. */
class Cancelled extends Error {}

const answered = async <Result>(prompt: Promise<Result>): Promise<Exclude<Result, symbol>> => {
  const value = await prompt;
  if (isCancel(value)) throw new Cancelled();
  return value as Exclude<Result, symbol>;
};

const toOption = ({ value, label, uses }: Offer) => ({
  value,
  label,
  ...(uses > 0 && { hint: uses === 1 ? 'one piece' : `${String(uses)} pieces` }),
});

const askKind = (language: Language): Promise<Kind> =>
  answered(
    select<Kind>({
      message: 'What sort of piece is it?',
      options: kinds.map((value) => ({
        value,
        label: languagePack(language).strings.kinds[value],
      })),
    }),
  );

const askByline = async (offers: readonly Offer[]): Promise<readonly string[]> => {
  const byline =
    offers.length === 0
      ? []
      : await answered(
          autocompleteMultiselect({
            message: 'Who signs it? (Tab chooses; nobody: type a desk’s name next)',
            options: offers.map(toOption),
            maxItems: 8,
          }),
        );
  if (byline.length > 0) return byline;
  const desk = await answered(
    text({
      message: 'The name of the desk that signs it',
      validate: (value) => (value?.trim() ? undefined : 'Somebody has to sign.'),
    }),
  );
  return [desk.trim()];
};

const askThread = async (offers: readonly Offer[]): Promise<string | undefined> => {
  if (offers.length === 0) return undefined;
  const none = '';
  const thread = await answered(
    autocomplete({
      message: 'Which story does it belong to?',
      options: [...offers.map(toOption), { value: none, label: 'None' }],
      maxItems: 8,
    }),
  );
  return thread === none ? undefined : thread;
};

const askTags = async (offers: readonly Offer[]): Promise<readonly string[]> => {
  const known =
    offers.length === 0
      ? []
      : await answered(
          autocompleteMultiselect({
            message: 'What is it about? (Tab chooses)',
            options: offers.map(toOption),
            maxItems: 10,
            required: false,
          }),
        );
  const others = await answered(
    text({
      message: 'Further tags, with commas between them',
      placeholder: 'none',
      defaultValue: '',
    }),
  );
  return [...known, ...others.split(/[,،]/).map((tag) => tag.trim())].filter(Boolean);
};

const askSummary = (): Promise<string> =>
  answered(
    text({
      message: 'One or two sentences for lists and feeds',
      placeholder: 'may wait until the piece is written',
      defaultValue: '',
      validate: (value = '') =>
        Array.from(value).length > summaryLimit
          ? `At most ${String(summaryLimit)} characters; these are ${String(Array.from(value).length)}.`
          : undefined,
    }),
  );

/** Asks, on the terminal, for all that is not `known`; `undefined` where somebody broke off. */
export const askFront = async (
  known: Partial<Asked>,
  offers: Offers,
  language: Language,
): Promise<Asked | undefined> => {
  try {
    return {
      kind: known.kind ?? (await askKind(language)),
      byline: known.byline ?? (await askByline(offers.authors)),
      thread: known.thread ?? (await askThread(offers.threads)),
      tags: known.tags ?? (await askTags(offers.tags)),
      summary: known.summary ?? (await askSummary()),
    };
  } catch (error) {
    if (error instanceof Cancelled) return undefined;
    throw error;
  }
};
