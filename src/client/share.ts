/** How long the note that a link was copied stands there, in milliseconds. */
const noteTime = 4000;

const address = (): string =>
  document.querySelector<HTMLLinkElement>('link[rel=canonical]')?.href ?? location.href;

/**
 * Adds a button to the list that has its words, in the data attribute of that name. Without script there is no
 * button, and no word of it either, not even for browsers that know nothing of hiding.
 */
const offer = (name: string, act: (list: HTMLElement) => Promise<void>): void => {
  const list = document.querySelector<HTMLElement>(`ul[data-${name}]`);
  if (!list) return;
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = list.dataset[name] ?? '';
  button.addEventListener('click', () => {
    // Whoever closes the device's list, or forbids the clipboard, has decided: there is nothing to tell.
    act(list).catch(() => undefined);
  });
  const item = document.createElement('li');
  item.append(button);
  list.append(item);
};

const citation = (): string =>
  (document.querySelector('[data-citation]')?.textContent ?? '').replace(/\s+/g, ' ').trim();

const copy = async (list: HTMLElement, text: string): Promise<void> => {
  await navigator.clipboard.writeText(text);
  const status = list.parentElement?.querySelector('[role=status]');
  if (!status) return;
  status.textContent = list.dataset['done'] ?? '';
  setTimeout(() => {
    status.textContent = '';
  }, noteTime);
};

const shareByDevice = (): Promise<void> =>
  navigator.share({
    title: document.querySelector('h1')?.textContent ?? document.title,
    url: address(),
  });

/** Whoever ticks the box takes along where words that are copied out of the piece come from. */
const offerSource = (): void => {
  const offer = document.querySelector<HTMLElement>('.with-source');
  const box = offer?.querySelector('input');
  if (!offer || !box) return;
  offer.hidden = false;
  document.addEventListener('copy', (event) => {
    const selection = getSelection();
    const words = selection?.toString().trim() ?? '';
    const article = document.querySelector('article');
    if (!box.checked || words === '' || !article?.contains(selection?.anchorNode ?? null)) return;
    event.clipboardData?.setData('text/plain', `${words}\n\n${citation()}`);
    event.preventDefault();
  });
};

offerSource();

// Neither is there in every browser, nor on pages that came over plain http.
if ('clipboard' in navigator) {
  offer('copy', (list) => copy(list, address()));
  offer('cite', (list) => copy(list, citation()));
}
if ('share' in navigator) offer('device', shareByDevice);
