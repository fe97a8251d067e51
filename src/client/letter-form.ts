import { load, readAllowance, store } from './device.ts';

/** Under this key letter-thanks.ts finds which draft was sent. */
const sentKey = 'throughline:letter-sent';

/** What is kept of a draft. The e-mail address is not: the device may be shared, and browsers fill it in. */
const kept = ['name', 'letter', 'replyTo'];

/** No token is refused for its age before this, in milliseconds. */
const tokenYouth = 60_000;

interface Answer {
  readonly ok: boolean;
  readonly errors?: Readonly<Record<string, string>>;
}

const start = (form: HTMLFormElement): void => {
  const data = form.dataset;
  const find = (selector: string) => form.querySelector<HTMLElement>(selector);
  const field = (name: string) => form.elements.namedItem(name) as HTMLInputElement;
  const key = `letter:${field('article').value}`;
  const discard = find('.discard');
  const status = find('.status');
  const count = find('.count');
  const letter = field('letter');
  const most = letter.maxLength;
  const number = new Intl.NumberFormat(document.documentElement.lang);
  let busy = false;
  let token: Promise<string> | undefined;
  let fetched = 0;

  const say = (text = ''): void => {
    if (status) status.textContent = text;
  };

  const tell = (name: string, fault: string): void => {
    const place = document.getElementById(`_${name}-fault`);
    if (!place) return;
    place.textContent = fault;
    field(name).setAttribute('aria-invalid', String(fault !== ''));
  };

  /** Shows the faults beside their fields, and takes the reader to the first. */
  const tellAll = (faults: Readonly<Record<string, string>>): void => {
    const names = ['name', 'email', 'letter', 'replyTo'];
    for (const name of names) tell(name, faults[name] ?? '');
    say(faults['form']);
    const first = names.find((name) => faults[name]);
    if (first) field(first).focus();
  };

  const showCount = (): void => {
    const left = most - letter.value.length;
    if (!count) return;
    count.textContent =
      letter.value &&
      (data[left < 0 ? 'over' : 'left'] ?? '').replace('{n}', number.format(Math.abs(left)));
  };

  const keep = (): void => {
    const draft = kept.map((name) => field(name).value);
    const isDraft = draft.some(Boolean);
    if (discard) discard.hidden = !isDraft;
    store(key, isDraft && readAllowance() !== 'off' ? JSON.stringify(draft) : undefined);
  };

  const restore = (): void => {
    const draft = JSON.parse(load(key) ?? '[]') as string[];
    for (const [at, value] of draft.entries()) if (value) field(kept[at] ?? '').value = value;
    if (draft.length > 0) say(data['kept']);
  };

  const markSent = (): void => {
    try {
      sessionStorage.setItem(sentKey, key);
    } catch {
      // Then the draft stays until it is discarded.
    }
  };

  const findFaults = (): Record<string, string> => {
    const faults: Record<string, string> = {};
    for (const { name, validity, dataset, value } of ['name', 'email', 'letter'].map(field)) {
      for (const kind of ['valueMissing', 'typeMismatch', 'tooShort'] as const)
        if (validity[kind]) faults[name] ??= dataset[kind] ?? '';
      if (name === 'letter' && value.length > most) faults[name] = dataset['tooLong'] ?? '';
    }
    return faults;
  };

  const fetchToken = (): void => {
    if (!data['token'] || token) return;
    fetched = Date.now();
    token = fetch(data['token'])
      .then((response) => response.json() as Promise<{ token: string }>)
      .then((answer) => answer.token);
    token.catch(() => (token = undefined));
  };

  const post = async (): Promise<Answer> => {
    const body = JSON.stringify({
      ...Object.fromEntries(new FormData(form)),
      token: await token?.catch(() => ''),
    });
    const headers = { 'content-type': 'application/json', accept: 'application/json' };
    const response = await fetch(form.action, { method: 'POST', headers, body });
    return (await response.json()) as Answer;
  };

  form.noValidate = true;
  // Text that is pasted and too long is not cut short in silence: the count says how much is too much.
  letter.removeAttribute('maxlength');
  if (readAllowance() !== 'off') find('.draft')?.removeAttribute('hidden');
  restore();
  keep();
  showCount();

  form.addEventListener('focusin', fetchToken);
  form.addEventListener('input', ({ target }) => {
    keep();
    showCount();
    if (target instanceof HTMLElement) tell((target as HTMLInputElement).name, '');
  });
  discard?.addEventListener('click', () => {
    form.reset();
    keep();
    showCount();
    tellAll({});
    field('name').focus();
  });
  form.addEventListener('submit', (event) => {
    const faults = findFaults();
    const isRight = Object.keys(faults).length === 0;
    if (busy || !isRight || data['token']) event.preventDefault();
    if (busy) return;
    tellAll(faults);
    if (!isRight) return;
    busy = true;
    say(data['sending']);
    if (!data['token']) {
      markSent();
      return;
    }
    post()
      .then(({ ok, errors }) => {
        if (ok) {
          markSent();
          // On a copy of the site a reader stays there, whatever address the service knows.
          location.assign(data['thanks'] ?? '');
          return;
        }
        tellAll(errors ?? { form: data['failed'] ?? '' });
        // The fault may be the token's age. A young one is only sent too soon: a new one would start the wait anew.
        if (errors?.['form'] !== undefined && Date.now() - fetched > tokenYouth) {
          token = undefined;
          fetchToken();
        }
      })
      .catch(() => {
        tellAll({ form: data['failed'] ?? '' });
      })
      .finally(() => (busy = false));
  });
  addEventListener('pageshow', () => (busy = false));
  for (const link of document.querySelectorAll<HTMLElement>('[data-reply]')) {
    link.addEventListener('click', (event) => {
      event.preventDefault();
      field('replyTo').value = link.dataset['reply'] ?? '';
      keep();
      form.scrollIntoView();
      letter.focus();
    });
  }
};

const form = document.querySelector<HTMLFormElement>('.letter-form');
if (form) start(form);
