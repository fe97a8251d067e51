import { settings } from '../config.ts';
import type { LetterStrand, PublishedLetter } from '../graph/letters.ts';
import type { ResolvedLink } from '../graph/links.ts';
import { formatDate, type DateLabel } from '../i18n/dates.ts';
import { languagePack, type Language } from '../i18n/languages.ts';
import type { Body } from '../records/read-body.ts';
import type { SitePath } from '../records/urls.ts';
import { toBylineView, type BylineView } from './byline-view.ts';
import { toTextParts } from './text-parts.ts';

/** Words that somebody wrote, in a language that need not be the page's. */
export interface LetterWords {
  readonly tag: string;
  readonly direction: 'ltr' | 'rtl';
  readonly html: string;
  /** The words alone, for metadata. */
  readonly plain: string;
}

/** One letter, as it stands under an article or in the list of all. */
export interface LetterView extends LetterWords {
  readonly id: string;
  /** Its `id` on the article's page. */
  readonly anchor: string;
  readonly name: string;
  /** In the page's language. */
  readonly date: DateLabel;
  /** Whom it answers, where that is not the letter that it stands right below. */
  readonly inReplyTo: { readonly name: string; readonly anchor: string } | undefined;
  /** The anchor of the letter that it answers. */
  readonly parent: string | undefined;
  readonly answer:
    (LetterWords & { readonly by: BylineView; readonly date: DateLabel }) | undefined;
  readonly correction: SitePath | undefined;
}

/** A letter, and all that grew out of it, oldest first. */
export interface LetterStrandView {
  readonly first: LetterView;
  readonly replies: readonly LetterView[];
}

export const toLetterAnchor = (id: string): string => `letter-${id}`;

const toWords = (body: Body, links: readonly ResolvedLink[], language: Language): LetterWords => {
  const { tag, direction } = languagePack(language);
  const parts = toTextParts(body, { readMores: [], links }, new Map());
  const html = parts.map((part) => (part.type === 'html' ? part.html : '')).join('');
  return { tag, direction, html, plain: body.text };
};

/** `language` is that of the page; `above`, the letter that this one stands right below. */
export const toLetterView = (
  { letter, parent, links, answer, correction }: PublishedLetter,
  language: Language,
  above?: string,
): LetterView => {
  const { id, name, sent, body } = letter;
  const dateOf = (instant: string) => formatDate(instant, language, settings.timeZone);
  const [by] = answer ? toBylineView([answer.by], language) : [];
  return {
    ...toWords(body, links, letter.language),
    ...{ id, name, anchor: toLetterAnchor(id), date: dateOf(sent), correction },
    parent: parent && toLetterAnchor(parent.id),
    inReplyTo:
      parent && parent.id !== above
        ? { name: parent.name, anchor: toLetterAnchor(parent.id) }
        : undefined,
    answer:
      answer && letter.answer && by
        ? {
            ...toWords(letter.answer.body, answer.links, letter.language),
            ...{ by, date: dateOf(letter.answer.sent) },
          }
        : undefined,
  };
};

export const toStrandView = (
  { first, replies }: LetterStrand,
  language: Language,
): LetterStrandView => ({
  first: toLetterView(first, language),
  replies: replies.map((reply) => toLetterView(reply, language, first.letter.id)),
});
