import { expect, test } from 'vitest';
import { toOfflineView, toReadingListView } from '../../src/views/device-view.ts';

const graph = { pages: [] };

test.each([
  ['en', '/reading-list/', '/offline/', '/fa/offline/'],
  ['fa', '/fa/reading-list/', '/fa/offline/', '/offline/'],
] as const)(
  'in %s both pages stand at their addresses, hidden from search engines',
  (language, list, offline, other) => {
    expect(toReadingListView(graph, language).frame).toMatchObject({ path: list, hidden: true });
    const view = toOfflineView(graph, language);
    expect(view.frame).toMatchObject({ path: offline, hidden: true });
    expect(view.frame.alternates.map(({ href }) => href)).toEqual([other]);
    expect(view.frame.about.map(({ href }) => href)).toEqual(
      expect.arrayContaining([list, offline]),
    );
  },
);
