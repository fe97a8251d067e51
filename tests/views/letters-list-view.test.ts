import { expect, test } from 'vitest';
import { settings } from '../../src/config.ts';
import { toLettersListViews, toThanksView } from '../../src/views/letters-list-view.ts';
import { article, letter, relate } from '../support/content.ts';
import { lettersGraph as graph } from '../support/letters.ts';

test('letters are newest first, under the articles that they answer', async () => {
  const { graph: two } = await relate({
    'content/articles/en/2023/suez.md': article(),
    'content/articles/en/2023/tolls.md': article({ title: 'Tolls' }),
    'content/letters/en/2023/suez/2023-03-04-aaaaaaaa.md': letter({ id: 'aaaaaaaa' }),
    'content/letters/en/2023/suez/2023-03-05-bbbbbbbb.md': letter({
      ...{ id: 'bbbbbbbb', date: '2023-03-05T10:00:00Z', replyTo: 'aaaaaaaa' },
    }),
    'content/letters/en/2023/tolls/2023-03-06-cccccccc.md': letter({
      ...{ id: 'cccccccc', article: 'en/2023/tolls', date: '2023-03-06T10:00:00Z' },
    }),
    'content/letters/en/2023/suez/2023-03-07-dddddddd.md': letter({
      ...{ id: 'dddddddd', date: '2023-03-07T10:00:00Z' },
    }),
  });
  const [view] = toLettersListViews(two, 'en');
  expect(
    view?.groups.map(({ article: { title }, letters }) => [title, letters.map(({ href }) => href)]),
  ).toEqual([
    ['Suez delays', ['/2023/suez/#letter-dddddddd']],
    ['Tolls', ['/2023/tolls/#letter-cccccccc']],
    ['Suez delays', ['/2023/suez/#letter-bbbbbbbb', '/2023/suez/#letter-aaaaaaaa']],
  ]);
  expect(view?.groups[2]?.letters[0]?.letter.inReplyTo?.name).toBe('Nino');
});

test('a long list has pages, a short one says where its feed and its policy are', async () => {
  const [only, ...more] = toLettersListViews(graph, 'en');
  expect(more).toEqual([]);
  expect(only).toMatchObject({
    ...{ heading: 'Letters to the editor', feed: '/letters/', policy: '/letters-policy/' },
    ...{ pagination: undefined, frame: { path: '/letters/' } },
  });
  const many = Array.from({ length: settings.pageSize + 1 }, (_, i) => {
    const id = `aaaaaa${String(i).padStart(2, '0')}`;
    return [`content/letters/en/2023/suez/2023-03-04-${id}.md`, letter({ id })] as const;
  });
  const { graph: full } = await relate({
    'content/articles/en/2023/suez.md': article(),
    ...Object.fromEntries(many),
  });
  const pages = toLettersListViews(full, 'en');
  expect(pages.map(({ frame, groups }) => [frame.path, groups[0]?.letters.length])).toEqual([
    ['/letters/', settings.pageSize],
    ['/letters/2/', 1],
  ]);
  expect(pages[0]?.pagination).toMatchObject({ older: '/letters/2/' });
});

test('a language without letters has an empty page', () => {
  expect(toLettersListViews(graph, 'fa')).toMatchObject([{ groups: [], feed: '/fa/letters/' }]);
});

test('the page that thanks is for the reader who wrote, not for search engines', () => {
  expect(toThanksView(graph, 'fa')).toMatchObject({
    heading: 'از نامه‌تان سپاسگزاریم',
    frame: { path: '/fa/letters/thanks/', hidden: true },
  });
});
