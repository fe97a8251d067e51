import { settings } from '../config.ts';
import type { Graph } from '../graph/build-graph.ts';
import { takesLetters } from '../graph/letters-closed.ts';
import type { PublishedLetter } from '../graph/letters.ts';
import { languagePack } from '../i18n/languages.ts';
import { absoluteUrl, articleUrl, lettersUrl } from '../records/urls.ts';
import { toFeedView, toStableId, type FeedEntry, type PlacedFeed } from './feed-view.ts';
import { toLetterView } from './letter-view.ts';
import { toLettersFeed } from './letters-view.ts';
import type { TextPart } from './text-parts.ts';

/** A letter, and what the editors answer, as an entry of a feed. It says on what. */
const toEntry = (published: PublishedLetter): FeedEntry => {
  const { letter, article } = published;
  const { language, sent } = letter;
  const { strings } = languagePack(language);
  const { name, html, anchor, answer } = toLetterView(published, language);
  const part = (text: string): TextPart => ({ type: 'html', html: text });
  return {
    id: toStableId(`letters/${letter.id}`, sent.slice(0, 4)),
    url: `${absoluteUrl(articleUrl(article))}#${anchor}`,
    ...{ language, headline: `${name}: ${article.title}`, standfirst: article.title },
    published: sent,
    updated: letter.answer && letter.answer.sent > sent ? letter.answer.sent : sent,
    byline: [{ name, href: undefined, kind: 'person' }],
    kindLabel: strings.letters.letter,
    ...{ dateline: undefined, tags: [], thread: undefined, image: undefined },
    text: [
      part(html),
      ...(answer
        ? [part(`<p><strong>${strings.letters.answer}:</strong></p>`), part(answer.html)]
        : []),
    ],
  };
};

/** The feeds of letters: those of each language, and those to each article that has some; none where none are taken. */
export const toLetterFeedViews = (graph: Graph): readonly PlacedFeed[] => {
  if (!takesLetters()) return [];
  const entries = new Map(graph.letters.newest.map((each) => [each, toEntry(each)]));
  const toEntries = (letters: readonly PublishedLetter[]): FeedEntry[] =>
    letters.slice(0, settings.feedSize).flatMap((each) => entries.get(each) ?? []);
  const whole = settings.languages.map((language) => {
    const { title, pageNote: description } = languagePack(language).strings.letters;
    const page = lettersUrl(language);
    const letters = graph.letters.newest.filter(({ article }) => article.language === language);
    const input = { language, mixed: true, title: `${settings.name[language]}: ${title}` };
    return {
      under: page,
      view: toFeedView({ ...input, description, page, under: page }, toEntries(letters)),
    };
  });
  const byArticle = Map.groupBy(graph.letters.newest, ({ article }) => article);
  const each = [...byArticle].map(([article, letters]) => {
    const { language, summary: description } = article;
    const { title, under } = toLettersFeed(article);
    const page = articleUrl(article);
    const input = { language, mixed: true, title, description, page, under };
    return { under, view: toFeedView(input, toEntries(letters)) };
  });
  return [...whole, ...each];
};
