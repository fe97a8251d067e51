import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { buildGraph, type Graph } from '../../src/graph/build-graph.ts';
import type { Language } from '../../src/i18n/languages.ts';
import type { Article } from '../../src/records/article.ts';
import type { Problem } from '../../src/records/problem.ts';
import type { Body } from '../../src/records/read-body.ts';
import { toRecords, type Records } from '../../src/records/records.ts';
import { readRecord } from '../../src/records/read-record.ts';
import { decodeSource } from '../../src/records/read-source.ts';

/** Files by path, relative to the project. */
export type Tree = Readonly<Record<string, string | Uint8Array>>;

/** Noon of New Year's Day 2024, UTC: later than every date that stands here by default. */
export const newYear2024 = Date.UTC(2024, 0, 1, 12);

type Front = Readonly<Record<string, unknown>>;

/** A content file. JSON is YAML; a key that is `undefined` is left out. */
const toFile = (front: Front, body: string): string => {
  const lines = Object.entries(front)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => `${key}: ${JSON.stringify(value)}`);
  return ['---', ...lines, '---', body, ''].join('\n');
};

/** An article's file: eight lines of front matter, of which `front` may change, add or (`undefined`) take out. */
export const article = (front: Front = {}, body = 'The text.'): string =>
  toFile(
    {
      title: 'Suez delays',
      published: 'Thursday 2 March 2023 - 18:33',
      kind: 'analysis',
      byline: 'Caucasus Desk',
      summary: 'What happened, and why.',
      ...front,
    },
    body,
  );

export const thread = (front: Front = {}, body = 'How it began.'): string =>
  toFile({ title: 'Lachin corridor', summary: 'A road.', ...front }, body);

export const page = (front: Front = {}, body = 'Who we are.'): string =>
  toFile({ title: 'About', summary: 'Who we are.', ...front }, body);

/** A letter to `en/2023/suez`: six lines of front matter, of which `front` may change, add or take out. */
export const letter = (front: Front = {}, body = 'The tolls have not changed since May.'): string =>
  toFile(
    {
      id: 'k7f3q2mz',
      article: 'en/2023/suez',
      name: 'Nino',
      date: '2023-03-04T10:00:00+04:00',
      language: 'en',
      ...front,
    },
    body,
  );

export const author = (front: Front = {}, body = 'Writes here.'): string =>
  toFile({ name: 'Anna Karapetyan', ...front }, body);

/** Writes files below a fresh folder, which goes when the test is over. */
export const writeTree = async (tree: Tree): Promise<string> => {
  const root = await mkdtemp(join(tmpdir(), 'throughline-'));
  onTestFinished(() => rm(root, { recursive: true, force: true }));
  await writeTreeTo(root, tree);
  return root;
};

/** Writes files below a folder that is there; its owner removes it. For tests that run side by side. */
export const writeTreeTo = async (root: string, tree: Tree): Promise<void> => {
  for (const [file, content] of Object.entries(tree)) {
    await mkdir(dirname(join(root, file)), { recursive: true });
    await writeFile(join(root, file), content);
  }
};

/** The records of a tree that stands nowhere, and so has no pictures. */
export const toTreeRecords = async (
  tree: Tree,
): Promise<{ records: Records; problems: readonly Problem[] }> => {
  const results = await Promise.all(
    Object.entries(tree).map(([file, content]) =>
      readRecord('/nowhere', file, decodeSource(file, Buffer.from(content))),
    ),
  );
  return {
    records: toRecords(results.flatMap(({ record }) => (record ? [record] : []))),
    problems: results.flatMap(({ problems }) => problems),
  };
};

/** The graph of a tree, and every problem in it. */
export const relate = async (
  tree: Tree,
  now = newYear2024,
): Promise<{ graph: Graph; records: Records; problems: readonly Problem[] }> => {
  const { records, problems } = await toTreeRecords(tree);
  const related = buildGraph(records, { now, publicFiles: [] });
  return { ...related, records, problems: [...problems, ...related.problems] };
};

export const emptyBody: Body = {
  html: '',
  digest: '',
  headings: [],
  anchors: [],
  readMores: [],
  images: [],
  links: [],
  text: '',
  terms: new Int32Array(),
};

/** An article's record without a file: its place follows from its id. */
export const anArticle = (front: Partial<Article> & { readonly id: string }): Article => {
  const [language = 'en', year = '2023', slug = ''] = front.id.split('/');
  return {
    file: `content/articles/${front.id}.md`,
    language: language as Language,
    year,
    slug,
    title: slug,
    published: `${year}-03-02T14:33:00.000Z`,
    updated: undefined,
    kind: 'analysis',
    byline: ['Caucasus Desk'],
    dateline: undefined,
    summary: 'What happened, and why.',
    tags: [],
    thread: undefined,
    image: undefined,
    letters: undefined,
    translationOf: undefined,
    aliases: [],
    formerTitles: [],
    draft: false,
    body: emptyBody,
    places: {},
    ...front,
  };
};

/** A problem as the checker's report begins it: `file:line:column severity rule: message`, then the hint. */
export const toLines = (problems: readonly Problem[]): string =>
  problems
    .map(
      ({ file, line, column, severity, rule, message, hint }) =>
        `${file}:${line}:${column} ${severity} ${rule}: ${message}\n  ${hint}`,
    )
    .join('\n');

/** Every file below `content/` of a folder with its text, by its path in the folder. */
export const readTree = async (root: string): Promise<Record<string, string>> => {
  const entries = await readdir(join(root, 'content'), { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  const texts = files.map(
    async (file) => [file.slice(root.length + 1), await readFile(file, 'utf8')] as const,
  );
  return Object.fromEntries(await Promise.all(texts));
};
