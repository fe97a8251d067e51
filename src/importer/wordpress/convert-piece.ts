import { posix } from 'node:path';
import { settings } from '../../config.ts';
import { toMachineDate } from '../../i18n/dates.ts';
import { findFileFaults } from '../check-file.ts';
import { toContentFile } from '../content-file.ts';
import { readHtml, wordsOf, type ReadHtml } from '../html-to-markdown.ts';
import { makeLosses, type Losses } from '../losses.ts';
import { titleKey } from '../../records/fold.ts';
import { isOpenFrom, linkBetween, type Piece } from '../pieces.ts';
import { toContentHtml, type ContentHtml } from './content-html.ts';
import {
  findModified,
  findPieceKind,
  findSummary,
  toByline,
  toPublished,
  toTags,
} from './front.ts';
import { makePiecePictures, type PiecePictures } from './pictures.ts';
import { resolveLink } from './resolve.ts';
import { findOldPaths, type PlannedItem, type SitePlan } from './plan.ts';
import type { Archive } from './archive.ts';
import type { WxrItem } from './wxr-items.ts';

/** A piece as its new file holds it. */
export interface ConvertedPiece {
  readonly text: string;
  readonly losses: readonly string[];
  /** Old addresses that no alias could take. */
  readonly onlyMapped: readonly string[];
}

type Planned = Extract<PlannedItem, { piece: Piece }>;

const baseOf = ({ texts }: WxrItem, plan: SitePlan): string =>
  URL.parse(texts['link'] ?? '', plan.site.base)?.href ?? plan.site.base;

const read = (
  content: ContentHtml,
  piece: Piece,
  item: WxrItem,
  plan: SitePlan,
  archive: Archive,
  pictures: PiecePictures,
  losses: Losses,
): ReadHtml => {
  const base = baseOf(item, plan);
  const { now, hasTag } = archive;
  return readHtml(content.html, {
    language: piece.language,
    plainParagraphs: content.plainParagraphs,
    footnotes: content.footnotes,
    losses,
    placePicture: pictures.place,
    resolveLink: (href) =>
      resolveLink(href, {
        ...{
          piece,
          base,
          plan,
          now,
          losses,
          findPublic: pictures.findFile,
          isAwaited: pictures.isAwaited,
        },
        hasTag: (name) => hasTag(piece.language, name),
        findAuthor: (login) => archive.findSigner(plan, login),
      }),
    findTitle: (title) => {
      const target = archive.plan.titles.get(titleKey(title));
      const isOpen =
        target?.type === 'articles' && target !== piece && isOpenFrom(piece, target, now);
      return isOpen ? linkBetween(piece, target) : undefined;
    },
  });
};

/** What stands for a text that is none. */
const insteadOfText = (piece: Piece, item: WxrItem): string =>
  wordsOf(item.texts['excerpt:encoded'] ?? '') || wordsOf(piece.title.replace(/</g, '&lt;')) || '—';

const articleFront = async (
  piece: Piece,
  item: WxrItem,
  plan: SitePlan,
  archive: Archive,
  pictures: PiecePictures,
  losses: Losses,
) => {
  const authors = toByline(item, plan, archive.toAuthor);
  if (authors.length === 0) losses.add('it names no author: signed by the publication');
  for (const author of authors) archive.sign(plan, author);
  const modified = archive.updated ? findModified(item, piece, archive) : undefined;
  const thumbnail = plan.attachments.get(item.meta.get('_thumbnail_id') ?? '');
  if (item.meta.has('_thumbnail_id') && !thumbnail)
    losses.add('its lead picture is not in the export');
  return {
    published: toPublished(piece),
    updated: modified && toMachineDate(modified, settings.timeZone),
    kind: findPieceKind(item, archive.kind),
    byline: authors.length === 0 ? [settings.name[piece.language]] : authors.map(({ id }) => id),
    tags: toTags(item, piece, archive.tags, losses),
    image: thumbnail && (await pictures.placeLead(thumbnail)),
    letters: item.texts['wp:comment_status'] === 'closed' ? 'closed' : undefined,
    draft: piece.draft ? true : undefined,
  };
};

/** Converts an article or page; a text that the checker would not pass as it is keeps its words alone. */
export const convertPiece = async (
  { piece, notes }: Planned,
  item: WxrItem,
  plan: SitePlan,
  archive: Archive,
): Promise<ConvertedPiece | { readonly faults: readonly string[] }> => {
  let losses = makeLosses();
  const pictures = makePiecePictures(
    { ...archive, plan, base: baseOf(item, plan), folder: posix.dirname(piece.file) },
    () => losses,
  );
  let content = toContentHtml(item, plan, losses);
  let html = read(content, piece, item, plan, archive, pictures, losses);
  if (await pictures.fetch()) {
    losses = makeLosses();
    content = toContentHtml(item, plan, losses);
    html = read(content, piece, item, plan, archive, pictures, losses);
  }
  const body = html.toMarkdown().markdown;
  for (const each of [...notes, ...item.faults]) losses.add(each);
  if (item.invalid > 0)
    losses.add(`characters that XML cannot hold were taken out: ${item.invalid}`);
  const summary = findSummary(item, content.teaser, body) || piece.title;
  const own =
    piece.type === 'articles'
      ? await articleFront(piece, item, plan, archive, pictures, losses)
      : {};
  const { aliases, onlyMapped } = archive.oldAddresses(piece, findOldPaths(item, plan.site));
  if (piece.type === 'pages' && item.comments.length > 0)
    losses.add(`its comments were left out, as pages take no letters: ${item.comments.length}`);
  if (onlyMapped.length > 0)
    losses.add(`old addresses stand in the redirect map only: ${onlyMapped.join(', ')}`);
  if (body === '' && !notes.some((note) => note.includes('no text')))
    losses.add('its text held nothing but what was left out: its headline stands for it');
  const { published, updated, kind, byline, tags, image, letters, draft } = own as Partial<
    Awaited<ReturnType<typeof articleFront>>
  >;
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
    letters,
    draft,
  };
  const text = toContentFile(front, body || insteadOfText(piece, item));
  const done = { losses: losses.list(), onlyMapped };
  const checked = piece.file.replace(/\/_(?=[^/]+$)/, '/');
  const faults = await findFileFaults(archive.out, checked, text);
  if (faults.length === 0) return { text, ...done };
  const plain = toContentFile(front, wordsOf(content.html) || insteadOfText(piece, item));
  const left = await findFileFaults(archive.out, checked, plain);
  if (left.length > 0) return { faults: left };
  return {
    text: plain,
    ...done,
    losses: [
      ...done.losses,
      `only its words were kept, as its markup could not be: ${faults.join('; ')}`,
    ],
  };
};
