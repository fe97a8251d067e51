import { expect, test } from 'vitest';
import { pieceAnchor } from '../../src/records/urls.ts';

test.each([
  ['/2023/second-meeting/', '2023-second-meeting'],
  ['/paper/fa/2023/second-meeting/', '2023-second-meeting'],
  [encodeURI('/fa/2023/دیدار/'), '2023-دیدار'],
])('%s', (href, anchor) => {
  expect(pieceAnchor(href)).toBe(anchor);
});
