import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { writeCorpus } from '../../bench/corpus.ts';
import { copyProject, type ProjectCopy } from '../support/project-copy.ts';

let project: ProjectCopy;
let whole: Readonly<Record<string, string>>;

/** So many that all processors draw. */
const articles = 600;
const manyFiles = 1000;

beforeAll(async () => {
  project = await copyProject('draw-beside-');
  await rm(join(project.folder, 'content'), { recursive: true });
  await writeCorpus(join(project.folder, 'content'), articles);
  await project.edit('src/config.ts', 'socialImages: true', 'socialImages: false');
  whole = await project.build();
}, 120_000);

afterAll(() => project.dispose());

const isPage = (file: string): boolean => /\.(?:html|xml|json)$/.test(file);

test('a page is the same whoever has drawn it', async () => {
  const pages = Object.keys(whole).filter(isPage);
  expect(pages.length).toBeGreaterThan(manyFiles);
  // So few that the build draws them alone.
  const some = pages.filter((_, i) => i % 2 === 0).slice(0, manyFiles - 100);
  await Promise.all(some.map((file) => rm(join(project.folder, 'dist', file))));
  expect(await project.build()).toEqual(whole);
});

test('a kept text that has broken is mended, whoever finds it', async () => {
  const kept = join(project.folder, '.cache/records/html');
  const texts = await readFile(kept, 'latin1');
  const half = texts.length / 2;
  const broken = texts.slice(half).replaceAll('<p>', '<q>');
  await writeFile(kept, texts.slice(0, half) + broken, 'latin1');
  await rm(join(project.folder, 'dist'), { recursive: true });
  expect(await project.build()).toEqual(whole);
});
