import { expect, test } from 'vitest';
import { digestParts } from '../../src/views/digest.ts';
import { toRoutePage, toRoutePages } from '../../src/views/route.ts';

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
