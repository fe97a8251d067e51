import { readAllowance } from './device.ts';
import { isSaved, readPlaces, writePlace } from './reading.ts';
import { findBlock, findPlace } from './text-place.ts';

const { lang } = document.documentElement;
const path = location.pathname;
const blocks = [...document.querySelectorAll<HTMLElement>('.story > .text > *')];
const toBeginning = (block: HTMLElement): string => block.textContent.trim().slice(0, 40);

/** Offers the way to where the reading stopped, in a line that is there already: nothing moves by itself. */
const offer = (link: HTMLAnchorElement): void => {
  const place = readPlaces().find((each) => each.path === path);
  if (!place || place.read === 1 || location.hash !== '') return;
  const block = blocks[findBlock(blocks.map(toBeginning), place)];
  if (!block) return;
  block.id ||= '_here';
  // A long table or list is gone on with in its midst, a paragraph from its beginning.
  if (block.offsetHeight > innerHeight / 2)
    block.style.scrollMarginBlockStart = `${-place.part * block.offsetHeight}px`;
  link.href = `#${block.id}`;
  link.hidden = false;
};

/** Kept for what is on the reading list; for other pieces only where the reader has asked for it. */
const remember = (): void => {
  const allowance = readAllowance();
  const saved = isSaved(path);
  if (allowance === 'off' || (allowance !== 'places' && !saved)) return;
  const place = findPlace(
    blocks.map((block) => block.getBoundingClientRect()),
    innerHeight,
  );
  const block = place && blocks[place.block];
  if (!block) return;
  const title = document.querySelector('h1')?.textContent.trim() ?? '';
  const done = place.read === 1 && !saved;
  writePlace(path, done ? undefined : { path, title, lang, text: toBeginning(block), ...place });
};

const link = document.querySelector<HTMLAnchorElement>('.save > .go-on');
if (link) offer(link);
// Whoever leaves a page hides it first; on a phone nothing else can be relied on.
addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'hidden') remember();
});
