import { listFormat } from '../i18n/list-format.ts';
import { languagePack } from '../i18n/languages.ts';
import type { CitationView } from '../views/citation-view.ts';

/** One line, without the characters that no reference manager shows. */
const toLine = (text: string): string =>
  text
    .toWellFormed()
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();

/**
 * The citation as a sentence, its address apart, so that a page can keep that from left to right. Dates are those
 * of the language's calendar, with the Gregorian one beside.
 */
export const toCitationText = ({
  language,
  authors,
  title,
  siteName,
  date,
}: CitationView): string => {
  const { strings } = languagePack(language);
  const names = listFormat(language).format(authors.map(({ name }) => name));
  const day = date.gregorian === undefined ? date.day : `${date.day} (${date.gregorian})`;
  return toLine(strings.citation(names, title, siteName, day));
};

/** BibTeX counts braces even where they are escaped: a lone one would swallow the rest of the file. */
const bibtexEscapes: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '{': '\\textbraceleft{}',
  '}': '\\textbraceright{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
};

const toBibtexText = (text: string): string =>
  toLine(text).replace(/[\\{}~^$&%#_]/g, (sign) => bibtexEscapes[sign] ?? `\\${sign}`);

/** A desk is one name; so is a person's that holds what BibTeX parts names at. */
const toBibtexName = ({ name, kind }: CitationView['authors'][number]): string => {
  const text = toBibtexText(name);
  return kind === 'desk' || /,|\band\b/i.test(name) ? `{${text}}` : text;
};

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** `2023-03-02T18:33:00+04:00`: the day in the publication's time zone. */
const toDay = ({ machine }: CitationView['date']): [string, string, string] => {
  const [year = '', month = '', day = ''] = machine.slice(0, 10).split('-');
  return [year, month, day];
};

/**
 * `@misc`, which BibTeX and biblatex both know. The second pair of braces keeps the capitals of the title; the
 * address stands as it is, since it is percent-encoded and read verbatim.
 */
const renderBibtex = (view: CitationView): string => {
  const [year, month, day] = toDay(view.date);
  const fields = [
    ...(view.authors.length > 0
      ? [`author = {${view.authors.map(toBibtexName).join(' and ')}}`]
      : []),
    `title = {{${toBibtexText(view.title)}}}`,
    `howpublished = {${toBibtexText(view.siteName)}}`,
    `year = {${year}}`,
    `month = ${months[Number(month) - 1] ?? ''}`,
    `day = {${String(Number(day))}}`,
    `url = {${view.url}}`,
    `language = {${languagePack(view.language).tag}}`,
  ];
  return `@misc{${view.key},\n${fields.map((field) => `  ${field},\n`).join('')}}\n`;
};

/** RIS parts its lines with CRLF, and every tag from its value with two blanks, a hyphen and a blank. */
const renderRis = (view: CitationView): string => {
  const lines: [string, string][] = [
    ['TY', 'NEWS'],
    ...view.authors.map(({ name }): [string, string] => ['AU', name]),
    ['TI', view.title],
    ['T2', view.siteName],
    ['PY', toDay(view.date)[0]],
    ['DA', toDay(view.date).join('/')],
    ['AB', view.summary],
    ['LA', languagePack(view.language).tag],
    ['UR', view.url],
    ['ID', view.key],
    ['ER', ''],
  ];
  return lines.map(([tag, value]) => `${tag}  - ${toLine(value)}\r\n`).join('');
};

const formats = {
  bibtex: { mediaType: 'application/x-bibtex', ending: 'bib', render: renderBibtex },
  ris: { mediaType: 'application/x-research-info-systems', ending: 'ris', render: renderRis },
} as const;

export type CitationFormat = keyof typeof formats;

/** A citation as a file for reference managers, in UTF-8. */
export const renderCitation = (view: CitationView, format: CitationFormat): string =>
  formats[format].render(view);

/**
 * The same as a link that holds the whole file, so that it is there wherever the page is: without a line, on a mirror,
 * in a copy on a disk; and an archive has not three files for each article.
 */
export const toCitationLink = (
  view: CitationView,
  format: CitationFormat,
): { href: string; download: string } => {
  const { mediaType, ending } = formats[format];
  const text = encodeURIComponent(renderCitation(view, format));
  return { href: `data:${mediaType};charset=utf-8,${text}`, download: `${view.key}.${ending}` };
};
