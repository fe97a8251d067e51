import { expect, test } from 'vitest';
import { withPlainMarkers } from '../../src/markdown/plain-markers.ts';

test.each([
  ['##\u00A0What', '## What'],
  ['-\u200Cیک', '- یک'],
  ['> *\u3000a', '> * a'],
  ['1.\u202F\u00A0first', '1.  first'],
  ['۱. یک\n۱۰) ده', '1. یک\n10) ده'],
  ['  ١.\u00A0أول', '  1. أول'],
  ['१. एक', '1. एक'],
  ['۱۴۰۲ سال', '۱۴۰۲ سال'],
  ['۱.۵ میلیون', '۱.۵ میلیون'],
  ['a\u00A0- b', 'a\u00A0- b'],
  ['۱- یک', '۱- یک'],
  ['```\n##\u00A0What\n```\n##\u00A0What', '```\n##\u00A0What\n```\n## What'],
  ['~~~~\n```\n-\u00A0a\n~~~\n~~~~\n-\u00A0a', '~~~~\n```\n-\u00A0a\n~~~\n~~~~\n- a'],
  ['𝟏. one', '𝟏. one'],
])('%j is read as %j', (typed, read) => {
  expect(withPlainMarkers(typed)).toBe(read);
  expect(read).toHaveLength(typed.length);
});
