import { spawn } from 'node:child_process';
import { symlink } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { article, writeTree, type Tree } from '../support/content.ts';

const command = resolve(import.meta.dirname, '../../src/cli/check.ts');

interface Outcome {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

const runIn = (root: string, ...args: string[]): Promise<Outcome> =>
  new Promise((done, fail) => {
    const child = spawn(process.execPath, [command, ...args], {
      cwd: root,
      env: { ...process.env, SOURCE_DATE_EPOCH: '1704110400', NODE_ENV: '' },
    });
    const [out, err]: [string[], string[]] = [[], []];
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => err.push(chunk.toString()));
    child.on('error', fail);
    child.on('close', (code) => done({ code, out: out.join(''), err: err.join('') }));
  });

const run = async (tree: Tree, ...args: string[]): Promise<Outcome> =>
  runIn(await writeTree(tree), ...args);

const clean = { 'content/articles/en/2023/a.md': article() };
const warned = { 'content/articles/en/2023/a.md': article({ summary: 'x'.repeat(300) }) };
const broken = { 'content/articles/en/2023/a.md': article({}, 'See [this](gone.md).') };

describe('npm run check', () => {
  test.each([
    ['no problems', clean, 0, '1 article read, no problems found.\n'],
    ['a warning', warned, 0, '1 article read: 0 errors, 1 warning.\n'],
    ['an error', broken, 1, '1 article read: 1 error, 0 warnings.\n'],
  ])('with %s', async (_, tree, code, lastLine) => {
    const outcome = await run(tree);
    expect(outcome.code).toBe(code);
    expect(outcome.out).toMatch(new RegExp(`(?:^|\\n)${lastLine}$`));
    expect(outcome.err).toBe('');
  });

  test('tells programs in JSON', async () => {
    const { code, out } = await run(broken, '--format', 'json');
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({
      articles: 1,
      problems: [{ file: 'content/articles/en/2023/a.md', line: 8, column: 5, rule: 'link/dead' }],
    });
  });

  test('tells GitHub in its own form, and nothing where all is well', async () => {
    expect(await run(clean, '--format', 'github')).toEqual({ code: 0, out: '', err: '' });
    const { out } = await run(broken, '--format=github');
    expect(out).toMatch(
      /^::error file=content\/articles\/en\/2023\/a\.md,line=8,col=5,title=link\/dead::/,
    );
  });

  test.each([['--format', 'xml'], ['--formt']])('does not understand %s %s', async (...args) => {
    const { code, out, err } = await run(clean, ...args);
    expect(code).toBe(2);
    expect(out).toBe('');
    expect(err).toMatch(/npm run check -- \[--format text\|json\|github\]/);
  });

  test('holds back what the build’s clock holds back', async () => {
    const { out } = await run({
      'content/articles/en/2023/a.md': article({}, 'Text.\n\nRead more: Soon'),
      'content/articles/en/2024/b.md': article({ title: 'Soon', published: '2024-06-01T10:00' }),
    });
    expect(out).toMatch('read-more/held');
  });

  test('tells hostile files with words, never with a stack trace', async () => {
    const deep = '['.repeat(50_000);
    const root = await writeTree({
      'content/articles/en/2023/alias.md': '---\ntitle: &a [*a]\n---\n',
      'content/articles/en/2023/bomb.md': `---\na: &a [x]\nb: [${'*a,'.repeat(500)}]\n---\n`,
      'content/articles/en/2023/deep.md': `---\n${deep}\n---\n`,
      'content/articles/en/2023/proto.md':
        '---\n__proto__: {a: b}\nconstructor: x\n? [k]\n: v\n---\n',
      'content/articles/en/2023/zero.md': Buffer.alloc(3000),
      'content/articles/en/2023/bytes.md': Buffer.from(Array.from({ length: 256 }, (_, i) => i)),
      'content/articles/en/2023/folder.md/x': '',
      'content/articles/en/2023/a\nb.md': article(),
      'content/articles/en/2023/escape.md': article({ kind: '\u001B[2J' }),
      'content/articles/en/2023/picture.md': article(
        {},
        '![a](a\u0000b.svg) ![b](%00.png) ![c](%.png)',
      ),
      'content/articles/en/2023/links.md': article(
        {},
        '[a](%) [b](%E0%A4%A) [c](//) [d](/%2e%2e/%2e%2e/etc) [e](?) [f](../../../../../../..)',
      ),
      'content/articles/en/2023/lines.md': article({}, `Read more: ${'a;'.repeat(20_000)}`),
    });
    await symlink(join(root, 'nowhere'), join(root, 'content/articles/en/2023/dangling.md'));
    await symlink('loop.md', join(root, 'content/articles/en/2023/loop.md'));
    const { code, out, err } = await runIn(root);
    expect(err).toBe('');
    expect(code).toBe(1);
    expect(out).not.toMatch(/\n\s+at |node:|file:\/\/|Error:/);
    expect(out).not.toMatch(/[\u0000-\u0009\u000B-\u001F]/);
    for (const name of [
      'alias',
      'bomb',
      'deep',
      'proto',
      'zero',
      'bytes',
      'folder',
      'dangling',
      'loop',
    ])
      expect(out).toMatch(`content/articles/en/2023/${name}.md:`);
  });
}, 60_000);
