import { describe, expect, it } from 'vitest';
import { toMovedRoutes, toMovedViews } from '../../src/views/moved-view.ts';
import { articleFile, sampleFiles, toSampleGraph } from '../output/sample-site.ts';

const graph = await toSampleGraph(sampleFiles);

const aliasesOf = async (aliases: readonly string[]): Promise<string[]> => {
  const front = [`aliases: ${JSON.stringify(aliases)}`];
  const file = articleFile('Here', front);
  const moved = toMovedViews(await toSampleGraph({ 'content/articles/en/2023/here.md': file }));
  return moved.map(({ alias }) => alias);
};

describe('toMovedViews', () => {
  it('leads from the old address to the new one, unseen by search engines', () => {
    const [moved] = toMovedViews(graph);
    expect(moved?.view).toMatchObject({
      frame: {
        path: '/2023/03/2-meeting/',
        canonical: 'https://throughline.example/2023/second/',
        hidden: true,
        language: 'en',
      },
      target: { title: 'The second meeting', href: '/2023/second/' },
    });
  });

  it.each([
    ['with or without slashes', ['old/a', '/old/b/'], ['old/a', 'old/b']],
    ['percent-encoded', ['/old/%D9%86%D8%B4%D8%B3%D8%AA/'], ['old/نشست']],
    ['in any script', ['/بایگانی/نشست دوم/'], ['بایگانی/نشست دوم']],
    ['of a file', ['/old/a.html'], ['old/a.html']],
    ['of an index', ['/old/index.html'], ['old']],
  ])('takes an address %s', async (_, aliases, paths) => {
    expect(await aliasesOf(aliases)).toEqual(paths);
  });

  it.each([
    ['lead out of the site', ['/../../etc/', '/a/%2e%2e/%2e%2e/b/']],
    ['are that of the piece itself', ['/2023/here/', '/2023/here/index.html']],
    ['are the home page’s', ['/', '/index.html']],
    ['tell pieces apart by their query', ['/?p=123']],
    ['cannot be decoded', ['/100%zz/', '/a%252fb/']],
  ])('leaves out addresses that %s', async (_, aliases) => {
    expect(await aliasesOf(aliases)).toEqual([]);
  });

  it('makes one page of an address that two pieces claim', async () => {
    const moved = toMovedViews(
      await toSampleGraph({
        'content/articles/en/2023/a.md': articleFile('A', ['aliases: [/old/]']),
        'content/articles/en/2023/b.md': articleFile('B', ['aliases: [/old]']),
      }),
    );
    expect(moved.map(({ alias, view }) => [alias, view.target.title])).toEqual([['old', 'A']]);
  });
});

describe('a page', () => {
  it('leads on from where it was, but not from where something else is', async () => {
    const page =
      '---\ntitle: About\nsummary: Who.\naliases: [/who/, /2023/a/, /fa/who.html]\n---\nWe.';
    const moved = toMovedViews(
      await toSampleGraph({
        'content/articles/en/2023/a.md': articleFile('A', ['aliases: [/about/]']),
        'content/pages/en/about.md': page,
      }),
    );
    expect(moved.map(({ alias, view }) => [alias, view.target])).toEqual([
      ['who', { title: 'About', href: '/about/' }],
      ['fa/who.html', { title: 'About', href: '/about/' }],
    ]);
  });
});

describe('toMovedRoutes', () => {
  it('tells folders from files, whose route has their ending itself', () => {
    const params = (form: 'folder' | 'file') =>
      toMovedRoutes(graph, form).map((route) => route.params['alias']);
    expect(params('folder')).toEqual(['2023/03/2-meeting']);
    expect(params('file')).toEqual(['old/second']);
  });
});
