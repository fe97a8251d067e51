import { html, raw } from 'hono/html';
import { languagePack, type Language } from '../i18n/languages.ts';
import { letterLimits } from '../records/letter-text.ts';
import type { Page } from './answers.ts';
import type { Fields } from './fields.ts';
import { intakeStyle } from './intake-style.ts';

/** What is wrong with single fields, and with the form as a whole, in the letter's language. */
export type Faults = Readonly<
  Partial<Record<'name' | 'email' | 'letter' | 'replyTo' | 'form', string>>
>;

/** All that the page with the form on it shows. */
export interface FormPage {
  readonly language: Language;
  readonly siteName: string;
  readonly article: { readonly title: string; readonly url: string };
  readonly fields: Fields;
  readonly faults: Faults;
  /** Fresh, or the one that came where it is still good. */
  readonly token: string;
  /** The letter as it will be read, as HTML that is safe; undefined where it has first to be mended. */
  readonly preview: string | undefined;
  readonly formTargets: readonly string[];
}

type Html = ReturnType<typeof html>;

const draw = async (language: Language, title: string, body: Html): Promise<string> => {
  const { tag, direction } = languagePack(language);
  const page = html`<!doctype html>
    <html lang="${tag}" dir="${direction}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <meta name="robots" content="noindex" />
        <title>${title}</title>
        ${raw(`<style>${intakeStyle}</style>`)}
      </head>
      <body>
        ${body}
      </body>
    </html> `;
  return (await page).toString();
};

const drawFault = (field: string, fault: string | undefined): Html | '' =>
  fault === undefined ? '' : html`<p class="fault" id="${field}-fault">${fault}</p>`;

const toMark = (field: string, fault: string | undefined) =>
  raw(fault === undefined ? '' : `aria-invalid="true" aria-describedby="${field}-fault"`);

/** HTML takes the first line break of a text for its own: another one keeps a letter that begins with one whole. */
const drawTextarea = (attributes: Html, text: string): Html =>
  html`${raw('<textarea dir="auto" ')}${attributes}${raw('>\n')}${text}${raw('</textarea>')}`;

const drawFields = ({ language, fields, faults }: FormPage): Html => {
  const { letters } = languagePack(language).strings;
  return html`
    <label for="name">${letters.name}</label>
    <input
      id="name"
      name="name"
      dir="auto"
      required
      autocomplete="name"
      maxlength="${letterLimits.name.most}"
      value="${fields.name}"
      ${toMark('name', faults.name)}
    />
    ${drawFault('name', faults.name)}
    <label for="email">${letters.email}</label>
    <input
      id="email"
      name="email"
      type="email"
      dir="ltr"
      required
      autocomplete="email"
      maxlength="${letterLimits.email.most}"
      value="${fields.email}"
      ${toMark('email', faults.email)}
    />
    ${drawFault('email', faults.email)}
    <label for="letter">${letters.letter}</label>
    ${drawTextarea(raw(`id="letter" name="letter" required ${toMark('letter', faults.letter).toString()}`), fields.letter)}
    ${drawFault('letter', faults.letter)}
  `;
};

/** The form again: with the letter as it will be read, or with what has to be mended beside the fields. */
export const drawFormPage = async (page: FormPage): Promise<Page> => {
  const { language, siteName, article, fields, faults, token, preview } = page;
  const { intake } = languagePack(language).strings;
  const title = preview === undefined ? intake.mendTitle : intake.confirmTitle;
  const notice = faults.form ?? faults.replyTo;
  const body = html` <header><a href="${article.url}">${article.title}</a> · ${siteName}</header>
    <main>
      <h1>${title}</h1>
      <p class="quiet">${preview === undefined ? intake.mendNote : intake.confirmNote}</p>
      ${notice === undefined ? '' : html`<p role="alert">${notice}</p>`}
      ${
        preview === undefined
          ? ''
          : html`<article dir="auto">
              <p>
                <b><bdi>${fields.name}</bdi></b>
              </p>
              ${raw(preview)}
            </article>`
      }
      <form method="post" action="letters" accept-charset="utf-8">
        <input type="hidden" name="article" value="${fields.article}" />
        <input type="hidden" name="language" value="${language}" />
        <input
          type="hidden"
          name="replyTo"
          value="${faults.replyTo === undefined ? fields.replyTo : ''}"
        />
        <input type="hidden" name="token" value="${token}" />
        ${
          preview === undefined
            ? drawFields(page)
            : html`<details>
                <summary>${intake.change}</summary>
                ${drawFields(page)}
              </details>`
        }
        <div class="trap" aria-hidden="true">
          <input name="website" tabindex="-1" autocomplete="off" />
        </div>
        <button>${languagePack(language).strings.letters.send}</button>
      </form>
    </main>`;
  return {
    html: await draw(language, title, body),
    style: intakeStyle,
    formTargets: page.formTargets,
  };
};

/** A page that has nothing to send: says what went wrong, and gives the letter back where there is one. */
export const drawSorryPage = async (
  language: Language,
  message: string,
  letter: string,
  back: string | undefined,
): Promise<Page> => {
  const { intake } = languagePack(language).strings;
  const body = html`<main>
    <h1>${intake.sorry}</h1>
    <p role="alert">${message}</p>
    ${
      letter === ''
        ? ''
        : drawTextarea(
            html`readonly aria-label="${languagePack(language).strings.letters.letter}"`,
            letter,
          )
    }
    ${back === undefined ? '' : html`<p><a href="${back}">${intake.backToArticle}</a></p>`}
  </main>`;
  return { html: await draw(language, intake.sorry, body), style: intakeStyle, formTargets: [] };
};
