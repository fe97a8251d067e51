import { afterEach, expect, test, vi } from 'vitest';
import { compareText } from '../../src/records/compare-text.ts';
import { articleFile, sampleFiles, toSampleGraph } from '../output/sample-site.ts';

const load = async (socialImages: boolean) => {
  vi.resetModules();
  vi.doMock(import('../../src/config.ts'), async (original) => {
    const config = await original();
    return { ...config, settings: { ...config.settings, socialImages } };
  });
  return {
    ...(await import('../../src/views/social-view.ts')),
    ...(await import('../../src/views/article-view.ts')),
    ...(await import('../../src/output/open-graph.ts')),
  };
};

afterEach(() => {
  vi.doUnmock('../../src/config.ts');
});

const files: Readonly<Record<string, string>> = {
  ...sampleFiles,
  'content/articles/en/2023/draft.md': articleFile('A draft', ['draft: true']),
  'content/articles/en/2023/later.md': articleFile('Held back', ['published: 2023-12-01T10:00']),
};

test('every published article, thread, page and home has a picture; what is held back has none', async () => {
  const { toSocialPages } = await load(true);
  const pages = toSocialPages(await toSampleGraph(files));
  const named = pages
    .map(({ params, props }) => [params['under'], props.view.headline])
    .sort(([a = ''], [b = '']) => compareText(a, b));
  expect(named).toEqual([
    [undefined, expect.stringContaining('News analysis')],
    ['2023/first', 'The first meeting'],
    ['2023/second', 'The second meeting'],
    ['about', 'About'],
    ['fa', expect.stringContaining('تحلیل خبری')],
    ['fa/2023/نشست', 'نشست دوم'],
    ['threads/talks', 'Talks'],
  ]);
});

test('a picture shows the kind and the day, a thread its length', async () => {
  const { toSocialPages } = await load(true);
  const pages = toSocialPages(await toSampleGraph(files));
  const linesOf = (under: string) => {
    const view = pages.find(({ params }) => params['under'] === under)?.props.view;
    return view && [view.label, view.detail, view.siteName, view.direction];
  };
  expect(linesOf('2023/second')).toEqual(['Report', '2 March 2023', 'Throughline', 'ltr']);
  expect(linesOf('fa/2023/نشست')).toEqual(['گزارش', '۱۱ اسفند ۱۴۰۱', 'ترولاین', 'rtl']);
  expect(linesOf('threads/talks')).toEqual(['Thread', '2 pieces', 'Throughline', 'ltr']);
});

test('only what it shows changes its key', async () => {
  const { toSocialPages } = await load(true);
  const keyOf = async (title: string, text: string) => {
    const article = articleFile(title, ['published: 2023-02-25T10:00'], text);
    const graph = await toSampleGraph({ ...files, 'content/articles/en/2023/first.md': article });
    return toSocialPages(graph).find(({ params }) => params['under'] === '2023/first')?.cacheKey;
  };
  expect(await keyOf('The first', 'Another text.')).toBe(await keyOf('The first', 'Text.'));
  expect(await keyOf('A first', 'Text.')).not.toBe(await keyOf('The first', 'Text.'));
});

test('turned off, there are neither pictures nor tags', async () => {
  const { toSocialPages, toArticleView, toOpenGraph } = await load(false);
  const graph = await toSampleGraph(files);
  expect(toSocialPages(graph)).toEqual([]);
  for (const article of graph.articles) {
    const view = toArticleView(article, graph, new Map());
    expect(JSON.stringify(toOpenGraph(view.frame, view))).not.toMatch(/image"|large_image/);
  }
});
