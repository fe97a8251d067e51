import { expect, it } from 'vitest';
import { toOpenLettersView } from '../../src/views/open-letters-view.ts';
import { settings } from '../../src/config.ts';
import { article, relate } from '../support/content.ts';

it('lists the articles that take letters, when they stop, and what may be answered', async () => {
  const { graph } = await relate({
    'content/articles/en/2023/suez-delays.md': article(),
    'content/articles/en/2023/port-said.md': article({ title: 'Port Said', letters: 'closed' }),
    'content/articles/en/2024/later.md': article({
      title: 'Later',
      published: '2024-06-01T10:00:00Z',
    }),
    'content/letters/en/2023/suez-delays/2023-03-04-7k2m9p4q.md':
      '---\nid: 7k2m9p4q\narticle: en/2023/suez-delays\nname: Ada\ndate: 2023-03-04T10:00:00Z\nlanguage: en\n---\nA letter that is long enough.\n',
  });
  expect(toOpenLettersView(graph, { via: 'intake', url: '/intake/' })).toEqual({
    'en/2023/suez-delays': {
      title: 'Suez delays',
      url: '/2023/suez-delays/',
      closes: undefined,
      letters: ['7k2m9p4q'],
    },
  });
  const closing = { ...settings.letters, closeAfterDays: 400 };
  expect(toOpenLettersView(graph, closing)['en/2023/suez-delays']?.closes).toBe(
    '2024-04-05T14:33:00.000Z',
  );
});
