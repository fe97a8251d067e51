import type { FilterCounts } from './pagefind.ts';
import type { Passage, SearchResult, Stretch } from './search-result.ts';
import { filterKeys, type SearchState } from './search-state.ts';

const toElement = <Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[Name] => {
  const element = document.createElement(name);
  element.append(...children);
  return element;
};

const toLink = (href: string, text: string): HTMLAnchorElement => {
  const link = toElement('a', text);
  link.href = href;
  return link;
};

const drawStretches = (stretches: readonly Stretch[]): HTMLParagraphElement =>
  toElement('p', ...stretches.map(({ text, found }) => (found ? toElement('mark', text) : text)));

const drawPassage = ({ heading, href, excerpt }: Passage): HTMLLIElement =>
  toElement('li', toElement('h3', toLink(href, heading)), drawStretches(excerpt));

/** One result, like a piece of any other list. */
export const drawResult = ({
  title,
  href,
  day,
  kind,
  excerpt,
  passages,
}: SearchResult): HTMLLIElement => {
  const meta = toElement('p', `${day} · ${kind}`);
  meta.className = 'meta';
  const piece = toElement('article', meta, toElement('h2', toLink(href, title)));
  piece.className = 'piece';
  if (excerpt.length > 0) piece.append(drawStretches(excerpt));
  if (passages.length > 0) {
    const list = toElement('ul', ...passages.map(drawPassage));
    list.className = 'plain passages';
    piece.append(list);
  }
  return toElement('li', piece);
};

const toOption = (value: string, label: string): HTMLOptionElement => {
  const option = toElement('option', label);
  option.value = value;
  return option;
};

/** Values by name, but years newest first. */
const sortValues = (key: string, values: readonly string[], tag: string): string[] =>
  key === 'year' ? [...values].sort().reverse() : [...values].sort(new Intl.Collator(tag).compare);

/**
 * Fills the form's filters: every value there is, with how many results it would leave. `all` are the values of
 * the whole index, `counts` those of the results. What was chosen stays, though nothing may have it.
 */
export const drawFilters = (
  form: HTMLFormElement,
  all: FilterCounts,
  counts: FilterCounts,
  state: SearchState,
): void => {
  const tag = document.documentElement.lang;
  const numbers = new Intl.NumberFormat(tag, { useGrouping: false });
  for (const key of filterKeys) {
    const select = form.elements.namedItem(key);
    const first = select instanceof HTMLSelectElement ? select.options[0] : undefined;
    if (!(select instanceof HTMLSelectElement) || !first) continue;
    const chosen = state.filters[key];
    const found = counts[key] ?? {};
    const values = Object.keys(all[key] ?? {}).filter(
      (value) => (found[value] ?? 0) > 0 || value === chosen,
    );
    if (chosen !== undefined && !values.includes(chosen)) values.push(chosen);
    select.replaceChildren(
      first,
      ...sortValues(key, values, tag).map((value) => {
        const label = key === 'year' ? numbers.format(Number(value)) : value;
        return toOption(value, `${label} (${numbers.format(found[value] ?? 0)})`);
      }),
    );
    select.value = chosen ?? '';
  }
};
