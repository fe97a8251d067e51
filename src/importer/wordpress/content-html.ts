import { z } from 'zod';
import type { Losses } from '../losses.ts';
import { hasBlocks, readBlocks } from './blocks.ts';
import { readShortcodes } from './shortcodes.ts';
import type { SitePlan } from './plan.ts';
import type { WxrItem } from './wxr-items.ts';

/** A post's text as HTML. */
export interface ContentHtml {
  readonly html: string;
  /** Of what stands before the mark "more"; empty where there is none. */
  readonly teaser: string;
  readonly plainParagraphs: boolean;
  /** As HTML by their ids. */
  readonly footnotes: ReadonlyMap<string, string>;
}

const notesSchema = z.array(z.object({ id: z.string(), content: z.string() }));

/** Gutenberg keeps the notes of a post in a field of their own, as JSON. */
const readNotes = (json: string | undefined): Map<string, string> => {
  try {
    const notes = notesSchema.parse(JSON.parse(json ?? '[]'));
    return new Map(notes.map(({ id, content }) => [id, content]));
  } catch {
    return new Map();
  }
};

/** The mark "more", with the words that it may hold. */
const findMore = (
  content: string,
): { readonly start: number; readonly end: number } | undefined => {
  const start = content.indexOf('<!--more');
  const end = start < 0 ? -1 : content.indexOf('-->', start);
  return end < 0 ? undefined : { start, end: end + '-->'.length };
};

const pageBreak = /<!--nextpage-->/g;

/** Reads the marks that WordPress puts into HTML: blocks, shortcodes, "more", page breaks. */
export const toContentHtml = (
  { texts, meta }: WxrItem,
  plan: SitePlan,
  losses: Losses,
): ContentHtml => {
  const content = texts['content:encoded'] ?? '';
  const footnotes = readNotes(meta.get('footnotes'));
  const own = plan.byParent.get(texts['wp:post_id'] ?? '') ?? [];
  const read = (html: string): string =>
    readShortcodes(readBlocks(html, plan.blocks, losses), {
      attachments: plan.attachments,
      own,
      footnotes,
      losses,
    });
  const pages = content.split(pageBreak).length;
  if (pages > 1) losses.add(`its ${pages} pages are one now, with a rule between them`);
  const more = findMore(content);
  const whole = more ? content.slice(0, more.start) + content.slice(more.end) : content;
  const html = read(whole.replace(pageBreak, '\n\n<hr>\n\n').replace('<!--noteaser-->', ''));
  return {
    html,
    teaser: more ? content.slice(0, more.start) : '',
    plainParagraphs: !hasBlocks(content),
    footnotes,
  };
};
