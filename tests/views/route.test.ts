import { expect, test } from 'vitest';
import { digestParts } from '../../src/views/digest.ts';
import { toLargeRoutePage, toRoutePage, toRoutePages } from '../../src/views/route.ts';
import { emptyBody } from '../support/content.ts';

test('a page of the first language has no language in its path', () => {
  const view = { a: 1 };
  expect(toRoutePage('en', { slug: 'x' }, view)).toEqual({
    params: { language: undefined, slug: 'x' },
    props: { view },
    cacheKey: digestParts(view),
  });
  expect(toRoutePage('fa', {}, view).params).toEqual({ language: 'fa' });
});

test('the first page of a list has no number', () => {
  const pages = toRoutePages('fa', { tag: 'x' }, [{ a: 1 }, { a: 2 }, { a: 3 }]);
  expect(pages.map(({ params }) => params)).toEqual([
    { language: 'fa', tag: 'x', page: undefined },
    { language: 'fa', tag: 'x', page: '2' },
    { language: 'fa', tag: 'x', page: '3' },
  ]);
  expect(new Set(pages.map(({ cacheKey }) => cacheKey)).size).toBe(3);
  expect(toRoutePages('en', {}, [])).toEqual([]);
});

const none = { readMores: [], links: [] };

test('a page with a text has a key that differs with the text, and none where it stands', () => {
  const keyOf = (digest: string, stands: boolean) => {
    const body = { ...emptyBody, digest };
    return toLargeRoutePage(
      'en',
      {},
      [{ body }],
      (toText) => ({ text: toText(body, none, new Map()) }),
      () => stands,
    ).cacheKey;
  };
  expect(keyOf('a', false)).toMatch(/ text:[\da-f]+ texts:1$/);
  expect(keyOf('a', false)).not.toBe(keyOf('b', false));
  expect(keyOf('a', true)).toBeUndefined();
});

test('a page has to name the texts that it shows', () => {
  const page = toLargeRoutePage(
    'en',
    {},
    [{ body: { ...emptyBody } }],
    (toText) => ({ text: toText(emptyBody, none, new Map()) }),
    () => false,
  );
  expect(() => page.cacheKey).toThrow('does not name');
});
