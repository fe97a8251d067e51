import { expect, test } from 'vitest';
import { readLetter } from '../../src/records/letter-record.ts';
import { letter, toLines } from '../support/content.ts';

const file = 'content/letters/en/2023/suez/2023-03-04-k7f3q2mz.md';

test('a letter’s file becomes a record', async () => {
  const { letter: read, problems } = await readLetter(
    '/nowhere',
    file,
    letter(
      {
        language: 'fa',
        answer: { by: 'law-desk', date: '2023-03-05T08:00:00Z', text: 'A *good* question.' },
        correction: '/2023/suez/#correction',
      },
      'او گفت "بله" و رفت.\n\nهمین.',
    ),
  );
  expect(problems).toEqual([]);
  expect(read).toMatchObject({
    ...{ id: 'k7f3q2mz', article: 'en/2023/suez', name: 'Nino', language: 'fa', file },
    sent: '2023-03-04T06:00:00.000Z',
    replyTo: undefined,
    correction: '/2023/suez/#correction',
    body: { html: '<p>او گفت "بله" و رفت.</p>\n<p>همین.</p>' },
    answer: { by: 'law-desk', sent: '2023-03-05T08:00:00.000Z' },
  });
  expect(read?.answer?.body.html).toContain('<em>good</em>');
});

test('a comment of an old site keeps its emphasis and its links', async () => {
  const text = 'A *good* question, as [she](https://a.example) said.';
  const { letter: read } = await readLetter('/nowhere', file, letter({ format: 'markdown' }, text));
  expect(read?.body.html).toContain('<em>good</em> question, as <a href="https://a.example"');
});

test('an empty letter, and hidden characters, are told once', async () => {
  const empty = await readLetter('/nowhere', file, letter({}, ''));
  expect(empty.problems.map(({ rule }) => rule)).toEqual(['file/empty']);
  const hidden = await readLetter('/nowhere', file, letter({}, 'Some words, \u202Ereversed.'));
  expect(toLines(hidden.problems)).toMatch(/^content\/letters\/.*:8:13 error text\/bidi-override/);
});

test('a letter whose keys are wrong makes no record', async () => {
  const { letter: read, problems } = await readLetter('/nowhere', file, letter({ id: 'short' }));
  expect(read).toBeUndefined();
  expect(toLines(problems)).toContain('`id` must be eight letters and digits');
});
