import { expect, test } from 'vitest';
import { toTeaser, toUnpublishedNote } from '../../src/views/teaser.ts';
import { anArticle } from '../support/content.ts';

test('a piece is shown elsewhere in its own language', () => {
  const front = { title: 'Suez delays', summary: 'Why.', kind: 'brief' } as const;
  expect(toTeaser(anArticle({ id: 'en/2023/suez', ...front }))).toEqual({
    ...front,
    ...{ tag: 'en', direction: 'ltr', href: '/2023/suez/', kindLabel: 'Brief' },
    date: {
      machine: '2023-03-02T18:33:00+04:00',
      full: 'Thursday 2 March 2023 - 18:33',
      day: '2 March 2023',
      gregorian: undefined,
    },
  });
  expect(toTeaser(anArticle({ id: 'fa/2023/سوئز', ...front }))).toMatchObject({
    ...{ tag: 'fa', direction: 'rtl', kindLabel: 'کوتاه' },
    href: `/fa/2023/${encodeURIComponent('سوئز')}/`,
    date: { day: '۱۱ اسفند ۱۴۰۱' },
  });
});

test('a piece that only writers see says so wherever it is shown', () => {
  const draft = anArticle({ id: 'en/2023/suez', title: 'Suez delays', draft: true });
  expect(toTeaser(draft).title).toBe('[Draft] Suez delays');
  expect(toUnpublishedNote(draft)).toBe('A draft: readers do not see this piece.');
  const held = anArticle({ id: 'fa/2990/سوئز', title: 'سوئز' });
  expect(toTeaser(held).title).toBe('[هنوز منتشر نشده] سوئز');
  expect(toUnpublishedNote(held)).toContain('هنوز منتشر نشده');
  expect(toUnpublishedNote(anArticle({ id: 'en/2023/suez' }))).toBeUndefined();
});
