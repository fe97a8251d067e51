/** How long the note that a link was copied stands there, in milliseconds. */
const noteTime = 4000;

const address = (): string =>
  document.querySelector<HTMLLinkElement>('link[rel=canonical]')?.href ?? location.href;

const offer = (name: string, act: (button: HTMLButtonElement) => Promise<void>): void => {
  const button = document.querySelector<HTMLButtonElement>(`button[data-share=${name}]`);
  if (!button) return;
  button.addEventListener('click', () => {
    // Whoever closes the device's list, or forbids the clipboard, has decided: there is nothing to tell.
    act(button).catch(() => undefined);
  });
  button.parentElement?.removeAttribute('hidden');
};

const citation = (): string =>
  (document.querySelector('[data-citation]')?.textContent ?? '').replace(/\s+/g, ' ').trim();

const copy = async (button: HTMLButtonElement, text: string): Promise<void> => {
  await navigator.clipboard.writeText(text);
  const status = button.closest('section')?.querySelector('[role=status]');
  if (!status) return;
  status.textContent = button.dataset['done'] ?? '';
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
  offer('copy', (button) => copy(button, address()));
  offer('cite', (button) => copy(button, citation()));
}
if ('share' in navigator) offer('device', shareByDevice);
