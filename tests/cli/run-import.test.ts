import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runImport } from '../../src/cli/run-import.ts';
import { newYear2024 } from '../support/content.ts';
import { makeFolder } from '../support/folder.ts';
import { item, wxr } from '../support/wxr.ts';

const run = async (xml: string, ...args: string[]) => {
  const root = await makeFolder('cli');
  await writeFile(join(root, 'export.xml'), xml);
  return {
    root,
    ...(await runImport(['wordpress', 'export.xml', ...args], { root, now: newYear2024 })),
  };
};

describe('npm run import', () => {
  it('ends with 0 where nothing was skipped unexpectedly', async () => {
    const { code, out, root } = await run(
      wxr(item({ post_name: 'x' }), item({ status: 'private' })),
    );
    expect(code).toBe(0);
    expect(out).toContain('The sums add up.');
    expect(await readFile(join(root, 'content/articles/en/2023/x.md'), 'utf8')).toContain(
      'The text.',
    );
  });

  it.each([
    ['broken', wxr('<item><title>A'), 'Skipped unexpectedly: 1'],
    ['no export', '<feed/>', 'it is no WordPress export'],
    ['in another language', wxr(item({})).replace('en-US', 'de-DE'), 'it is in "de-DE"'],
  ])('ends with 1 where something is %s', async (_, xml, words) => {
    const { code, out } = await run(xml);
    expect(code).toBe(1);
    expect(out).toContain(words);
  });

  it.each([
    [[], 'wordpress FILE.xml'],
    [['nothing'], 'markdown DIR'],
    [['wordpress'], 'FILE.xml'],
    [['wordpress', 'x.xml', '--time-zone', 'Mars'], '"Mars" is no time zone'],
    [['wordpress', 'x.xml', '--kind', 'rant'], '"rant" is no kind'],
    [['wordpress', 'x.xml', '--nonsense'], "Unknown option '--nonsense'"],
    [['text', 'x.txt', '--nonsense'], "Unknown option '--nonsense'"],
    [['markdown', 'x', '--nonsense'], "Unknown option '--nonsense'"],
    [['markdown', 'a', 'b'], 'markdown DIR'],
  ])('ends with 2 where %j is not understood', async (args, words) => {
    const { code, error } = await runImport(args, {
      root: await makeFolder('cli'),
      now: newYear2024,
    });
    expect(code).toBe(2);
    expect(error).toContain(words);
  });

  it('tells of a file that is not there, and of a folder that is none', async () => {
    const root = await makeFolder('cli');
    const around = { root, now: newYear2024 };
    expect(await runImport(['wordpress', 'gone.xml'], around)).toMatchObject({
      code: 1,
      out: expect.stringContaining('it is not there') as string,
    });
  });

  it.each([
    [['markdown', 'gone'], 'There is no folder "gone"'],
    [['markdown', 'x.xml'], '"x.xml" is a file: name a folder'],
    [['markdown', '.'], '"." holds no texts'],
    [['markdown', '.', '--out', 'x.xml'], '"x.xml" is a file: name a folder'],
    [['wordpress', 'x.xml', '--media', 'gone'], 'There is no folder "gone"'],
    [['wordpress', 'x.xml', '--out', 'x.xml'], '"x.xml" is a file: name a folder'],
    [['text', 'x.xml', '--out', 'x.xml'], '"x.xml" is a file: name a folder'],
  ])('%j is told what is wrong with the folder', async (args, words) => {
    const root = await makeFolder('cli');
    await writeFile(join(root, 'x.xml'), wxr(item({})));
    const { code, error } = await runImport(args, { root, now: newYear2024 });
    expect(code).toBe(1);
    expect(error).toContain(words);
  });

  it('takes the date of the last change', async () => {
    const { root } = await run(
      wxr(item({ post_name: 'x', post_modified_gmt: '2023-05-01 08:00:00' })),
      '--updated',
    );
    expect(await readFile(join(root, 'content/articles/en/2023/x.md'), 'utf8')).toContain(
      'updated: 2023-05-01T12:00:00+04:00',
    );
  });

  it('takes another folder and zone', async () => {
    const { root } = await run(
      wxr(item({ post_name: 'x', post_date_gmt: '0000-00-00 00:00:00' })),
      '--out',
      'there',
      '--time-zone',
      'UTC',
    );
    expect(await readFile(join(root, 'there/content/articles/en/2023/x.md'), 'utf8')).toContain(
      'published: 2023-03-02T22:33:00+04:00',
    );
  });
});
