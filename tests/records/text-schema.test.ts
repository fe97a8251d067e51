import { expect, test } from 'vitest';
import { names } from '../../src/records/text-schema.ts';

test.each([
  ['Talks, Russia', ['Talks', 'Russia']],
  ['گفت‌وگو، روسیه؛ حفظ صلح', ['گفت‌وگو', 'روسیه', 'حفظ صلح']],
  ['和谈、俄罗斯', ['和谈', '俄罗斯']],
  ['Talks', ['Talks']],
  ['Talks,', ['Talks']],
  [
    ['Talks', 'Russia'],
    ['Talks', 'Russia'],
  ],
  [['گفت‌وگو، روسیه'], ['گفت‌وگو', 'روسیه']],
  [['Washington, D.C.'], ['Washington, D.C.']],
])('%j names %j', (typed, expected) => {
  expect(names.parse(typed)).toEqual(expected);
});
