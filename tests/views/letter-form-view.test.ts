import { expect, test } from 'vitest';
import { toLetterFormView } from '../../src/views/letter-form-view.ts';

const article = { id: 'fa/2023/نشست', language: 'fa' } as const;
const date = { machine: '', full: '', day: '۱۳ اسفند ۱۴۰۱', gregorian: undefined };
const letters = [{ id: 'k7f3q2mz', name: 'نینو', date }];

test('the intake service takes the form, and gives a token for the article', () => {
  expect(toLetterFormView(article, letters, undefined, { via: 'intake', url: '/intake/' })).toEqual(
    {
      ...{ via: 'post', article: 'fa/2023/نشست', language: 'fa', action: '/intake/letters' },
      token: `/intake/token?article=${encodeURIComponent('fa/2023/نشست')}`,
      netlify: undefined,
      thanks: '/fa/letters/thanks/',
      choices: [{ id: 'k7f3q2mz', label: 'نینو، ۱۳ اسفند ۱۴۰۱' }],
    },
  );
});

test('a service of another origin is asked by its whole address', () => {
  const setting = { via: 'intake', url: 'https://letters.example/' } as const;
  expect(toLetterFormView(article, [], undefined, setting)).toMatchObject({
    action: 'https://letters.example/letters',
  });
});

test.each([
  [
    { via: 'form', action: 'https://forms.example/x' } as const,
    'https://forms.example/x',
    undefined,
  ],
  [{ via: 'form', netlify: true } as const, '/fa/letters/thanks/', 'letter'],
])('%j', (setting, action, netlify) => {
  expect(toLetterFormView(article, [], undefined, setting)).toMatchObject({
    ...{ action, netlify, token: undefined },
  });
});

test('mail goes to the address, with the article’s id', () => {
  expect(toLetterFormView(article, [], undefined, { via: 'mail', to: 'a@b.example' })).toEqual({
    ...{ via: 'mail', to: 'a@b.example', article: 'fa/2023/نشست' },
  });
});

test('closed letters say why', () => {
  const why = (closed: 'here' | 'after' | undefined, via: 'none' | 'mail') => {
    const setting = via === 'none' ? ({ via } as const) : ({ via, to: 'a@b.example' } as const);
    const view = toLetterFormView({ id: 'en/2023/x', language: 'en' }, [], closed, setting);
    return view.via === 'closed' ? view.why : view.via;
  };
  expect(why(undefined, 'none')).toBe('none');
  expect(why('here', 'mail')).toBe('Letters to this piece are closed.');
  expect(why('after', 'mail')).toContain('It is a while since');
  expect(why(undefined, 'mail')).toBe('mail');
});
