import { posix } from 'node:path';
import { settings } from '../../config.ts';
import { toMachineDate } from '../../i18n/dates.ts';
import { kinds, type Kind } from '../../records/article.ts';
import { titleKey } from '../../records/fold.ts';
import { findFileFaults } from '../check-file.ts';
import type { ImportedAuthor, ToAuthor } from '../authors.ts';
import { toContentFile } from '../content-file.ts';
import { htmlToMarkdown, htmlToText, wordsOf } from '../html-to-markdown.ts';
import type { LinkTarget, PlacedPicture, TypedPicture } from '../html/context.ts';
import { makeLosses, type Losses } from '../losses.ts';
import { markdownToText } from '../markdown-text.ts';
import type { MediaShelf, Shelved } from '../media-shelf.ts';
import type { OldAddresses } from '../old-addresses.ts';
import { isOpenFrom, linkBetween, type Piece } from '../pieces.ts';
import { toSummary } from '../summary.ts';
import type { TagSpelling } from '../tags.ts';
import { findOther, findPiece } from './find-file.ts';
import type { MarkdownOptions } from './options.ts';
import { withoutHeadline, type MarkdownPlan, type PlannedText } from './plan.ts';
import { readShortcodes } from './shortcodes.ts';
import type { SourceFolder } from './source-files.ts';
import { readAnyDate } from './source-place.ts';
import { toHtml } from './to-html.ts';

/** All that the conversion of a text draws on. */
export interface MarkdownArchive {
  readonly options: MarkdownOptions;
  readonly folder: SourceFolder;
  readonly plan: MarkdownPlan;
  readonly shelf: MediaShelf;
  readonly tags: TagSpelling;
  readonly toAuthor: ToAuthor;
  readonly sign: (author: ImportedAuthor) => void;
  readonly oldAddresses: (piece: Piece, paths: readonly string[]) => OldAddresses;
  /** What became of each other file, by its path. */
  readonly fates: Map<string, Shelved>;
}

type Planned = Extract<PlannedText, { piece: Piece }>;

/** The other files that a text shows or leads to: asked for in a first conversion, there in a second. */
const makeFiles = (path: string, piece: Piece, { shelf, folder, fates }: MarkdownArchive) => {
  const asked = new Map<
    string,
    { readonly file: string; readonly isPicture: boolean; result: Shelved | undefined }
  >();
  const ask = (typed: string, isPicture: boolean): Shelved | undefined => {
    const file = findOther(typed, path, folder);
    if (file === undefined) return { missing: true };
    const key = `${isPicture ? 'picture' : 'file'} ${file}`;
    const known = asked.get(key) ?? { file, isPicture, result: undefined };
    asked.set(key, known);
    return known.result;
  };
  const fetch = async (): Promise<boolean> => {
    for (const entry of asked.values()) {
      entry.result ??= entry.isPicture
        ? await shelf.placePicture(entry.file, posix.dirname(piece.file))
        : await shelf.placeFile(
            `/${entry.file.replace(/^(?:static|public|src\/public|source)\//, '')}`,
          );
      if (!('file' in (fates.get(entry.file) ?? {}))) fates.set(entry.file, entry.result);
    }
    return asked.size > 0;
  };
  return { ask, fetch };
};

type Files = ReturnType<typeof makeFiles>;

const nameOf = (src: string): string =>
  posix
    .basename(src.replace(/[?#].*$/s, ''))
    .replace(/\.\w+$/, '')
    .replace(/[-_]+/g, ' ')
    .trim();

const placePicture = (
  { src, alt }: TypedPicture,
  files: Files,
  losses: Losses,
): PlacedPicture | undefined => {
  const result = files.ask(src, true);
  if (!result || !('file' in result)) {
    if (result)
      losses.add(
        'refused' in result
          ? `a picture became a link, as ${result.refused}: ${src}`
          : `a picture is not in the folder, and became a link: ${src}`,
      );
    return undefined;
  }
  const described = htmlToText(alt.replace(/</g, '&lt;'));
  if (described === '')
    losses.add(`a picture had no description, and was given its name: "${nameOf(src)}"`);
  return {
    file: `./${posix.basename(result.file)}`,
    alt: described || nameOf(src) || 'picture',
    caption: undefined,
  };
};

const resolveLink = (
  href: string,
  path: string,
  piece: Piece,
  files: Files,
  archive: MarkdownArchive,
  losses: Losses,
): LinkTarget | undefined => {
  const { plan, folder, options } = archive;
  const target = findPiece(href, path, plan, folder);
  if (target) {
    if (isOpenFrom(piece, target, options.now))
      return {
        href: linkBetween(piece, target),
        isArticle: target.type === 'articles' && target !== piece,
      };
    losses.add(
      `a link was taken off its words, as the piece it leads to is not out: "${target.title}"`,
    );
    return undefined;
  }
  if (findOther(href, path, folder) !== undefined) {
    const result = files.ask(href, false);
    if (result && 'file' in result)
      return { href: `/${result.file.replace(/^public\//, '')}`, isArticle: false };
    if (result && 'refused' in result)
      losses.add(`a file was not brought along, as ${result.refused}: ${href}`);
    return undefined;
  }
  const url = URL.parse(href.startsWith('//') ? `https:${href}` : href);
  if (url && url.host !== folder.host) return { href, isArticle: false };
  if (folder.host !== undefined) {
    const whole = URL.parse(href, `https://${folder.host}/`)?.href;
    losses.add(
      `a link still leads to the old site, as the folder does not hold its target: ${href}`,
    );
    return whole === undefined ? undefined : { href: whole, isArticle: false };
  }
  losses.add(`a link was taken off its words, as the folder does not hold its target: ${href}`);
  return undefined;
};

const convert = (
  path: string,
  body: string,
  planned: Planned,
  files: Files,
  archive: MarkdownArchive,
  losses: Losses,
): { html: string; markdown: string } => {
  const { piece } = planned;
  const { plan, options, folder } = archive;
  const read = readShortcodes(body, losses, {
    find: (name) => {
      const post = [...plan.byFile.keys()].find((file) =>
        file.replace(/\.\w+$/, '').endsWith(`_posts/${name.replace(/\.\w+$/, '')}`),
      );
      const target = post ?? (findPiece(name, path, plan, folder) ? name : undefined);
      return target === undefined ? undefined : target === post ? `/${post}` : name;
    },
  });
  const html = /\.html?$/i.test(path) ? read : toHtml(withoutHeadline(read, piece.title));
  const { markdown } = htmlToMarkdown(html, {
    language: piece.language,
    losses,
    placePicture: (picture) => placePicture(picture, files, losses),
    resolveLink: (href) => resolveLink(href, path, piece, files, archive, losses),
    findTitle: (title) => {
      const target = plan.titles.get(titleKey(title));
      const isOpen =
        target?.type === 'articles' && target !== piece && isOpenFrom(piece, target, options.now);
      return isOpen ? linkBetween(piece, target) : undefined;
    },
  });
  return { html, markdown };
};

const isKind = (word: string | undefined): word is Kind => kinds.some((kind) => kind === word);

const articleFront = (
  { piece, fields }: Planned,
  files: Files,
  archive: MarkdownArchive,
  losses: Losses,
) => {
  const { options, toAuthor, sign, tags } = archive;
  const authors = fields.authors.map(({ id, name }) => toAuthor(`markdown author ${id}`, name, id));
  for (const author of authors) sign(author);
  if (authors.length === 0) losses.add('it names no author: signed by the publication');
  const updated = readAnyDate(fields.updated, options.timeZone);
  const isUpdated = updated !== undefined && updated > piece.published;
  const lead =
    fields.image && placePicture({ ...fields.image, attachment: undefined }, files, losses);
  const caption = fields.image?.caption ?? '';
  return {
    published: toMachineDate(piece.published, settings.timeZone),
    updated: isUpdated ? toMachineDate(updated, settings.timeZone) : undefined,
    kind: isKind(fields.kind) ? fields.kind : options.kind,
    byline:
      authors.length === 0
        ? [settings.name[piece.language]]
        : [...new Set(authors.map(({ id }) => id))],
    tags: tags.spell(piece.language, fields.tags, losses),
    image: lead && { file: lead.file, alt: lead.alt, ...(caption !== '' && { caption }) },
    draft: piece.draft ? true : undefined,
  };
};

const more = /<!--\s*(?:more|excerpt)\s*-->/i;

/** Converts one text; where the checker would not pass it as it is, its words alone. */
export const convertText = async (
  path: string,
  body: string,
  planned: Planned,
  archive: MarkdownArchive,
): Promise<
  | { readonly text: string; readonly losses: readonly string[] }
  | { readonly faults: readonly string[] }
> => {
  const { piece, fields, paths, notes } = planned;
  const files = makeFiles(path, piece, archive);
  const make = () => {
    const losses = makeLosses();
    const { html, markdown } = convert(path, body, planned, files, archive, losses);
    return {
      losses,
      html,
      markdown,
      own: piece.type === 'articles' ? articleFront(planned, files, archive, losses) : undefined,
    };
  };
  let made = make();
  if (await files.fetch()) made = make();
  const { losses, html, markdown, own } = made;
  for (const note of notes) losses.add(note);
  if (fields.left.length > 0)
    losses.add(`keys that have no place here were left out: ${fields.left.join(', ')}`);
  const { aliases, onlyMapped } = archive.oldAddresses(piece, paths);
  if (onlyMapped.length > 0) losses.add(`old addresses have no alias: ${onlyMapped.join(', ')}`);
  const teaser = more.test(body) ? markdownToText(body.split(more)[0] ?? '') : '';
  const summary =
    htmlToText(fields.summary.replace(/</g, '&lt;')) ||
    toSummary(teaser) ||
    toSummary(markdownToText(markdown)) ||
    piece.title;
  const { published, updated, kind, byline, tags, image, draft } = own ?? {};
  const front = {
    title: piece.title,
    published,
    updated,
    kind,
    byline,
    summary,
    tags,
    image,
    aliases: piece.type === 'articles' ? aliases : [],
    draft,
  };
  const instead = wordsOf(piece.title.replace(/</g, '&lt;')) || '—';
  const checked = piece.file.replace(/\/_(?=[^/]+$)/, '/');
  const text = toContentFile(front, markdown || instead);
  const faults = await findFileFaults(archive.options.out, checked, text);
  if (faults.length === 0) return { text, losses: losses.list() };
  const plain = toContentFile(front, wordsOf(html) || instead);
  const left = await findFileFaults(archive.options.out, checked, plain);
  if (left.length > 0) return { faults: left };
  return {
    text: plain,
    losses: [
      ...losses.list(),
      `only its words were kept, as its markup could not be: ${faults.join('; ')}`,
    ],
  };
};
