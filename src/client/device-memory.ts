import { readAllowance, writeAllowance, type Allowance } from './device.ts';
import { forgetEverything } from './forget.ts';

const section = document.querySelector<HTMLElement>('.memory');
const button = section?.querySelector('button');
const status = section?.querySelector<HTMLElement>('[role=status]');

const choose = (allowance: Allowance): void => {
  const choice = section?.querySelector<HTMLInputElement>(`input[value='${allowance}']`);
  if (choice) choice.checked = true;
};

const clear = async (): Promise<void> => {
  if (!button || !status) return;
  status.textContent = '';
  const { cleared = '', failed = '' } = button.dataset;
  status.textContent = await forgetEverything().then(
    () => cleared,
    () => failed,
  );
  choose(readAllowance());
  dispatchEvent(new Event('throughline:forgotten'));
};

if (section) {
  choose(readAllowance());
  section.hidden = false;
  button?.addEventListener('click', () => void clear());
  section.addEventListener('change', ({ target }) => {
    if (!(target instanceof HTMLInputElement)) return;
    const allowance = target.value as Allowance;
    writeAllowance(allowance);
    if (allowance === 'off') void clear();
  });
}
