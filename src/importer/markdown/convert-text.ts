import { settings } from '../../config.ts';
import { toMachineDate } from '../../i18n/dates.ts';
import { kinds, type Kind } from '../../records/article.ts';
import { titleKey } from '../../records/fold.ts';
import { findFileFaults } from '../check-file.ts';
import { toContentFile } from '../content-file.ts';
import { htmlToMarkdown, htmlToText, wordsOf } from '../html-to-markdown.ts';
import { makeLosses, type Losses } from '../losses.ts';
import { markdownToText } from '../markdown-text.ts';
import { isOpenFrom, linkBetween, type Piece } from '../pieces.ts';
import { toSummary } from '../summary.ts';
import { findPiece } from './find-file.ts';
import { withoutHeadline, type PlannedText } from './plan.ts';
import { readShortcodes } from './shortcodes.ts';
import { readAnyDate } from './source-place.ts';
import {
  makeFiles,
  placePicture,
  resolveLink,
  type Files,
  type MarkdownArchive,
} from './text-files.ts';
import { toHtml } from './to-html.ts';

type Planned = Extract<PlannedText, { piece: Piece }>;

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
      const post = plan.posts.get(name.replace(/\.\w+$/, ''));
      const target = post ?? (findPiece(name, path, plan, folder) ? name : undefined);
      return target === undefined ? undefined : target === post ? `/${post}` : name;
    },
  });
  const html = /\.html?$/i.test(path) ? read : toHtml(withoutHeadline(read, piece.title), losses);
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
    aliases,
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
