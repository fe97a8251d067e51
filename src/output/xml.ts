/** Elements, each with its indentation. What one of them holds may go on over several lines, and is not indented. */
export type Lines = readonly string[];

/** `&amp;` that stands in a text already is taken as it is meant. */
const escapeText = (text: string): string =>
  text
    .replaceAll('&amp;', '&')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');

/** An element with a text. `attributes` are written as they are, with a space before each. */
export const toElement = (name: string, text: string, attributes = ''): string =>
  `<${name}${attributes}>${escapeText(text)}</${name}>`;

/** An element with a text as a CDATA section. A `]]>` in the text is divided over two sections: it would end one. */
export const toSection = (name: string, text: string, attributes = ''): string =>
  `<${name}${attributes}><![CDATA[${text.replaceAll(']]>', ']]]]><![CDATA[>')}]]></${name}>`;

/** An element with others in it. */
export const nest = (name: string, lines: Lines, attributes = ''): Lines => [
  `<${name}${attributes}>`,
  ...lines.map((line) => `    ${line}`),
  `</${name}>`,
];

/**
 * Takes out the characters that XML 1.0 cannot hold in any form: one of them in one headline would make the
 * whole file unreadable.
 */
export const toXmlCharacters = (text: string): string =>
  text.toWellFormed().replace(/[^\t\n\r\u0020-\uFFFD\u{10000}-\u{10FFFF}]/gu, '');

/** A file of XML. */
export const toXml = (lines: Lines): string =>
  toXmlCharacters(['<?xml version="1.0" encoding="utf-8"?>', ...lines].join('\n'));
