import type { SitePath } from '../records/urls.ts';
import { mapAttributes, mapTags } from './html-tags.ts';
import type { TextPart } from './text-parts.ts';

/** Attributes that name places of the page by their ids; `href` does so too, after its `#`. */
const idAttributes: ReadonlySet<string> = new Set([
  'id',
  'for',
  'aria-describedby',
  'aria-labelledby',
]);

/** The anchor that each piece has on the page, by the address of its own page. */
export type Anchors = ReadonlyMap<SitePath, string>;

const placeIn = (anchor: string, id: string): string => `${anchor}/${id}`;

/** `href` as this page knows it: places of the text itself, and pieces that stand on the page. */
const toHrefHere = (href: string, own: string, anchors: Anchors): string => {
  const [path = '', id = ''] = href.split('#');
  const anchor = path === '' ? own : anchors.get(path);
  if (anchor === undefined || href === '#') return href;
  return id === '' ? `#${encodeURI(anchor)}` : `#${placeIn(encodeURI(anchor), id)}`;
};

const toHtmlWithin = (html: string, own: string, anchors: Anchors): string =>
  mapTags(html, (tag) =>
    mapAttributes(tag, (whole, name, value) => {
      if (value === undefined || value === '') return whole;
      if (name === 'href') return ` href="${toHrefHere(value, own, anchors)}"`;
      if (!idAttributes.has(name)) return whole;
      const ids = value.split(' ').map((id) => placeIn(own, id));
      return ` ${name}="${ids.join(' ')}"`;
    }),
  );

/** A heading stands one step lower; below the sixth there is none. */
const toLowerHeadings = (html: string): string =>
  html.replace(
    /<(\/?)h([2-5])(?=[\s>])/g,
    (_, slash: string, level: string) => `<${slash}h${String(Number(level) + 1)}`,
  );

/**
 * A text as it stands on a page with other texts: its headings below its own headline; its places (headings,
 * footnotes) below `anchor`, as in `2023-slug/heading`, so that no two texts have the same; and what leads to a
 * piece that stands on the page leads there.
 */
export const toTextWithin = (
  text: readonly TextPart[],
  anchor: string,
  anchors: Anchors,
): readonly TextPart[] =>
  text.map((part) => {
    if (part.type === 'html')
      return { ...part, html: toLowerHeadings(toHtmlWithin(part.html, anchor, anchors)) };
    if (part.type !== 'read-more') return part;
    const teasers = part.teasers.map((teaser) => ({
      ...teaser,
      href: toHrefHere(teaser.href, anchor, anchors),
    }));
    return { ...part, teasers };
  });
