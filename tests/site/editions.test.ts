import { execFile } from 'node:child_process';
import { cp, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { forgetKept, toEditionPaths } from '../../src/build/edition-files.ts';
import { copyProject, type ProjectCopy } from '../support/project-copy.ts';

let project: ProjectCopy;
let first: Readonly<Record<string, string>>;
let last: typeof first;

beforeAll(async () => {
  project = await copyProject('edition-');
  first = await project.build();
  last = first;
});

afterAll(() => project.dispose());

const article = 'content/articles/en/2023/khojaly-second-meeting.md';
const page = '2023/khojaly-second-meeting/index.html';

/**
 * The edition that a build in a fresh folder makes of the same tree. It may be given the renderer, which takes the longest to
 * be made: that it holds no content shows where a build after an edit of content makes its own.
 */
const buildClean = async (
  environment?: NodeJS.ProcessEnv,
  keepsRenderer = false,
): Promise<Readonly<Record<string, string>>> => {
  const fresh = await project.clone('clean-edition-elsewhere-');
  try {
    if (keepsRenderer)
      await cp(join(project.folder, '.cache/renderers'), join(fresh.folder, '.cache/renderers'), {
        recursive: true,
      });
    return await fresh.build(environment);
  } finally {
    await fresh.dispose();
  }
};

const changedFiles = (
  before: Readonly<Record<string, string>>,
  after: Readonly<Record<string, string>>,
): string[] =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (file) => before[file] !== after[file],
  );

test('an unchanged tree builds to the same edition, and a clean build elsewhere, in another zone and locale, to the same bytes', async () => {
  expect(await project.build()).toEqual(first);
  const elsewhere = await buildClean({
    TZ: 'Pacific/Auckland',
    LANG: 'de_DE.UTF-8',
    LC_ALL: 'tr_TR.UTF-8',
  });
  expect(changedFiles(first, elsewhere)).toEqual([]);
});

const edits: readonly {
  name: string;
  /** Whether the clean build is given the renderer. */
  keepsRenderer?: true;
  edit: () => Promise<void>;
  changes: (files: string[]) => void;
}[] = [
  {
    name: 'a title changed',
    keepsRenderer: true,
    edit: async () => {
      await project.edit(article, 'In Khojaly, a second meeting', 'In Khojaly, one more meeting');
      await project.edit(
        article,
        'kind: report',
        'kind: report\nformerTitles: ["In Khojaly, a second meeting with a short agenda"]',
      );
    },
    changes: (files) => {
      expect(files).toContain(page);
      expect(files).toContain('2023/exchange-of-fire-west-of-stepanakert/index.html');
      expect(files).not.toContain('about/index.html');
    },
  },
  {
    name: 'an article removed',
    keepsRenderer: true,
    edit: () => project.remove('content/articles/en/2024/the-line-in-full.md'),
    changes: (files) => {
      expect(files).toContain('2024/the-line-in-full/index.html');
      expect(files.filter((file) => /^_astro\/the-line-in-full\..*\.svg$/.test(file))).toHaveLength(
        1,
      );
    },
  },
  {
    name: 'an article added',
    edit: () =>
      project.write(
        'content/articles/en/2024/one-more.md',
        '---\ntitle: One more\npublished: 2024-06-21T12:00\nkind: brief\nbyline: law-desk\nsummary: Added.\n---\nText.\n\nRead more: In Khojaly, one more meeting with a short agenda\n',
      ),
    changes: (files) => {
      expect(files).toContain('2024/one-more/index.html');
      expect(files).toContain(page);
    },
  },
  {
    name: 'a Markdown plugin edited',
    edit: () => project.edit('src/markdown/rehype-tables.ts', "'table'", "'table wide'"),
    changes: (files) => {
      expect(files).toContain('2021/one-place-two-names/index.html');
    },
  },
  {
    name: 'a setting edited',
    edit: () => project.edit('src/config.ts', 'relatedCount: 4', 'relatedCount: 2'),
    changes: (files) => {
      expect(files).toContain(page);
    },
  },
  {
    name: 'a component edited, when all texts that were kept had broken',
    edit: async () => {
      await project.edit('src/components/SiteFooter.astro', '<footer', '<footer data-edited');
      // It shows when pages are drawn: the search has no use for them this time.
      const kept = join(project.folder, '.cache/records/html');
      await writeFile(kept, (await readFile(kept, 'latin1')).replaceAll('<p>', '<q>'), 'latin1');
    },
    changes: (files) => {
      expect(files).toContain('404.html');
      expect(files).toContain(page);
    },
  },
];

test.each(edits)(
  'after $name, the incremental edition is the clean one, byte for byte',
  async ({ edit, changes, keepsRenderer }) => {
    const before = last;
    await edit();
    last = await project.build();
    changes(changedFiles(before, last));
    expect(changedFiles(last, await buildClean({}, keepsRenderer))).toEqual([]);
  },
);

test('a page that somebody touched or deleted in the edition comes back', async () => {
  const before = await project.build();
  await project.write(`dist/${page}`, 'touched');
  await project.remove('dist/index.html');
  await project.write('dist/left-over.html', 'left over');
  expect(changedFiles(before, await project.build())).toEqual([]);
});

test('an error in the content stops the build before anything is written, and says where', async () => {
  const before = await project.build();
  await project.edit(article, 'kind: report', 'kind: reprot');
  await expect(project.build()).rejects.toMatchObject({
    stderr: expect.stringContaining(`${article}:4:7 error front-matter/wrong-type`) as string,
  });
  await project.edit(article, 'kind: reprot', 'kind: report');
  expect(await readFile(join(project.folder, 'dist', page), 'utf8')).toContain('</html>');
  expect(changedFiles(before, await project.build())).toEqual([]);
});

/** Runs one of the project's commands, and gives what it said; rejects where it fails. */
const run = async (command: string, args: readonly string[], epoch: string): Promise<string> => {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [`src/cli/${command}.ts`, ...args],
    { cwd: project.folder, env: { ...process.env, SOURCE_DATE_EPOCH: epoch } },
  );
  return stdout;
};

test('a build of the same tree looks only at what it is made of, until time changes something', async () => {
  const phasesAt = async (epoch: string) => {
    const { phases } = JSON.parse(await run('build', ['--json'], epoch)) as {
      phases: readonly { readonly name: string }[];
    };
    return phases.map(({ name }) => name);
  };
  await project.build();
  expect(await phasesAt('1718971200')).toEqual(['inputs', 'host']);
  // Earlier than the build before.
  expect(await phasesAt('1718884800')).toContain('pages');
});

type Phase = Readonly<{ name: string; done: number; reused: number }>;

/** Builds, and gives what each phase did. */
const build = async (): Promise<(name: string) => Phase> => {
  const { phases } = JSON.parse(await run('build', ['--json'], '1718971200')) as {
    phases: readonly Phase[];
  };
  return (name) => phases.findLast((phase) => phase.name === name) ?? { name, done: 0, reused: 0 };
};

test('where a text alone is edited, only pages that show texts are planned, and all are as a clean build makes them', async () => {
  const before = await project.build();
  const text = await readFile(join(project.folder, article), 'utf8');
  await project.write(article, `${text}\nA sentence more.\n`);
  const edited = await build();
  expect(edited('plan').reused).toBeGreaterThan(300);
  expect(edited('pages').reused).toBeGreaterThan(edited('plan').reused);
  const after = await project.build();
  expect(changedFiles(before, after)).toContain(page);
  expect(changedFiles(after, await buildClean({}, true))).toEqual([]);
  // A page that does not show the text, and so is not planned, was touched.
  await project.write(article, text);
  await project.write('dist/about/index.html', 'touched');
  expect((await build())('plan').reused).toBe(0);
  expect(changedFiles(before, await project.build())).toEqual([]);
  await project.edit(article, 'dateline: ', 'dateline: Near ');
  expect((await build())('plan').reused).toBe(0);
  await project.write(article, text);
  await project.build();
});

test('where a title is edited, only pages that show the piece are planned, and all are as a clean build makes them', async () => {
  const before = await project.build();
  const text = await readFile(join(project.folder, article), 'utf8');
  const [line = '', title = ''] = /^title: (.*)$/m.exec(text) ?? [];
  // An earlier test may have given it a former title already.
  const [formerly = '', former] = /^formerTitles: \[(.*)\]\n/m.exec(text) ?? [];
  const titles = [`"${title}"`, ...(former === undefined ? [] : [former])].join(', ');
  const rename = (name: string) =>
    project.write(
      article,
      text.replace(formerly, '').replace(line, `title: ${name}\nformerTitles: [${titles}]`),
    );
  await rename('In Khojaly, once more');
  const edited = await build();
  expect(edited('plan').reused).toBeGreaterThan(100);
  expect(edited('pages').done).toBeGreaterThan(10);
  const after = await project.build();
  const citing = '2023/yevlakh-the-day-after/index.html';
  const changed = changedFiles(before, after);
  for (const file of [page, citing, 'threads/talks/index.html', 'archive/2023/index.html'])
    expect(changed).toContain(file);
  expect(changed).not.toContain('about/index.html');
  expect(changedFiles(after, await buildClean({}, true))).toEqual([]);
  // A page that is not planned was touched: it is drawn as it was.
  await rename('In Khojaly, a third time');
  await project.write('dist/about/index.html', 'touched');
  await project.write('dist/2024/the-line-in-full/index.html', 'touched');
  const again = await project.build();
  expect(changedFiles(again, await buildClean({}, true))).toEqual([]);
  await project.write(article, text);
  expect(changedFiles(before, await project.build())).toEqual([]);
});

test('npm run explain says whether the next build would make a page, and why', async () => {
  const explain = (path: string) => run('explain', [path], '1718971200');
  await project.build();
  const address = '/2023/khojaly-second-meeting/';
  expect(await explain(address)).toBe(
    `${page}: would be kept; nothing that it shows has changed.\n`,
  );
  await project.edit(article, 'dateline: ', 'dateline: Near ');
  expect(await explain(address)).toMatch(/: would be made \(changed: .*dateline.*\)\.\n$/);
  expect(await explain(page)).toBe(await explain(address));
  await project.edit(article, 'dateline: Near ', 'dateline: ');
  expect(await explain('/no/such/')).toBe('/no/such/: the site has no such page.\n');
  await expect(explain('/%E0%A4%A/')).rejects.toMatchObject({
    ...{ code: 1, stderr: expect.stringMatching(/^It cannot be said: [^\n]*\n$/) as string },
  });
});

test('a clean build begins without anything that others have kept', async () => {
  const { folder } = project;
  await forgetKept(toEditionPaths(folder, join(folder, 'dist')));
  const left = await readdir(join(folder, '.cache'), { withFileTypes: true });
  expect(left.filter((entry) => entry.isDirectory()).map(({ name }) => name)).toEqual([]);
});
