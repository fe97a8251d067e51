import { describe, expect, it } from 'vitest';
import { toFeedViews } from '../../src/views/feed-view.ts';
import { toLetterFeedViews } from '../../src/views/letter-feed-view.ts';
import { toFeedsView } from '../../src/views/feeds-view.ts';
import { lettersGraph } from '../support/letters.ts';
import { sampleFiles, toSampleGraph } from '../output/sample-site.ts';

const graph = await toSampleGraph(sampleFiles);

describe('toFeedsView', () => {
  it('lists all, the threads and the tags of a language', () => {
    const { groups } = toFeedsView(graph, 'en');
    expect(groups.map(({ heading, feeds }) => [heading, feeds.map(({ title }) => title)])).toEqual([
      [undefined, ['Throughline', 'All languages', 'Letters to the editor']],
      ['Threads', ['Talks']],
      ['Tags', ['R&D <x>', 'Talks']],
    ]);
  });

  it('leaves out a group without feeds', () => {
    expect(toFeedsView(graph, 'fa').groups.map(({ heading }) => heading)).toEqual([
      undefined,
      'برچسب‌ها',
    ]);
  });

  it('leads to feeds that are there, in three formats', () => {
    const feeds = [...toFeedViews(graph, new Map()), ...toLetterFeedViews(graph)];
    const there = feeds.flatMap(({ view }) => Object.values(view.addresses));
    const linked = (['en', 'fa'] as const).flatMap((language) =>
      toFeedsView(graph, language).groups.flatMap(({ feeds }) =>
        feeds.flatMap(({ links }) => links.map(({ href }) => `https://throughline.example${href}`)),
      ),
    );
    expect([...new Set(linked)].sort()).toEqual([...there].sort());
  });

  it('has a group for the letters to each article that has some', () => {
    const [, letters] = toFeedsView(lettersGraph, 'en').groups;
    expect(letters).toMatchObject({
      heading: 'Letters to the editor',
      feeds: [{ title: 'Suez delays', links: [{ href: '/2023/suez/letters/rss.xml' }, {}, {}] }],
    });
  });
});
