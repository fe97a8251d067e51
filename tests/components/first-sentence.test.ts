import { expect, test } from 'vitest';
import { firstSentence } from '../../src/components/first-sentence.ts';

test.each([
  ['en', 'They met again. It was short.', 'They met again.'],
  ['en', 'Has the traffic changed? Not yet.', 'Has the traffic changed?'],
  ['en', 'It fell by 1.5 per cent. Why?', 'It fell by 1.5 per cent.'],
  ['en', 'One line without an end', 'One line without an end'],
  ['fa', 'نمایندگان دیدار کردند. چیز دیگری دانسته نیست.', 'نمایندگان دیدار کردند.'],
  ['fa', 'چه شد؟ هیچ.', 'چه شد؟'],
  ['en', '', ''],
])('%s: %s', (tag, text, first) => {
  expect(firstSentence(text, tag)).toBe(first);
});
