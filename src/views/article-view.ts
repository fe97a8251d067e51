import { settings } from '../config.ts';
import type { Graph } from '../graph/build-graph.ts';
import { findNeighbours, type ThreadPlace } from '../graph/neighbours.ts';
import { formatDate, formatNumber, type DateLabel } from '../i18n/dates.ts';
import { languagePack, type Language } from '../i18n/languages.ts';
import type { Article, Kind } from '../records/article.ts';
import {
  absoluteUrl,
  articleUrl,
  kindUrl,
  tagUrl,
  threadUrl,
  type SitePath,
} from '../records/urls.ts';
import { toSlug } from '../records/slug.ts';
import type { Pictures } from '../records/pictures.ts';
import { toBylineView, type BylineView } from './byline-view.ts';
import { toCitationView, type CitationView } from './citation-view.ts';
import { toFrame, type Frame } from './frame.ts';
import { toLettersView, type LettersView } from './letters-view.ts';
import { toPictureView, type PictureView } from './picture-view.ts';
import { toArticleSocial } from './social-view.ts';
import { toTeaser, toUnpublishedNote, type Teaser } from './teaser.ts';
import { toTextParts, type TextPart, type ToText } from './text-parts.ts';

/** Where an article stands in its thread. */
export interface ThreadPlaceView {
  readonly title: string;
  readonly href: SitePath;
  /** `Piece 4 of 9`, in the article's language. */
  readonly place: string;
  readonly earlier: Teaser | undefined;
  readonly later: Teaser | undefined;
}

/** All that an article's page shows. */
export interface ArticleView {
  readonly frame: Frame;
  readonly headline: string;
  /** That only writers see the piece, in the preview. */
  readonly unpublished: string | undefined;
  readonly kind: Kind;
  readonly kindLabel: string;
  readonly kindHref: SitePath;
  readonly date: DateLabel;
  readonly updated: DateLabel | undefined;
  readonly dateline: string | undefined;
  readonly byline: readonly BylineView[];
  readonly standfirst: string;
  readonly image: PictureView | undefined;
  /** The piece that tells how the story stands by now. */
  readonly goneOn: Teaser | undefined;
  /** Earlier pieces that this one builds on, oldest first. */
  readonly storySoFar: readonly Teaser[];
  readonly text: readonly TextPart[];
  readonly thread: ThreadPlaceView | undefined;
  readonly writtenLater: readonly { readonly teaser: Teaser; readonly paragraph: string }[];
  readonly related: readonly Teaser[];
  readonly tags: readonly { readonly name: string; readonly href: SitePath }[];
  readonly translations: readonly {
    readonly language: string;
    readonly tag: string;
    readonly direction: 'ltr' | 'rtl';
    readonly title: string;
    readonly href: SitePath;
  }[];
  /** Absolute addresses of the pieces that the text builds on, for metadata. */
  readonly basedOn: readonly { readonly title: string; readonly url: string }[];
  readonly citation: CitationView;
  readonly letters: LettersView;
}

const toThreadPlaceView = (
  { thread, at, count, earlier, later }: ThreadPlace,
  language: Language,
): ThreadPlaceView => ({
  title: thread.title,
  href: threadUrl(language, thread.id),
  place: languagePack(language).strings.placeInThread(
    formatNumber(at + 1, language),
    formatNumber(count, language),
  ),
  earlier: earlier && toTeaser(earlier),
  later: later && toTeaser(later),
});

/** Picks all that one article's page shows: of other pieces only its neighbours, and what is related to it. */
export const toArticleView = (
  article: Article,
  graph: Graph,
  pictures: Pictures,
  toText: ToText = toTextParts,
): ArticleView => {
  const { language, id } = article;
  const { strings } = languagePack(language);
  const near = findNeighbours(graph, article);
  const { mentions, goneOn, storySoFar, place, writtenLater, citations } = near;
  const others = [...near.translations].filter(([, other]) => other !== article);
  const byline = toBylineView(near.signatures, language);
  const letters = toLettersView(article, near, graph);
  return {
    frame: toFrame(graph, {
      language,
      title: article.title,
      description: article.summary,
      path: articleUrl(article),
      others: new Map(others.map(([code, other]) => [code, articleUrl(other)])),
      ...(letters.feed ? { feed: letters.feed } : {}),
      social: toArticleSocial(article),
    }),
    headline: article.title,
    unpublished: toUnpublishedNote(article),
    kind: article.kind,
    kindLabel: strings.kinds[article.kind],
    kindHref: kindUrl(language, article.kind),
    date: formatDate(article.published, language, settings.timeZone),
    updated:
      article.updated === undefined
        ? undefined
        : formatDate(article.updated, language, settings.timeZone),
    dateline: article.dateline,
    byline,
    standfirst: article.summary,
    image: article.image && toPictureView(article.image.file, article.image, pictures),
    goneOn: goneOn && toTeaser(goneOn),
    storySoFar: storySoFar.map(toTeaser),
    text: toText(
      article.body,
      mentions,
      pictures,
      byline.map(({ name }) => name),
    ),
    thread: place && toThreadPlaceView(place, language),
    writtenLater: writtenLater.map((later) => ({
      teaser: toTeaser(later.article),
      paragraph: later.paragraph,
    })),
    related: (graph.related.get(id) ?? []).map(toTeaser),
    tags: article.tags.map((name) => ({ name, href: tagUrl(language, toSlug(name)) })),
    translations: others.map(([code, other]) => {
      const { name, tag, direction } = languagePack(code);
      return { language: name, tag, direction, title: other.title, href: articleUrl(other) };
    }),
    basedOn: citations.map(({ target }) => ({
      title: target.title,
      url: absoluteUrl(articleUrl(target)),
    })),
    citation: toCitationView(article, near),
    letters,
  };
};
