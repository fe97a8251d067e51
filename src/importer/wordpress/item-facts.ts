import type { Instant } from '../../i18n/dates.ts';
import { readDate } from '../../i18n/read-date.ts';
import { htmlToText } from '../html-to-markdown.ts';
import { scanTags } from '../../markdown/html-tags.ts';
import { excerptOf } from '../losses.ts';
import type { Texts, WxrItem } from './wxr-items.ts';

/** What becomes of an item, as its own fields tell. */
export type Verdict =
  | {
      readonly take: 'article' | 'page';
      readonly draft: boolean;
      readonly note: string | undefined;
    }
  | { readonly take: 'attachment' }
  | { readonly take: 'guest-author' }
  | { readonly take: 'reusable-block' }
  | { readonly take: 'nothing'; readonly why: string; readonly expected: boolean };

/** Types that hold WordPress's own affairs. */
const machinery =
  /^(?:nav_menu_item|revision|custom_css|customize_changeset|oembed_cache|user_request|wp_(?:template|template_part|global_styles|navigation|font_family|font_face)|acf-\w+|scheduled-action|jp_\w+|feedback|elementor_\w+|amp_\w+|wpcf7_contact_form)$/;

const nothing = (why: string, expected = true): Verdict => ({ take: 'nothing', why, expected });

const toTaken = (type: string, others: readonly string[]): 'article' | 'page' | undefined => {
  if (type === 'post' || others.includes(type)) return 'article';
  return type === 'page' ? 'page' : undefined;
};

const byStatus = (take: 'article' | 'page', status: string): Verdict => {
  switch (status) {
    case 'publish':
    case 'future':
      return { take, draft: false, note: undefined };
    case 'draft':
    case 'pending':
      return { take, draft: true, note: undefined };
    case 'private':
      return nothing('it is private: what only members may read is not published');
    case 'trash':
      return nothing('it lies in the trash');
    case 'auto-draft':
      return nothing('it was begun by the editor and never saved');
    case 'inherit':
      return nothing('it is an older version of another');
    default:
      return { take, draft: true, note: `its status "${status}" is not known: kept as a draft` };
  }
};

/** @param others Types of posts, besides WordPress's own, that are to become articles. */
export const toVerdict = ({ texts, broken }: WxrItem, others: readonly string[]): Verdict => {
  const type = texts['wp:post_type'] ?? '';
  const status = texts['wp:status'] ?? '';
  if (broken !== undefined) return nothing(broken, false);
  if (type === 'attachment') return { take: 'attachment' };
  if (type === 'guest-author') return { take: 'guest-author' };
  if (type === 'wp_block') return { take: 'reusable-block' };
  const take = toTaken(type, others);
  if (take === undefined) {
    return machinery.test(type)
      ? nothing(`"${type}" is part of how WordPress works, not of what was written`)
      : nothing(
          `its type "${type}" is not known: say --type ${type || 'TYPE'} to have such pieces as articles`,
          false,
        );
  }
  if ((texts['wp:post_password'] ?? '') !== '') {
    return nothing('it has a password: what only some may read is not published');
  }
  return byStatus(take, status);
};

/** As WordPress writes a date, or as other programs do that write its exports; a zone may follow. */
const isoForm = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d(?::\d\d)?)(?:\.\d{1,9})?(Z|[+-]\d\d:?\d\d)?$/i;

const readInstant = (typed: string, timeZone: string): Instant | undefined => {
  const read = readDate(typed, timeZone);
  if ('instant' in read) return read.instant;
  // The clocks skipped it: an hour later they showed it.
  return read.message.includes('skipped') ? readInstant(`${typed}Z`, 'UTC') : undefined;
};

/** A date without a zone of its own is of `timeZone`. */
const readIso = (typed: string | undefined, timeZone: string): Instant | undefined => {
  const [, day, time, zone = ''] = isoForm.exec(typed?.trim() ?? '') ?? [];
  if (day === undefined || time === undefined) return undefined;
  return readInstant(`${day}T${time}${zone.toUpperCase()}`, timeZone);
};

/** When something happened: by the field in UTC, else by the one in the old site's zone, else by the feed's date. */
export const findInstant = (
  gmt: string | undefined,
  local: string | undefined,
  feed: string | undefined,
  timeZone: string,
): Instant | undefined => {
  const inUtc = readIso(gmt, 'UTC');
  if (inUtc !== undefined) return inUtc;
  const inZone = readIso(local, timeZone);
  if (inZone !== undefined) return inZone;
  const time = Date.parse(feed ?? '');
  return Number.isNaN(time) ? undefined : readInstant(new Date(time).toISOString(), 'UTC');
};

/** Whether there are words between the tags of a text, scripts and comments aside. */
const hasWords = (content: string): boolean => {
  const isWord = (text: string): boolean => /[\p{L}\p{N}]/u.test(text.replace(/&\w+;/g, ' '));
  let from = 0;
  for (const { start, end, name, isEnd } of scanTags(content)) {
    if (isWord(content.slice(from, start))) return true;
    // The scan goes on at the end of a script: what is in it is passed over.
    from = !isEnd && (name === 'script' || name === 'style') ? content.length : end;
  }
  return isWord(content.slice(from));
};

/** Whether a text shows anything: words, pictures or players, once markup and blocks without content are gone. */
export const hasContent = (content: string): boolean =>
  /<(?:img|iframe|video|audio|embed|object)\b|\[(?:gallery|caption|embed|audio|video|playlist)\b|wp:block /i.test(
    content,
  ) || hasWords(content);

/** The headline, or what stands for one. */
export const findTitle = (texts: Texts): { readonly title: string; readonly isOwn: boolean } => {
  const title = htmlToText(texts['title'] ?? '');
  if (title !== '') return { title, isOwn: true };
  const words = excerptOf(
    htmlToText((texts['content:encoded'] ?? '').slice(0, 2000).replace(/\[[^[\]]*\]/g, '')),
  );
  return {
    title: words === '' ? `Untitled ${texts['wp:post_id'] ?? ''}`.trim() : words,
    isOwn: false,
  };
};
