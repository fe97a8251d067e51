import { expect, test } from 'vitest';
import { renderFeed } from '../../src/output/feed.ts';
import { toLetterFeedViews } from '../../src/views/letter-feed-view.ts';
import { lettersGraph as graph } from '../support/letters.ts';

const feeds = toLetterFeedViews(graph);
const view = feeds.find(({ under }) => under === '/letters/')?.view;
if (!view) throw new Error('no feed of letters');

test('there is a feed for each language, and for each article that has letters', () => {
  expect(feeds.map(({ under }) => under)).toEqual([
    '/letters/',
    '/fa/letters/',
    '/2023/suez/letters/',
  ]);
});

test('an entry is a letter, with who wrote it, on what, and what the editors answered', () => {
  const [newest] = view.entries;
  expect(newest).toMatchObject({
    id: 'tag:throughline.example,2023:letters/dddddddd',
    url: 'https://throughline.example/2023/suez/#letter-dddddddd',
    ...{ language: 'fa', headline: 'نینو: Suez delays', standfirst: 'Suez delays' },
    published: '2023-03-07T06:00:00.000Z',
    updated: '2023-03-08T06:00:00.000Z',
    byline: [{ name: 'نینو' }],
  });
  expect(view.entries.map(({ byline: [by] }) => by?.name)).toEqual([
    'نینو',
    'Cem',
    'Ben',
    'Ann <b>',
  ]);
});

test.each(['rss', 'atom', 'json'] as const)('%s says all of it', (format) => {
  const text = renderFeed(view, format);
  expect(text).toContain('tag:throughline.example,2023:letters/aaaaaaaa');
  expect(text).toContain('پاسخ سردبیران');
  expect(text).toContain('«چنین»');
  expect(text).not.toContain('<b></');
});
