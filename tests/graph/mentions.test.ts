import { describe, expect, test } from 'vitest';
import { article, page, relate } from '../support/content.ts';

const old = (title: string) => article({ title, published: '2022-01-02T10:00' });

describe('what an article cites', () => {
  test('are its links and "Read more" lines, in the order of the text, each once', async () => {
    const { graph, problems } = await relate({
      'content/articles/en/2022/a.md': old('Alpha'),
      'content/articles/en/2022/b.md': old('Beta'),
      'content/articles/en/2022/c.md': old('Gamma'),
      'content/articles/en/2023/here.md': article(
        {},
        'Before the line.\n\nRead more: Beta; Alpha\n\nThe sentence on [alpha](../2022/a.md), and [again](/2022/a/).\n\nRead more: Gamma',
      ),
    });
    expect(problems).toEqual([]);
    expect(
      graph.citations
        .get('en/2023/here')
        ?.map(({ target, paragraph }) => [target.title, paragraph]),
    ).toEqual([
      ['Beta', 'Before the line.'],
      ['Alpha', 'The sentence on alpha, and again.'],
      ['Gamma', 'The sentence on alpha, and again.'],
    ]);
  });

  test('is never itself', async () => {
    const { graph, problems } = await relate({
      'content/articles/en/2023/here.md': article({}, '## Why\n\nSee [above](here.md#why).'),
    });
    expect(problems).toEqual([]);
    expect(graph.citations.get('en/2023/here')).toEqual([]);
    expect(graph.mentions.get('content/articles/en/2023/here.md')?.links).toMatchObject([
      { href: '/2023/here/#why' },
    ]);
  });

  test('are no pages and threads', async () => {
    const { graph } = await relate({
      'content/pages/en/about.md': page(),
      'content/articles/en/2023/here.md': article({}, 'See [about us](/about/).'),
    });
    expect(graph.citations.get('en/2023/here')).toEqual([]);
  });
});

test('the faults of a draft are warnings', async () => {
  const text = 'See [this](gone.md).\n\nRead more: Nothing';
  const { problems } = await relate({
    'content/articles/en/2023/draft.md': article({ draft: true }, text),
    'content/articles/en/2023/ready.md': article({ title: 'Ready' }, text),
  });
  expect(problems.map(({ file, severity, rule }) => [file.slice(25), severity, rule])).toEqual([
    ['draft.md', 'warning', 'read-more/unknown-target'],
    ['draft.md', 'warning', 'link/dead'],
    ['ready.md', 'error', 'read-more/unknown-target'],
    ['ready.md', 'error', 'link/dead'],
  ]);
});
