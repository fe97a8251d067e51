import { drawEntry } from './kept-entry.ts';
import { readPlaces, readSaved, writeSaved, type SavedPiece } from './reading.ts';

const list = document.querySelector<HTMLElement>('.kept');
const empty = document.querySelector<HTMLElement>('.empty');
const { readTo = '', readWhole = '', remove = '' } = list?.dataset ?? {};
const numbers = new Intl.NumberFormat(document.documentElement.lang);

const toHowFar = (path: string): string[] => {
  const read = readPlaces().find((place) => place.path === path)?.read;
  if (read === undefined) return [];
  return [read === 1 ? readWhole : readTo.replace('#', numbers.format(Math.round(read * 100)))];
};

/** A reader who goes through the list by keyboard stays where the removed piece was. */
const removeAt = (index: number, path: string): void => {
  writeSaved(path);
  draw();
  const buttons = list?.querySelectorAll('button') ?? [];
  const next = buttons[Math.min(index, buttons.length - 1)] ?? document.querySelector('h1');
  if (next instanceof HTMLHeadingElement) next.tabIndex = -1;
  if (next instanceof HTMLElement) next.focus();
};

const toItem = ({ path, title, lang, day }: SavedPiece, index: number): HTMLLIElement =>
  drawEntry({
    ...{ href: path, title, lang, notes: [day, ...toHowFar(path)] },
    remove: { label: remove, act: () => removeAt(index, path) },
  });

const draw = (): void => {
  const saved = readSaved();
  list?.replaceChildren(...saved.map(toItem));
  if (empty) empty.hidden = saved.length > 0;
};

draw();
addEventListener('storage', draw);
addEventListener('pageshow', draw);
addEventListener('throughline:forgotten', draw);
