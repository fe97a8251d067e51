import { readAllowance } from './device.ts';
import {
  keepThread,
  noteStopped,
  readKept,
  refreshThread,
  toCacheName,
  type Outcome,
} from './kept-thread.ts';
import { letGoOf } from './own-cache.ts';

type Act = 'keep' | 'stop' | 'go-on' | 'remove';

const box = document.querySelector<HTMLElement>('.keep');
const bar = box?.querySelector('progress');
const count = box?.querySelector<HTMLElement>('.so-many');
const said = box?.querySelector<HTMLElement>('.said');
const status = box?.querySelector<HTMLElement>('.outcome');
const thread = box?.dataset['thread'] ?? '';
const numbers = new Intl.NumberFormat(document.documentElement.lang);

const words = (name: string, so: number, many: number): string =>
  (box?.dataset[name] ?? '').replace('##', numbers.format(many)).replace('#', numbers.format(so));

const findButton = (act: Act) => box?.querySelector<HTMLElement>(`[data-act=${act}]`);

/** Shows these buttons and no others. The keyboard's place goes from one that vanishes to the first that is there. */
const offer = (...acts: Act[]): void => {
  const lost = document.activeElement?.parentElement === box;
  for (const button of box?.querySelectorAll<HTMLElement>('[data-act]') ?? [])
    button.hidden = !acts.includes(button.dataset['act'] as Act);
  if (lost && acts[0]) findButton(acts[0])?.focus();
};

const say = (text: string): void => {
  if (status) status.textContent = text;
};

/** The bar and the count for the eye; a quarter at a time for the ear. */
const showProgress = (so: number, many: number): void => {
  if (!bar || !count) return;
  bar.hidden = false;
  bar.max = Math.max(1, many);
  bar.value = so;
  count.textContent = many > 0 ? words('count', so, many) : '';
  if (said && so % Math.ceil(many / 4) === 0)
    said.textContent = `${words('keeping', 0, 0)}: ${count.textContent}`;
};

const endProgress = (): void => {
  if (bar) bar.hidden = true;
  for (const text of [count, said]) text?.replaceChildren();
};

const showOutcome = async (outcome: Outcome): Promise<void> => {
  endProgress();
  const kept = await readKept(thread);
  say(words(kept || outcome === 'gone' ? outcome : 'nothing', kept?.count ?? 0, kept?.total ?? 0));
  if (outcome === 'kept') offer('remove');
  else if (outcome === 'gone') offer();
  else if (kept) offer('go-on', 'remove');
  else offer('keep');
};

let running: AbortController | undefined;

const keep = async (): Promise<void> => {
  running = new AbortController();
  say('');
  showProgress(0, 0);
  offer('stop');
  const outcome = await keepThread(thread, running.signal, showProgress);
  running = undefined;
  if (outcome === 'stopped') await noteStopped(thread);
  await showOutcome(outcome);
};

const remove = async (): Promise<void> => {
  await letGoOf(toCacheName(thread));
  say(words('removed', 0, 0));
  offer('keep');
};

const acts: Readonly<Record<Act, () => void>> = {
  keep: () => {
    // A browser may clear out what it was not asked to hold on to.
    void navigator.storage.persist();
    void keep();
  },
  'go-on': () => void keep(),
  stop: () => running?.abort(),
  remove: () => void remove(),
};

/** Takes up what a reload broke off, and what a new edition has changed. */
const begin = async (): Promise<void> => {
  const kept = await readKept(thread);
  if (!kept) offer('keep');
  else if (kept.stopped) await showOutcome('stopped');
  else if (kept.count < kept.total) await keep();
  else {
    await showOutcome('kept');
    if (navigator.onLine) await refresh();
  }
};

const refresh = async (): Promise<void> => {
  const outcome = await refreshThread(thread);
  // What the reader has let go of meanwhile has been told.
  if (outcome !== 'down' && (await readKept(thread))) await showOutcome(outcome);
};

if (box && 'caches' in globalThis && readAllowance() !== 'off') {
  box.classList.add('ready');
  for (const [act, run] of Object.entries(acts))
    findButton(act as Act)?.addEventListener('click', run);
  begin().catch(() => undefined);
}
