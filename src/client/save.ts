import { readAllowance } from './device.ts';
import { isSaved, writeSaved } from './reading.ts';

const path = location.pathname;
const button = document.querySelector<HTMLButtonElement>('.save > button');
const status = document.querySelector<HTMLElement>('.save > [role=status]');

const show = (): void => {
  if (!button) return;
  button.ariaPressed = String(isSaved(path));
  button.closest('p')?.classList.toggle('ready', readAllowance() !== 'off');
};

const tell = (saved: boolean, done: boolean): void => {
  if (!button || !status) return;
  status.textContent = done ? '' : (button.dataset['failed'] ?? '');
  if (!saved || !done) return;
  const link = document.createElement('a');
  link.href = status.dataset['list'] ?? '';
  link.textContent = status.dataset['saved'] ?? '';
  status.append(link);
};

button?.addEventListener('click', () => {
  const saved = !isSaved(path);
  const title = document.querySelector('h1')?.textContent.trim() ?? '';
  const { lang } = document.documentElement;
  const piece = { path, title, lang, day: button.dataset['day'] ?? '' };
  tell(saved, writeSaved(path, saved ? piece : undefined));
  show();
});

show();
// Another tab may have changed it, or the page come back out of the browser's memory.
addEventListener('storage', show);
addEventListener('pageshow', show);
