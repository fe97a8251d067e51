import { expect, test } from 'vitest';
import { digestParts } from '../../src/views/digest.ts';
import {
  toLargeRoutePage,
  toListRoutePage,
  toListRoutePages,
  toRoutePage,
  toRoutePages,
} from '../../src/views/route.ts';
import { anArticle, emptyBody } from '../support/content.ts';

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

const [suez, kiel] = ['suez', 'kiel'].map((name) => anArticle({ id: `en/2023/${name}` }));

const keyOfList = (edited: string | undefined, changed = '') => {
  const articles = [suez, kiel].flatMap((each) => each ?? []);
  const page = { articles, toView: () => ({ titles: articles.map(({ title }) => title) }) };
  const edits = {
    isEdited: ({ file }: { file: string }) => file.includes(edited ?? ''),
    isChanged: ({ file }: { file: string }) => file === changed,
    isRelatedAnew: () => false,
  };
  const texts = [{ file: 'content/threads/en/canals.md' }];
  return toListRoutePage('en', {}, page, edited === undefined ? undefined : edits, texts).cacheKey;
};

test('a list has no key where it stands: nothing that it shows is called something else', () => {
  const key = keyOfList(undefined);
  expect(key).toMatch(/ titles:[\da-f]+$/);
  expect(keyOfList('kiel')).toBe(key);
  expect(keyOfList('panama')).toBeUndefined();
  expect(keyOfList('panama', 'content/threads/en/canals.md')).toBe(key);
});

test('the first page of a list of articles has no number either', () => {
  const pages = [1, 2].map((a) => ({ articles: [], toView: () => ({ a }) }));
  const made = toListRoutePages('en', { tag: 'x' }, pages, undefined);
  expect(made.map(({ params: { page } }) => page)).toEqual([undefined, '2']);
  expect(made.map(({ props }) => props.view)).toEqual([{ a: 1 }, { a: 2 }]);
});
