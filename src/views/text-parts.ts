import type { Mentions } from '../graph/mentions.ts';
import { titleKey } from '../records/fold.ts';
import type { Body } from '../records/read-body.ts';
import type { Pictures } from '../records/pictures.ts';
import { digest } from './digest.ts';
import { toPictureView, type PictureView } from './picture-view.ts';
import { toTeaser, type Teaser } from './teaser.ts';

/** A stretch of a text, in the order of reading. Joined, the stretches are the whole text. */
export type TextPart =
  | { readonly type: 'html'; readonly html: string }
  | { readonly type: 'read-more'; readonly teasers: readonly Teaser[] }
  | { readonly type: 'figure'; readonly picture: PictureView }
  /** Two pictures or more, each with its own caption, to be shown side by side. */
  | { readonly type: 'gallery'; readonly pictures: readonly PictureView[] }
  | { readonly type: 'image'; readonly picture: PictureView };

const image = /<tl-image data-index="(\d+)"><\/tl-image>/g;

const marker =
  /<tl-gallery>((?:<tl-image data-index="\d+"><\/tl-image>)+)<\/tl-gallery>|<tl-(read-more|image) data-index="(\d+)"><\/tl-\2>/g;

/** The `<` tells a link from words that look like one: a text cannot hold it. */
const fillLinks = (html: string, mentions: Mentions): string =>
  html.replace(/<a href="tl-link:(\d+)"/g, (_, index: string) => {
    const href = mentions.links[Number(index)]?.href;
    return href === undefined
      ? '<a data-dead'
      : `<a href="${href.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}"`;
  });

/** The words of rendered HTML, in which `&` and `<` stand as character references. */
const toWords = (html: string): string =>
  html
    .replace(/<[^>]*>?/g, '')
    .replaceAll('&#x3C;', '<')
    .replaceAll('&#x26;', '&');

/** Keeps the name before the lead's dash as a desk's only where the byline has it. */
const fillLeadIn = (html: string, desks: ReadonlySet<string>): string =>
  html.replace(/<tl-lead-in>(.*?)<\/tl-lead-in>/s, (_, name: string) =>
    desks.has(titleKey(toWords(name))) ? `<b class="lead-in">${name}</b>` : name,
  );

const toGallery = (
  markers: string,
  { images }: Pick<Body, 'images'>,
  pictures: Pictures,
): TextPart | undefined => {
  const found = [...markers.matchAll(image)].flatMap(([, index]) => {
    const mention = images[Number(index)];
    return (mention && toPictureView(mention.src, mention, pictures)) ?? [];
  });
  const [first] = found;
  if (found.length > 1) return { type: 'gallery', pictures: found };
  return first && { type: 'figure', picture: first };
};

const toPart = (
  type: string,
  index: number,
  body: Pick<Body, 'images'>,
  mentions: Mentions,
  pictures: Pictures,
): TextPart | undefined => {
  if (type === 'read-more') {
    const teasers = (mentions.readMores[index] ?? []).map(toTeaser);
    return teasers.length > 0 ? { type, teasers } : undefined;
  }
  const mention = body.images[index];
  const picture = mention && toPictureView(mention.src, mention, pictures);
  return mention && picture && { type: mention.figure ? 'figure' : 'image', picture };
};

/** Makes the parts of a text; `desks` are the byline's names. */
export type ToText = (
  body: Pick<Body, 'html' | 'images' | 'digest'>,
  mentions: Mentions,
  pictures: Pictures,
  desks?: readonly string[],
) => readonly TextPart[];

/** What was asked for of a text, and what was made of it. */
interface Made<Parts> {
  readonly asked: readonly unknown[];
  readonly parts: Parts;
}

const findMade = <Parts>(
  made: WeakMap<object, Made<Parts>>,
  body: object,
  asked: readonly unknown[],
): Parts | undefined => {
  const known = made.get(body);
  const isSame =
    known?.asked.length === asked.length && known.asked.every((each, i) => each === asked[i]);
  return isSame ? known.parts : undefined;
};

/** A text stands on its own page, on its thread's, and in feeds. */
const standIns = new WeakMap<object, Made<readonly TextPart[]>>();

/**
 * Stands for a text where only its key is asked for: it differs whenever the text does, and the text itself, which may
 * be long, need not be read.
 */
export const toTextStandIn: ToText = (body, mentions, pictures, desks = []) => {
  const asked = [mentions, pictures, ...desks];
  const known = findMade(standIns, body, asked);
  if (known) return known;
  const readMores = mentions.readMores.map((targets) => targets.map(toTeaser));
  const hrefs = mentions.links.map(({ href }) => href);
  const views = body.images.map((mention) => [
    mention.figure,
    toPictureView(mention.src, mention, pictures),
  ]);
  const html = digest([body.digest, readMores, hrefs, views, desks]);
  const parts: readonly TextPart[] = [{ type: 'html', html }];
  standIns.set(body, { asked, parts });
  return parts;
};

const partText: ToText = (body, mentions, pictures, desks = []) => {
  const html = fillLeadIn(fillLinks(body.html, mentions), new Set(desks.map(titleKey)));
  const parts: TextPart[] = [];
  let from = 0;
  for (const match of html.matchAll(marker)) {
    const before = html.slice(from, match.index);
    if (before.trim() !== '') parts.push({ type: 'html', html: before });
    const [, gallery, type = '', index] = match;
    const part =
      gallery === undefined
        ? toPart(type, Number(index), body, mentions, pictures)
        : toGallery(gallery, body, pictures);
    if (part) parts.push(part);
    from = match.index + match[0].length;
  }
  const rest = html.slice(from);
  return rest.trim() === '' ? parts : [...parts, { type: 'html', html: rest }];
};

/** As long as somebody has the parts: the entries of feeds do while their thread is drawn, which shows the same texts. */
const parted = new WeakMap<object, Made<WeakRef<readonly TextPart[]>>>();

/** Parts a rendered text at its markers and fills them with what the graph found. `desks` are the byline's names. */
export const toTextParts: ToText = (body, mentions, pictures, desks = []) => {
  const asked = [mentions, pictures, ...desks];
  const known = findMade(parted, body, asked)?.deref();
  if (known) return known;
  const parts = partText(body, mentions, pictures, desks);
  parted.set(body, { asked, parts: new WeakRef(parts) });
  return parts;
};
