import { findLikelyArticles, type TitleEntry } from './likely-article.ts';

/** The list of titles lies at the root of its language. */
const toHome = ({ dataset: { titles = '' } }: HTMLElement): string =>
  titles.slice(0, titles.lastIndexOf('/') + 1);

/** The part of the page in the language that the address begins with; the first one's where it names none. */
const findSection = (sections: readonly HTMLElement[]): HTMLElement | undefined =>
  sections.findLast((section) => location.pathname.startsWith(toHome(section)));

const showGuesses = async (section: HTMLElement): Promise<void> => {
  const guess = section.querySelector<HTMLElement>('.guess');
  const response = await fetch(section.dataset['titles'] ?? '');
  if (!response.ok || !guess) return;
  const entries = (await response.json()) as readonly TitleEntry[];
  const likely = findLikelyArticles(location.pathname, toHome(section), entries);
  if (likely.length === 0) return;
  guess.querySelector('ul')?.append(
    ...likely.map(({ path, title }) => {
      const item = document.createElement('li');
      const link = document.createElement('a');
      link.href = path;
      link.textContent = title;
      item.append(link);
      return item;
    }),
  );
  guess.hidden = false;
};

const section = findSection([...document.querySelectorAll<HTMLElement>('[data-titles]')]);
// Without the list, the way to the archive stands there all the same.
if (section) showGuesses(section).catch(() => undefined);
