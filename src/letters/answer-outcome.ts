import { languagePack, type Language } from '../i18n/languages.ts';
import { answerJson, answerPage, answerRedirect } from './answers.ts';
import { isJson, toMediaType } from './fields.ts';
import { drawFormPage, drawSorryPage } from './intake-page.ts';
import type { IntakeOptions } from './intake-options.ts';
import { toLetterLanguage, type Outcome } from './receive-letter.ts';

/** How whoever asked wants to be answered. */
export interface Asker {
  readonly wantsJson: boolean;
  /** The languages that the browser reads, the best first: for where the request itself names none. */
  readonly reads: readonly string[];
}

export const toAsker = (request: Request): Asker => ({
  wantsJson:
    isJson(toMediaType(request.headers.get('content-type'))) ||
    /\bapplication\/json\b/.test(request.headers.get('accept') ?? '') ||
    new URL(request.url).pathname.endsWith('/token'),
  reads: (request.headers.get('accept-language') ?? '')
    .split(',')
    .map((each) => each.trim().slice(0, 2).toLowerCase()),
});

const languageFor = (
  { languages }: IntakeOptions,
  { reads }: Asker,
  outcome: Outcome,
): Language => {
  const fields = 'fields' in outcome ? outcome.fields : undefined;
  if (fields) return toLetterLanguage(languages, fields.language);
  return reads.map((code) => languages.find((each) => each === code)).find(Boolean) ?? languages[0];
};

/** What came of a request, in the way that it was asked for. */
export const answerOutcome = async (
  options: IntakeOptions,
  asker: Asker,
  outcome: Outcome,
): Promise<Response> => {
  const language = languageFor(options, asker, outcome);
  const { letters, intake } = languagePack(language).strings;
  const words = { ...letters.faults, ...intake.faults };
  if (outcome.kind === 'kept') {
    const thanks = options.thanks(outcome.language);
    return asker.wantsJson ? answerJson(200, { ok: true, thanks }) : answerRedirect(thanks);
  }
  if (outcome.kind === 'refused') {
    const { status, fault, fields, article } = outcome;
    const headers: Record<string, string> = status === 429 ? { 'Retry-After': '600' } : {};
    if (asker.wantsJson) {
      return answerJson(status, { ok: false, errors: { form: words[fault] } }, headers);
    }
    const back = article && options.toSiteAddress(article.url);
    const page = await drawSorryPage(language, words[fault], fields?.letter ?? '', back);
    return answerPage(status, page, headers);
  }
  const { status, fault, fields, faults, article, preview, token } = outcome;
  const form = fault && words[fault];
  const all = { ...faults, ...(form !== undefined && { form }) };
  if (asker.wantsJson) {
    const errors = Object.keys(all).length > 0 ? all : { form: words.missing };
    return answerJson(status === 200 ? 422 : status, { ok: false, errors });
  }
  const page = await drawFormPage({
    ...{ language, fields, faults: all, token, preview },
    siteName: options.siteName(language),
    article: { title: article.title, url: options.toSiteAddress(article.url) },
    formTargets: options.siteOrigins,
  });
  return answerPage(status, page);
};
