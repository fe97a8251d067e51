import { makeFinder } from '../../markdown/finder.ts';
import { scanTags } from '../../markdown/html-tags.ts';
import { excerptOf, type Losses } from '../losses.ts';
import { isPictureName } from '../media-path.ts';
import type { Attachment } from './attachments.ts';

/** What shortcodes have to know of the post that they stand in. */
export interface ShortcodeContext {
  readonly attachments: ReadonlyMap<string, Attachment>;
  /** Those that were uploaded to the post. */
  readonly own: readonly Attachment[];
  /** Notes that shortcodes hold go here, as HTML by their ids. */
  readonly footnotes: Map<string, string>;
  readonly losses: Losses;
}

type Attributes = Readonly<Record<string, string>>;

/** With how many pictures galleries have shown so far. */
type Shown = ShortcodeContext & { readonly shown: { pictures: number } };

/** A name, then attributes whose values may hold brackets between quotation marks. */
const opening =
  /\[([a-zA-Z][\w-]{0,60})((?:[\s/](?:[^\]"'[]|"[^"]{0,2000}"|'[^']{0,2000}'){0,400})?)\]/g;

const closing = /\[\/([a-zA-Z][\w-]{0,60})\]/g;

const attribute = /(?<![\w-])([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'\]]+))/g;

const readAttributes = (typed: string): Attributes =>
  Object.fromEntries(
    [...typed.matchAll(attribute)].map(([, name = '', double, single, bare]) => [
      name.toLowerCase(),
      double ?? single ?? bare ?? '',
    ]),
  );

const escape = (text: string): string =>
  text
    .replace(/&(?!#?\w+;)/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/"/g, '&quot;');

const toPicture = ({ id, url, alt, caption }: Attachment): string =>
  `<figure><img class="wp-image-${id}" src="${escape(url)}" alt="${escape(alt)}">${caption === '' ? '' : `<figcaption>${escape(caption)}</figcaption>`}</figure>`;

const isPicture = ({ url }: Attachment): boolean => isPictureName(url);

const byOrder = (a: Attachment, b: Attachment): number =>
  a.order - b.order || Number(a.id) - Number(b.id);

const toIds = (list: string | undefined): string[] => (list ?? '').split(/[\s,]+/).filter(Boolean);

/** Galleries that show all pictures of a post, again and again, are no galleries. */
const mostPictures = 2000;

const toGallery = (attributes: Attributes, { attachments, own, losses, shown }: Shown): string => {
  const ids = toIds(attributes['ids'] ?? attributes['include']);
  const excluded = new Set(toIds(attributes['exclude']));
  const chosen =
    ids.length > 0
      ? ids.flatMap((id) => attachments.get(id) ?? [])
      : own
          .filter(isPicture)
          .filter(({ id }) => !excluded.has(id))
          .sort(byOrder);
  const missing = ids.filter((id) => !attachments.has(id));
  if (missing.length > 0)
    losses.add(`a gallery shows pictures that are not in the export: ${missing.join(', ')}`);
  if (chosen.length === 0) losses.add('a gallery has no pictures');
  shown.pictures += chosen.length;
  if (shown.pictures > mostPictures) {
    losses.add(`a gallery was left out, as its post shows more than ${mostPictures} pictures`);
    return '';
  }
  return chosen.map(toPicture).join('');
};

const picture = /^(\s*(?:<a\b[^>]*>\s*)?<img\b[^>]*>(?:\s*<\/a>)?)([^]*)$/i;

const toCaption = (attributes: Attributes, content: string): string => {
  const [, image, after = ''] = picture.exec(content) ?? [];
  const words = (attributes['caption'] ?? after).trim();
  return image === undefined
    ? content
    : `<figure>${image}${words === '' ? '' : `<figcaption>${words}</figcaption>`}</figure>`;
};

const mediaKeys = 'src mp3 m4a ogg wav wma mp4 m4v webm ogv flv url'.split(' ');

const toPlayer = (tag: string, attributes: Attributes, content: string): string => {
  const src =
    mediaKeys.map((key) => attributes[key]).find(Boolean) ??
    /https?:\/\/[^\s"'<]+/.exec(content)?.[0];
  return src === undefined ? '' : `<${tag} src="${escape(src)}"></${tag}>`;
};

const toCode = (attributes: Attributes, content: string, name: string): string => {
  const language =
    attributes['language'] ??
    attributes['lang'] ??
    (/^(?:code|sourcecode|source)$/.test(name) ? '' : name);
  const classes = /^[\w+#-]+$/.test(language) ? ` class="language-${language}"` : '';
  const code = content
    .replace(/^\s*\n/, '')
    .trimEnd()
    .replace(/</g, '&lt;');
  return `<pre><code${classes}>${code}</code></pre>`;
};

const toFootnote = (content: string, { footnotes }: ShortcodeContext): string => {
  const id = `tl-note-${footnotes.size + 1}`;
  footnotes.set(id, content.trim());
  return `<sup><a href="#${id}">${footnotes.size}</a></sup>`;
};

type Reader = (attributes: Attributes, content: string, context: Shown, name: string) => string;

const embed: Reader = (attributes, content, { losses }) => {
  const url = (attributes['src'] ?? attributes['url'] ?? content).trim();
  losses.add('an embed became a link');
  return /^https?:\/\//i.test(url) ? `<p><a href="${escape(url)}">${escape(url)}</a></p>` : content;
};

const note: Reader = (_attributes, content, context) => toFootnote(content, context);

const readers: Readonly<Record<string, Reader>> = {
  caption: toCaption,
  wp_caption: toCaption,
  gallery: (attributes, _content, context) => toGallery(attributes, context),
  embed,
  youtube: embed,
  vimeo: embed,
  audio: (attributes, content) => toPlayer('audio', attributes, content),
  video: (attributes, content) => toPlayer('video', attributes, content),
  playlist: (attributes, _content, { attachments }) =>
    toIds(attributes['ids'])
      .flatMap((id) => attachments.get(id) ?? [])
      .map(({ url }) => toPlayer('audio', { src: url }, ''))
      .join(''),
  code: (attributes, content, _context, name) => toCode(attributes, content, name),
  sourcecode: (attributes, content, _context, name) => toCode(attributes, content, name),
  source: (attributes, content, _context, name) => toCode(attributes, content, name),
  efn_note: note,
  footnote: note,
  footnotes: note,
  fn: note,
  mfn: note,
  ref: note,
};

/** Elements in which brackets are no shortcodes, and what is between `<` and `>` of any other. */
const verbatim = new Set(['pre', 'code', 'script', 'style', 'textarea']);

interface Range {
  readonly start: number;
  readonly end: number;
}

const findVerbatim = (content: string): Range[] => {
  const ranges: Range[] = [];
  const ends = new Map(
    [...verbatim].map((name) => [
      name,
      makeFinder(content, new RegExp(`</${name}(?=[\\s>])[^>]*>`, 'gi')),
    ]),
  );
  let from = 0;
  for (const { start, end, name, isEnd } of scanTags(content)) {
    if (start < from) continue;
    const close = isEnd ? undefined : ends.get(name)?.(end);
    from = close ? close.index + close[0].length : end;
    ranges.push({ start, end: from });
  }
  return ranges;
};

/** A bracket in the words of a text: `[sic]`, `[1]`, `[at the border]`. */
const isWord = (name: string, typed: string): boolean =>
  !typed.includes('=') &&
  !/_|-\d|^(?:contact-form|toc|ez-toc|social|share|newsletter|mailpoet|adsense|ads?)\b/.test(name);

/** More shortcodes in one another are nobody's: as many names as that would have to be known. */
const mostNested = 20;

const codeReaders: ReadonlySet<Reader | undefined> = new Set([
  readers['code'],
  readers['source'],
  readers['sourcecode'],
]);

/** The HTML of a text with shortcodes. What none of ours can read is taken out, and told of word by word. */
export const readShortcodes = (content: string, around: ShortcodeContext): string => {
  if (!content.includes('[')) return content;
  const context: Shown = { ...around, shown: { pictures: 0 } };
  const kept = findVerbatim(content);
  let nextKept = 0;
  const tags = [...content.matchAll(opening)].filter(({ index }) => {
    while ((kept[nextKept]?.end ?? Infinity) <= index) nextKept += 1;
    return (kept[nextKept]?.start ?? Infinity) > index;
  });
  // By name, the last first: those that were passed are taken off the end.
  const closings = Map.groupBy([...content.matchAll(closing)].reverse(), ([, name = '']) => name);
  const findEnd = (name: string, from: number): number => {
    const left = closings.get(name) ?? [];
    while ((left.at(-1)?.index ?? Infinity) < from) left.pop();
    return left.at(-1)?.index ?? Infinity;
  };
  let next = 0;
  /** Reads on from tag to tag: what is within one is read before what comes after it. */
  const read = (start: number, end: number, depth: number): string => {
    const parts: string[] = [];
    let from = start;
    for (let found = tags[next]; found && found.index < end; found = tags[next]) {
      next += 1;
      const { 0: tag, 1: name = '', 2: typed = '', index } = found;
      if (index < from) continue;
      const tagEnd = index + tag.length;
      if (content[index - 1] === '[' && content[tagEnd] === ']') {
        parts.push(content.slice(from, Math.max(from, index - 1)), tag);
        from = tagEnd + 1;
        continue;
      }
      const low = name.toLowerCase();
      const reader = Object.hasOwn(readers, low) ? readers[low] : undefined;
      const close = typed.endsWith('/') ? Infinity : findEnd(name, tagEnd);
      const isClosed = close < end;
      if (reader === undefined && !isClosed && isWord(name, typed)) continue;
      parts.push(content.slice(from, index));
      from = isClosed ? close + `[/${name}]`.length : tagEnd;
      const isVerbatim = codeReaders.has(reader) || depth === mostNested;
      const inner = !isClosed
        ? ''
        : isVerbatim
          ? content.slice(tagEnd, close)
          : read(tagEnd, close, depth + 1);
      if (reader) parts.push(reader(readAttributes(typed), inner, context, low));
      else {
        context.losses.add(
          `the shortcode ${excerptOf(tag, 100)} was left out${isClosed ? '; the words in it stay' : ''}`,
        );
        parts.push(inner);
      }
    }
    parts.push(content.slice(from, Math.max(from, end)));
    return parts.join('');
  };
  return read(0, content.length, 0);
};
