import { EventEmitter } from 'node:events';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { LoaderContext } from 'astro/loaders';
import { describe, expect, test, vi } from 'vitest';
import { contentLoader } from '../../src/records/content-loader.ts';
import { contentTypes } from '../../src/records/content-path.ts';
import { liveContent } from '../../src/records/live-content.ts';
import { makeRecordTexts } from '../../src/records/make-record-texts.ts';
import { article, author, writeTree, type Tree } from '../support/content.ts';

interface Entry {
  readonly id: string;
  readonly filePath?: string;
}

vi.mock('../../src/records/make-record-texts.ts', { spy: true });

/** As much of Astro's store as the loader uses. */
const openStore = () => {
  const entries = new Map<string, Entry>();
  return {
    entries,
    store: {
      get: (id: string) => entries.get(id),
      keys: () => [...entries.keys()],
      values: () => [...entries.values()],
      delete: (id: string) => entries.delete(id),
      set: (entry: Entry) => void entries.set(entry.id, entry),
    },
  };
};

const start = async (tree: Tree) => {
  const root = await writeTree(tree);
  const { entries, store } = openStore();
  const made = vi.mocked(makeRecordTexts).mockClear();
  const watcher = Object.assign(new EventEmitter(), { add: vi.fn() });
  for (const type of contentTypes) liveContent().set(type, new Map());
  const load = (isWatching = false) =>
    contentLoader('articles').load({
      config: { root: pathToFileURL(`${root}/`) },
      store,
      generateDigest: (text: string) => text,
      ...(isWatching ? { watcher } : {}),
    } as unknown as LoaderContext);
  const readRecord = async (id: string) => {
    const results = (await liveContent().read()).values();
    return results.find(({ record }) => record?.id === id)?.record?.value;
  };
  /** Of what Astro and the pages know. */
  const titles = async () =>
    Object.fromEntries(
      await Promise.all(
        [...entries.keys()].map(async (id) => {
          const record = await readRecord(id);
          return [id, record && 'title' in record ? record.title : undefined] as const;
        }),
      ),
    );
  return { root, load, titles, readRecord, made, watcher };
};

const file = 'content/articles/en/2023/suez.md';

describe('the loader', () => {
  test('stores the records of its kind, under their ids', async () => {
    const { load, titles } = await start({
      [file]: article(),
      'content/articles/en/2023/broken.md': '---\n',
      'content/authors/anna.md': author(),
    });
    await load();
    expect(await titles()).toEqual({ 'en/2023/suez': 'Suez delays' });
  });

  test('reads a file again only where it has changed', async () => {
    const { root, load, titles, made } = await start({
      [file]: article(),
      'content/articles/en/2023/tolls.md': article({ title: 'Tolls' }),
    });
    await load();
    made.mockClear();
    await load();
    expect(made).not.toHaveBeenCalled();
    await writeFile(join(root, file), article({ title: 'Suez tolls' }));
    await load();
    expect(made).toHaveBeenCalledTimes(1);
    expect(await titles()).toEqual({ 'en/2023/suez': 'Suez tolls', 'en/2023/tolls': 'Tolls' });
  });

  test('reads a file again where the cache has lost its record', async () => {
    const { root, load, titles } = await start({ [file]: article() });
    await load();
    await rm(join(root, '.cache'), { recursive: true });
    await load();
    expect(await titles()).toEqual({ 'en/2023/suez': 'Suez delays' });
  });

  test('forgets what is gone, and what is broken now', async () => {
    const { root, load, titles } = await start({
      [file]: article(),
      'content/articles/en/2023/tolls.md': article(),
    });
    await load();
    await rm(join(root, file));
    await writeFile(join(root, 'content/articles/en/2023/tolls.md'), 'No front matter.');
    await load();
    expect(await titles()).toEqual({});
  });

  test('sees a picture that comes after the text', async () => {
    const { root, load, made, readRecord } = await start({
      [file]: article({}, '![A map](map.svg)'),
    });
    await load();
    await writeFile(join(root, 'content/articles/en/2023/map.svg'), '<svg></svg>');
    await load();
    expect(made).toHaveBeenCalledTimes(2);
    expect((await readRecord('en/2023/suez'))?.body.images).toMatchObject([
      { src: 'content/articles/en/2023/map.svg' },
    ]);
  });

  test('follows changes while somebody writes', async () => {
    const { root, load, titles, watcher } = await start({ [file]: article() });
    await load(true);
    await writeFile(join(root, file), article({ title: 'Suez tolls' }));
    watcher.emit('change', join(root, file));
    await expect.poll(titles).toEqual({ 'en/2023/suez': 'Suez tolls' });
    await writeFile(join(root, file), '');
    watcher.emit('change', join(root, file));
    await writeFile(join(root, file), article({ title: 'Tolls' }));
    watcher.emit('change', join(root, file));
    await expect.poll(titles).toEqual({ 'en/2023/suez': 'Tolls' });
    await rm(join(root, file));
    watcher.emit('unlink', join(root, file));
    await expect.poll(titles).toEqual({});
  });

  test('reads a file again that has changed without a word from the watcher', async () => {
    const { root, load, titles, watcher } = await start({ [file]: article() });
    await load(true);
    await writeFile(join(root, file), '');
    watcher.emit('change', join(root, file));
    await expect.poll(titles).toEqual({});
    await writeFile(join(root, file), article({ title: 'Suez tolls' }));
    await expect.poll(titles).toEqual({ 'en/2023/suez': 'Suez tolls' });
  });
});
