import { openProgram, openYears, type Engine, type Pagefind, type Program } from './pagefind.ts';
import { drawFilters } from './search-draw.ts';
import { findPieces, type Pieces } from './search-find.ts';
import { openResultList } from './search-list.ts';
import { filterKeys, isEmpty, toAddress, toState, type SearchState } from './search-state.ts';

/**
 * How long a reader may pause between two letters, in milliseconds: longer within the first ones of a word, with which so
 * many words begin that they take long to load, and mostly more are typed.
 */
const toPause = (query: string): number => {
  const { length } = query.split(/\s/).at(-1) ?? '';
  return length > 4 ? 150 : length > 2 ? 400 : 600;
};

/** After how long a search is said to be under way. */
const patience = 400;

const find = <Found extends HTMLElement>(type: new () => Found, selector: string): Found => {
  const found = document.querySelector(selector);
  if (!(found instanceof type)) throw new Error(`The search page has no ${selector}`);
  return found;
};

const form = find(HTMLFormElement, 'form.search');
const field = find(HTMLInputElement, '#q');
const details = find(HTMLDetailsElement, '.filters');
const hint = find(HTMLElement, '#_hint');
const status = find(HTMLElement, '.count');
const nothing = find(HTMLElement, '.nothing');
const failed = find(HTMLElement, '.failed');
const list = find(HTMLElement, '.results');

const words = (name: string): string => form.dataset[name] ?? '';
const tag = document.documentElement.lang;

const toCount = (count: number): string =>
  count === 0
    ? words('nothing')
    : count === 1
      ? words('one')
      : words('many').replace('#', new Intl.NumberFormat(tag).format(count));

/** A reader who searches for a word, and is shown pieces without it, is told so. */
const toNote = ({ word, beginning }: Pieces['beginnings'][number]): string =>
  words('beginning')
    .replace('{word}', () => word)
    .replace('{beginning}', () => beginning);

/** The years that have an index of their own, newest first. */
const years = words('years').split(' ').filter(Boolean);
const toFolder = (year: string): string => `${words('index')}${year}/`;

let loading: Promise<Engine> | undefined;

/** Loads Pagefind's program when it is first needed, and again where that failed. */
const load = (): Promise<Engine> => {
  const folder = toFolder(years[0] ?? '');
  loading ??= import(/* @vite-ignore */ `${folder}pagefind.js`)
    .then((program) => openProgram(program as Program, folder, tag))
    .catch((error: unknown) => {
      loading = undefined;
      throw error;
    });
  return loading;
};

let opening: Promise<Pagefind> | undefined;

/** Opens the indexes of all years as soon as there is something to look for, and again where that failed. */
const open = (): Promise<Pagefind> => {
  opening ??= load()
    .then((engine) => openYears(engine, years.map(toFolder).reverse()))
    .catch((error: unknown) => {
      opening = undefined;
      throw error;
    });
  return opening;
};

/** Of several searches under way, only the last one may draw. */
let last = 0;

const found = openResultList(list, find(HTMLElement, '.more'), () => {
  failed.hidden = false;
});

const clear = (): void => {
  found.clear();
  status.textContent = '';
  for (const element of [nothing, failed]) element.hidden = true;
};

/** Where nothing was typed, all that the filters leave is shown, newest first. */
const run = async (state: SearchState, search: number): Promise<void> => {
  await load();
  details.hidden = false;
  if (isEmpty(state) && !details.open) return;
  const pagefind = await open();
  // What they list is a sixth of all that a search loads: nobody has to wait for it who does not open them.
  const all = details.open ? await pagefind.filters() : undefined;
  const { results, filters, beginnings } = await findPieces(pagefind, state, tag);
  if (search !== last) return;
  if (all) drawFilters(form, all, isEmpty(state) ? all : filters, state);
  if (isEmpty(state)) return;
  if (!(await found.show(results, toAddress(state), () => search === last))) return;
  failed.hidden = true;
  nothing.hidden = results.length > 0;
  status.textContent = [toCount(results.length), ...beginnings.map(toNote)].join(' · ');
};

const readState = (): SearchState => {
  const data = new FormData(form);
  return toState((name) => {
    const value = data.get(name);
    return typeof value === 'string' ? value : null;
  });
};

const search = async (): Promise<void> => {
  const state = readState();
  const current = ++last;
  history.replaceState(history.state, '', `${location.pathname}${toAddress(state)}`);
  // Nothing is looked for: what was found goes at once, whatever the index still takes to list the filters.
  if (isEmpty(state)) clear();
  const slow = setTimeout(() => {
    if (!isEmpty(state)) status.textContent = words('searching');
  }, patience);
  try {
    await run(state, current);
  } catch {
    if (current !== last) return;
    clear();
    failed.hidden = false;
  } finally {
    clearTimeout(slow);
    if (current === last) list.ariaBusy = null;
  }
};

let timer: ReturnType<typeof setTimeout> | undefined;

const searchSoon = (wait: number): void => {
  // What a search under way would still draw is not what the reader wants by now: it would undo his choices.
  last += 1;
  list.ariaBusy = 'true';
  clearTimeout(timer);
  timer = setTimeout(() => void search(), wait);
};

const searchNow = (): Promise<void> => {
  clearTimeout(timer);
  list.ariaBusy = 'true';
  return search();
};

/** What was found, and how much of it the reader has had shown, stays as it is. */
const fillFilters = async (): Promise<void> => {
  const current = last;
  try {
    const state = readState();
    const pagefind = await open();
    const all = await pagefind.filters();
    const { filters } = isEmpty(state) ? { filters: all } : await findPieces(pagefind, state, tag);
    if (current === last) drawFilters(form, all, filters, state);
  } catch {
    failed.hidden = false;
  }
};

const startAnew = (): void => {
  form.reset();
  field.value = '';
  field.focus();
  searchSoon(0);
};

/** From the field to the first result, from one to the next, and back. */
const move = (step: 1 | -1): boolean => {
  const stops = [field, ...list.querySelectorAll('a')];
  const at = stops.findIndex((stop) => stop === document.activeElement);
  const next = stops[at + step];
  if (at < 0 || !next) return false;
  next.focus();
  return true;
};

form.addEventListener('submit', (event) => {
  event.preventDefault();
  searchSoon(0);
});
form.addEventListener('input', (event) => {
  searchSoon(event.target === field ? toPause(field.value) : 0);
});
details.addEventListener('toggle', () => {
  if (details.open) void fillFilters();
});
addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  const moved = (event.key === 'ArrowDown' && move(1)) || (event.key === 'ArrowUp' && move(-1));
  if (moved) event.preventDefault();
  else if (event.key === 'Escape') startAnew();
});

/** Puts into the form what the address asks for. A filter's values are not known before the index is. */
const restore = (): void => {
  const parameters = new URLSearchParams(location.search);
  const state = toState((name) => parameters.get(name));
  field.value = state.query;
  for (const key of filterKeys) {
    const value = state.filters[key];
    const select = form.elements.namedItem(key);
    if (value === undefined || !(select instanceof HTMLSelectElement)) continue;
    select.add(new Option(value, value));
    select.value = value;
    details.open = true;
  }
  const sort = form.elements.namedItem('sort');
  if (sort instanceof HTMLSelectElement) sort.value = state.sort === 'date' ? 'date' : '';
};

hint.hidden = false;
restore();
void searchNow();
