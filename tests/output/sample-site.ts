import { buildGraph, type Graph } from '../../src/graph/build-graph.ts';
import { toRecords } from '../../src/records/records.ts';
import { readRecord } from '../../src/records/read-record.ts';
import type { Pictures } from '../../src/records/pictures.ts';

/** 10 March 2023, midnight UTC. */
export const sampleNow = Date.UTC(2023, 2, 10);

/** Content files by path, related as a build relates them. What is faulty is left out, as there. */
export const toSampleGraph = async (files: Readonly<Record<string, string>>): Promise<Graph> => {
  const results = await Promise.all(
    Object.entries(files).map(([file, text]) => readRecord('/nowhere', file, { file, text })),
  );
  const records = toRecords(results.flatMap(({ record }) => (record ? [record] : [])));
  return buildGraph(records, { now: sampleNow, publicFiles: [] }).graph;
};

/** An article's file. `front` are lines of its front matter besides the necessary ones. */
export const articleFile = (title: string, front: readonly string[] = [], text = 'Text.'): string =>
  [
    '---',
    `title: ${JSON.stringify(title)}`,
    ...(front.some((line) => line.startsWith('published')) ? [] : ['published: 2023-03-02T18:33']),
    'kind: report',
    'byline: [caucasus-desk]',
    `summary: ${JSON.stringify(`Summary of ${title}`)}`,
    ...front,
    '---',
    text,
  ].join('\n');

/** Two languages, a thread, tags in both scripts, a translation, a later piece that cites. */
export const sampleFiles: Readonly<Record<string, string>> = {
  'content/authors/caucasus-desk.md':
    '---\nname: { en: Caucasus Desk, fa: میز قفقاز }\nkind: desk\n---\nA desk.',
  'content/authors/ada.md': '---\nname: Ada Lovelace\n---\nA person.',
  'content/pages/en/about.md': '---\ntitle: About\nsummary: Who we are.\n---\nWe are.',
  'content/threads/en/talks.md': '---\ntitle: Talks\nsummary: What is said.\n---\nIt began.',
  'content/articles/en/2023/first.md': articleFile('The first meeting', [
    'published: 2023-02-25T10:00',
    'thread: talks',
    'tags: [Talks]',
  ]),
  'content/articles/en/2023/second.md': articleFile(
    'The second meeting',
    [
      'updated: 2023-03-09T09:00',
      'thread: talks',
      'dateline: Tbilisi',
      'tags: [Talks, "R&D <x>"]',
      'aliases: [/2023/03/2-meeting/, /old/second.html]',
    ],
    'They met [again](first.md#top).[^1]\n\nRead more: The first meeting\n\n[^1]: A note.',
  ),
  'content/articles/fa/2023/نشست.md': articleFile('نشست دوم', [
    'tags: [قره‌باغ]',
    'translationOf: en/2023/second',
  ]),
};

export const samplePicture = (file: string, src: string): Pictures =>
  new Map([[file, { src, width: 800, height: 600, copies: [] }]]);
