import type { Language } from '../i18n/languages.ts';
import { letterSchema, type Letter } from '../records/letter.ts';
import { findPrivate } from '../records/letter-private.ts';
import { countLinks, letterLimits, toLetterName, toLetterText } from '../records/letter-text.ts';
import { cleanText } from './clean-text.ts';
import { commentToMarkdown } from './comment-to-markdown.ts';
import { tooDeep } from './html/parse-html.ts';
import { makeLosses } from './losses.ts';

/** A comment of an old site, as far as a letter may have it: no address of any kind. */
export interface OldComment {
  readonly id: string;
  readonly article: string;
  readonly language: Language;
  readonly name: string;
  readonly html: string;
  /** ISO 8601 with a zone. */
  readonly date: string;
  /** The id of the letter that it answers. */
  readonly replyTo: string | undefined;
}

/** Who wrote without a name, or under one that a letter may not have. */
const nameless: Readonly<Record<Language, string>> = { en: 'Anonymous', fa: 'بی‌نام' };

const privateParts: readonly RegExp[] = [
  /(?:mailto:)?(?<![\p{L}\p{N}._%+'-])[\p{L}\p{N}._%+'-]+@(?:[\p{L}\p{N}-]+\.)+\p{L}{2,}/gu,
  /(?<![\d.])(?:\d{1,3}\.){3}\d{1,3}(?!\d|\.\d)/g,
  /(?<![\w:])[\da-f]{0,4}(?::[\da-f]{0,4}){2,7}(?![\w:])/gi,
  /\b(?:Mozilla|AppleWebKit|Gecko|Chrome|Safari|Firefox|Opera|Dalvik|curl|Wget|okhttp|python-requests)\/\d[\w.]*/gi,
  /(?<![\da-f])[\da-f]{32,128}(?![\da-f])/gi,
];

/** Takes out what tells who or where somebody was, so far as it can be found. */
const withoutPrivate = (text: string): string => {
  let left = text;
  for (const part of privateParts) {
    if (findPrivate(left).length === 0) return left;
    left = left.replace(part, (found) =>
      findPrivate(found).length > 0 || found.includes('@') ? '…' : found,
    );
  }
  return left;
};

const link = /\[((?:[^[\]\\]|\\.)*)\]\([^)]*\)?|<?(?:https?:\/\/|www\.)([^\s<>]*)>?/gi;

/** Leaves as many links as a letter may hold; of the others, the words. */
const withFewLinks = (text: string): string => {
  let count = 0;
  return text.replace(link, (typed, words: string | undefined, address: string | undefined) => {
    count += countLinks(typed);
    if (count <= letterLimits.links) return typed;
    return words === undefined
      ? (address ?? '').replace(/^www\./i, '')
      : words.replace(/(?:https?:\/\/|www\.)/gi, '');
  });
};

/** Ends a text that is too long at the end of a paragraph or word. */
const cut = (text: string): string => {
  const characters = Array.from(text);
  if (characters.length <= letterLimits.letter.most) return text;
  const head = characters.slice(0, letterLimits.letter.most - 2).join('');
  const end = Math.max(head.lastIndexOf('\n\n'), head.lastIndexOf(' ', head.length - 1));
  return `${(end > head.length / 2 ? head.slice(0, end) : head).trimEnd()} …`;
};

/** A letter that the checker passes, and what was lost of the comment; or why none can be made of it. */
export const toLetter = (
  comment: OldComment,
): { readonly letter: Letter; readonly losses: readonly string[] } | { readonly why: string } => {
  const losses = makeLosses();
  const change = (text: string, how: (text: string) => string, loss: string): string => {
    const changed = how(text);
    if (changed !== text) losses.add(loss);
    return changed;
  };
  const { markdown, isCut, isUnlinked } = commentToMarkdown(comment.html);
  if (isCut) losses.add(tooDeep);
  if (isUnlinked) losses.add('a link without a whole address became words');
  const typed = cleanText(markdown);
  if (typed.removed > 0)
    losses.add(`invisible or broken characters were taken out: ${typed.removed}`);
  let text = toLetterText(typed.text);
  text = change(text, withoutPrivate, 'an address, or what tells of a device, was taken out');
  text = change(
    text,
    withFewLinks,
    `more than ${letterLimits.links} links: the others are words now`,
  );
  text = toLetterText(
    change(
      text,
      cut,
      `it is longer than ${letterLimits.letter.most} characters: its end was cut off`,
    ),
  );
  const asked = toLetterName(cleanText(comment.name).text);
  const name = Array.from(asked).slice(0, letterLimits.name.most).join('').trim();
  const isName = name !== '' && findPrivate(name).length === 0 && countLinks(name) === 0;
  if (!isName) losses.add('its name is none that can be shown');
  else if (name !== asked) losses.add('its name was cut');
  const { id, article, language, date, replyTo } = comment;
  const parsed = letterSchema.safeParse({
    ...{ id, article, language, date, text, format: 'markdown' },
    name: isName ? name : nameless[language],
    ...(replyTo !== undefined && { replyTo }),
  });
  if (parsed.success) return { letter: parsed.data, losses: losses.list() };
  const [issue] = parsed.error.issues;
  return {
    why: `it cannot be a letter: ${issue?.message ?? 'nobody knows why'} Its words: "${findPrivate(text).length > 0 ? '…' : text.slice(0, 200)}"`,
  };
};
