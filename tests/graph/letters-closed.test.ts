import { expect, test } from 'vitest';
import { buildLettersClosed } from '../../src/graph/letters-closed.ts';
import { anArticle } from '../support/content.ts';

const open = anArticle({ id: 'en/2023/open', published: '2023-03-02T00:00:00.000Z' });
const closed = anArticle({ id: 'en/2023/closed', letters: 'closed' });
const day = Date.UTC(2023, 2, 2);
const days = (count: number) => day + count * 86_400_000;

test('an article takes letters for ever, unless it says otherwise', () => {
  const { lettersClosed } = {
    lettersClosed: buildLettersClosed([open, closed], { via: 'mail', to: 'x' }, days(9e4)),
  };
  expect([...lettersClosed]).toEqual([['en/2023/closed', 'here']]);
});

test('it closes when its days are over, to the moment', () => {
  const setting = { via: 'intake', url: '/intake/', closeAfterDays: 30 } as const;
  expect([...buildLettersClosed([open], setting, days(30) - 1)]).toEqual([]);
  expect([...buildLettersClosed([open], setting, days(30))]).toEqual([['en/2023/open', 'after']]);
});

test('where nobody takes letters, no article does', () => {
  expect([...buildLettersClosed([open, closed], { via: 'none' }, day).values()]).toEqual([
    'everywhere',
    'everywhere',
  ]);
});
