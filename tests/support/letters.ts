import { article, author, letter, page, relate, type Tree } from './content.ts';

/** An article in English with a strand of three letters and one in Persian that is answered; a page of policy. */
export const lettersTree: Tree = {
  'content/authors/law-desk.md': author({ name: { en: 'Law Desk', fa: 'میز حقوق' }, kind: 'desk' }),
  'content/pages/en/letters-policy.md': page({ title: 'How we choose letters' }),
  'content/articles/en/2023/suez.md': article({}, 'Text.\n\n## Correction\n\nMended.'),
  'content/articles/fa/2023/سوئز.md': article({ title: 'سوئز' }),
  'content/letters/en/2023/suez/2023-03-04-aaaaaaaa.md': letter({
    id: 'aaaaaaaa',
    name: 'Ann <b>',
  }),
  'content/letters/en/2023/suez/2023-03-05-bbbbbbbb.md': letter({
    ...{ id: 'bbbbbbbb', name: 'Ben', date: '2023-03-05T10:00:00+04:00', replyTo: 'aaaaaaaa' },
  }),
  'content/letters/en/2023/suez/2023-03-06-cccccccc.md': letter({
    ...{ id: 'cccccccc', name: 'Cem', date: '2023-03-06T10:00:00+04:00', replyTo: 'bbbbbbbb' },
  }),
  'content/letters/en/2023/suez/2023-03-07-dddddddd.md': letter(
    {
      ...{
        id: 'dddddddd',
        name: 'نینو',
        date: '2023-03-07T10:00:00+04:00',
        language: 'fa',
        format: 'markdown',
      },
      correction: '/2023/suez/#correction',
      answer: { by: 'law-desk', date: '2023-03-08T10:00:00+04:00', text: 'درست *است*.' },
    },
    'شما نوشته‌اید "چنین" و [اینجا](/2023/suez/) چنان.',
  ),
};

export const { graph: lettersGraph, problems: lettersProblems } = await relate(lettersTree);
