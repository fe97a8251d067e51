import type { Article } from '../records/article.ts';
import type { DeskEntry, DeskList } from './desk-list.ts';

/** Longer headlines, in characters, are cut by search engines and networks. */
export const headlineLimit = 80;

/** Headlines that are too long, the longest first. */
export const listLongHeadlines = (articles: readonly Article[]): DeskList => {
  const measured = articles.map((article) => ({
    article,
    length: Array.from(article.title).length,
  }));
  return {
    id: 'headlines',
    title: 'Overlong headlines',
    about: `Search engines and networks cut what is longer than about ${headlineLimit} characters.`,
    entries: measured
      .filter(({ length }) => length > headlineLimit)
      .sort((a, b) => b.length - a.length)
      .map(({ article: { file, language, title, places }, length }) => ({
        ...{ file, line: places['title']?.line, language, title },
        note: `${length} characters`,
      })),
  };
};

const findBarePictures = ({ file, language, title, image, body, places }: Article): DeskEntry[] => {
  const entry = (line: number | undefined, note: string): DeskEntry => ({
    ...{ file, line, language, title, note },
  });
  const lead =
    image && !image.caption
      ? [entry(places['image']?.line, 'the lead picture has no caption')]
      : [];
  const inText = body.images.flatMap(({ alt, caption, figure, line, src }) => {
    const name = src.split('/').pop() ?? src;
    if (alt === '') return [entry(line, `${name} has no alternative text`)];
    return figure && !caption ? [entry(line, `${name} has no caption`)] : [];
  });
  return [...lead, ...inText];
};

/** Pictures without words: alternative text for those who cannot see them, a caption for all. */
export const listBarePictures = (articles: readonly Article[]): DeskList => ({
  id: 'pictures',
  title: 'Pictures without words',
  about:
    'Without alternative text some readers have nothing of a picture; without a caption all have to guess.',
  entries: articles.flatMap(findBarePictures),
});
