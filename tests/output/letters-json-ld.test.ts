import { expect, test } from 'vitest';
import { toJsonLd } from '../../src/output/json-ld.ts';
import { toArticleView } from '../../src/views/article-view.ts';
import { lettersGraph as graph } from '../support/letters.ts';

const jsonOf = (id: string): Record<string, unknown> => {
  const article = graph.articles.find((each) => each.id === id);
  if (!article) throw new Error(`no ${id}`);
  const json = JSON.parse(toJsonLd(toArticleView(article, graph, new Map()))) as {
    '@graph': Record<string, unknown>[];
  };
  return json['@graph'][0] ?? {};
};

const page = 'https://throughline.example/2023/suez/';

test('letters are comments, each with what it answers', () => {
  const { commentCount, comment } = jsonOf('en/2023/suez');
  expect(commentCount).toBe(4);
  expect(comment).toMatchObject([
    {
      ...{ '@type': 'Comment', '@id': `${page}#letter-aaaaaaaa`, url: `${page}#letter-aaaaaaaa` },
      author: { '@type': 'Person', name: 'Ann <b>' },
      ...{ text: 'The tolls have not changed since May.', inLanguage: 'en' },
      dateCreated: '2023-03-04T10:00:00+04:00',
      parentItem: { '@id': `${page}#article` },
    },
    { parentItem: { '@id': `${page}#letter-aaaaaaaa` } },
    { parentItem: { '@id': `${page}#letter-bbbbbbbb` } },
    {
      ...{ inLanguage: 'fa', parentItem: { '@id': `${page}#article` } },
      comment: {
        ...{
          '@type': 'Comment',
          text: 'درست است.',
          parentItem: { '@id': `${page}#letter-dddddddd` },
        },
        author: { '@type': 'Organization', name: 'Law Desk' },
      },
    },
  ]);
});

test('an article without letters says nothing of them', () => {
  const article = jsonOf('fa/2023/سوئز');
  expect(Object.keys(article).filter((key) => key.startsWith('comment'))).toEqual([]);
});
