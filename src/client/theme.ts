/** The key that src/output/inline-scripts.ts reads before the page is painted. */
const key = 'throughline:theme';

const root = document.documentElement;
const group = document.querySelector<HTMLFieldSetElement>('.theme');

/** What was chosen; nothing where the reader follows the system, or the browser keeps nothing. */
const read = (): string => {
  try {
    return localStorage.getItem(key) ?? '';
  } catch {
    return '';
  }
};

const keep = (theme: string): void => {
  try {
    if (theme === '') localStorage.removeItem(key);
    else localStorage.setItem(key, theme);
  } catch {
    // It holds for this page, then.
  }
};

/** Colours the page, and the browser's own bar above it. */
const show = (theme: string): void => {
  if (theme === '') delete root.dataset['theme'];
  else root.dataset['theme'] = theme;
  for (const meta of document.querySelectorAll<HTMLMetaElement>('meta[name=theme-color]')) {
    const scheme = meta.dataset['scheme'] ?? '';
    meta.media =
      theme === '' ? `(prefers-color-scheme: ${scheme})` : theme === scheme ? 'all' : 'not all';
  }
  const choice = group?.querySelector<HTMLInputElement>(`[value='${theme || 'auto'}']`);
  if (choice) choice.checked = true;
};

/** A choice, by the words that the group has for it. */
const toChoice = (value: string): HTMLLabelElement => {
  const input = document.createElement('input');
  Object.assign(input, { type: 'radio', name: 'theme', value, autocomplete: 'off' });
  input.checked = value === 'auto';
  const label = document.createElement('label');
  label.append(input, group?.dataset[value] ?? '');
  return label;
};

if (group) {
  const legend = document.createElement('legend');
  legend.className = 'hidden';
  legend.textContent = group.dataset['label'] ?? '';
  group.append(legend, ...['auto', 'light', 'dark'].map(toChoice));
  group.hidden = false;
  group.addEventListener('change', ({ target }) => {
    if (!(target instanceof HTMLInputElement)) return;
    const theme = target.value === 'auto' ? '' : target.value;
    keep(theme);
    show(theme);
  });
}
show(read());
// Other tabs of the site follow, and so does a page that comes back out of the browser's memory.
addEventListener('storage', (event) => {
  if (event.key === key || event.key === null) show(read());
});
addEventListener('pageshow', ({ persisted }) => {
  if (persisted) show(read());
});
