import { expect, test } from 'vitest';
import { findNeighbours } from '../../src/graph/neighbours.ts';
import { toArticleView } from '../../src/views/article-view.ts';
import { digest } from '../../src/views/digest.ts';
import { toLettersView } from '../../src/views/letters-view.ts';
import { lettersGraph as graph, lettersProblems, lettersTree } from '../support/letters.ts';
import { relate } from '../support/content.ts';

const of = (id: string, within = graph) => {
  const found = within.articles.find((each) => each.id === id);
  if (!found) throw new Error(`no ${id}`);
  return found;
};

const lettersOf = (id: string) => toLettersView(of(id), findNeighbours(graph, of(id)), graph);

const view = lettersOf('en/2023/suez');

test('an article shows how many letters it has, replies below what they answer', () => {
  expect(lettersProblems).toEqual([]);
  expect(view.heading).toBe('4 letters');
  expect(
    view.strands.map(({ first, replies }) => [first.name, replies.map(({ name }) => name)]),
  ).toEqual([
    ['Ann <b>', ['Ben', 'Cem']],
    ['نینو', []],
  ]);
});

test('only a reply that does not stand below what it answers names it', () => {
  const [first] = view.strands;
  expect(first?.replies.map(({ inReplyTo }) => inReplyTo)).toEqual([
    undefined,
    { name: 'Ben', anchor: 'letter-bbbbbbbb' },
  ]);
  expect(first?.replies.map(({ parent }) => parent)).toEqual([
    'letter-aaaaaaaa',
    'letter-bbbbbbbb',
  ]);
});

test('a letter keeps its own language, and is dated in the page’s', () => {
  expect(view.strands[1]?.first).toMatchObject({
    ...{ id: 'dddddddd', anchor: 'letter-dddddddd', tag: 'fa', direction: 'rtl' },
    date: { day: '7 March 2023', machine: '2023-03-07T10:00:00+04:00' },
    html: '<p>شما نوشته‌اید «چنین» و <a href="/2023/suez/">اینجا</a> چنان.</p>',
    correction: '/2023/suez/#correction',
    answer: {
      by: { name: 'Law Desk', href: '/authors/law-desk/' },
      html: '<p>درست <em>است</em>.</p>',
    },
  });
});

test('feed, policy and choices are there where they have something to lead to', () => {
  expect(view.feed).toEqual({ title: 'Letters: Suez delays', under: '/2023/suez/letters/' });
  expect(view.policy).toBe('/letters-policy/');
  expect(view.form).toMatchObject({ via: 'post', choices: [{ id: 'aaaaaaaa' }, {}, {}, {}] });
  const persian = lettersOf('fa/2023/سوئز');
  expect(persian).toMatchObject({
    ...{ count: 0, feed: undefined, policy: undefined },
    form: { choices: [] },
  });
});

test('a page changes with its letters, and when it closes', async () => {
  const file = 'content/articles/en/2023/suez.md';
  const closed = String(lettersTree[file]).replace('kind:', 'letters: closed\nkind:');
  const fewer = Object.fromEntries(
    Object.entries(lettersTree).filter(([name]) => !name.includes('cccccccc')),
  );
  const graphs = await Promise.all(
    [lettersTree, { ...lettersTree, [file]: closed }, fewer].map((tree) => relate(tree)),
  );
  const keys = graphs.map(({ graph: each }) =>
    digest(toArticleView(of('en/2023/suez', each), each, new Map())),
  );
  expect(new Set(keys).size).toBe(3);
});
