import { existsSync } from 'node:fs';
import { chmod, readdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeFolder } from '../support/folder.ts';
import { seal } from '../../src/letters/seal.ts';
import { keys, sender } from '../support/intake.ts';
import { makeDesk, type Desk } from '../support/moderation.ts';

const done = (text: string) => ({ code: 0, out: text, error: '' });
const failed = (text: string) => ({ code: 1, out: '', error: text });

const published = (id: string, article = 'en/2023/suez-delays') =>
  `content/letters/${article}/2024-01-03-${id}.md`;

const listPublished = async ({ folder }: Desk) =>
  (await readdir(join(folder, 'content/letters'), { recursive: true }).catch(() => [])).filter(
    (name) => name.endsWith('.md'),
  );

describe('what waits', () => {
  it('is listed with what a moderator wants to know, for people and for programs', async () => {
    const desk = await makeDesk();
    expect(await desk.letters()).toEqual(done('Nothing waits.'));
    const { id } = await desk.receive();
    const { out } = await desk.letters();
    expect(out).toMatch(
      new RegExp(`^One letter\\n${id} +\\d+ d  Ada  en/2023/suez-delays\\n +Ships wait longer`),
    );
    const json = JSON.parse((await desk.letters('list', '--json')).out) as { id: string }[];
    expect(json.map((letter) => letter.id)).toEqual([id]);
  });

  it('is read whole, and gives no orders to the terminal', async () => {
    const desk = await makeDesk();
    const { id } = await desk.receive({ name: 'A\u001b[2Jda', text: 'Line\n\u202Eone\u0007' });
    const { out } = await desk.letters('read', id);
    expect(out).toContain('A\\u{1b}[2Jda');
    expect(out).toContain('Line\n\\u{202e}one\\u{7}');
    expect(out).not.toMatch(/[\u001b\u0007\u202e]/);
  });

  it('reaches the content by being approved and in no other way', async () => {
    const desk = await makeDesk();
    const { id } = await desk.receive();
    await desk.letters('hold', id, '--reason', 'ask first');
    await desk.letters('edit', id, '--text', 'Another text, long enough for a letter.');
    await desk.letters(
      'answer',
      id,
      '--by',
      'The editors',
      '--text',
      'Thank you for counting them.',
    );
    await desk.letters('reject', id, '--reason', 'no');
    await desk.letters('spam', id);
    await desk.letters('undo');
    expect(await listPublished(desk)).toEqual([]);
    expect((await desk.letters()).out).toBe('Nothing waits.');
  });
});

describe('approving', () => {
  it('writes a file that is ready to be committed, without the address', async () => {
    const desk = await makeDesk();
    const { id } = await desk.receive();
    expect(await desk.letters('approve', id)).toEqual(done(`${id} approved.`));
    const text = await desk.read(published(id));
    expect(text).toBe(
      [
        '---',
        `id: ${id}`,
        'article: en/2023/suez-delays',
        'name: Ada',
        'date: 2024-01-03T14:33:00.000Z',
        'language: en',
        '---',
        'Ships wait longer than you say.\n\nI counted *forty*.\n',
      ].join('\n'),
    );
    const { mode } = await stat(join(desk.folder, published(id)));
    expect((mode & 0o777).toString(8)).toBe('644');
    expect((await desk.letters()).out).toBe('Nothing waits.');
    expect(await desk.letters('approve', id)).toEqual(failed(`${id} is published already.`));
  });

  it('finds an article that was renamed, and asks where it finds none', async () => {
    const desk = await makeDesk();
    const moved = await desk.receive({ article: 'en/2023/port-said-waits' });
    const lost = await desk.receive({ article: 'en/2023/suez-delay' });
    expect(await desk.letters('approve', moved.id)).toEqual(done(`${moved.id} approved.`));
    expect(await listPublished(desk)).toEqual([`en/2023/port-said/2024-01-03-${moved.id}.md`]);
    const { code, error } = await desk.letters('approve', lost.id);
    expect([code, error.split('\n')[0]]).toEqual([
      1,
      'There is no article "en/2023/suez-delay". Did you mean "en/2023/suez-delays"?',
    ]);
    const { out } = await desk.letters('approve', lost.id, '--article', 'Suez delays');
    expect(out).toBe(`${lost.id} approved.`);
  });

  it('waits for the letter that is answered, unless it is told not to', async () => {
    const desk = await makeDesk();
    const first = await desk.receive();
    const reply = await desk.receive({ replyTo: first.id });
    expect((await desk.letters('approve', reply.id)).error).toMatch(
      `${reply.id} answers ${first.id}, which is not published.`,
    );
    await desk.letters('approve', first.id);
    await desk.letters('approve', reply.id);
    expect(await desk.read(published(reply.id))).toContain(`replyTo: ${first.id}`);
    await desk.letters('undo');
    await desk.letters('approve', reply.id, '--alone');
    expect(await desk.read(published(reply.id))).not.toContain('replyTo');
  });

  it.each([
    ['an address', `Write to me: ${sender}, I wait.`],
    ['nearly nothing', 'Too short.'],
    ['three links', 'See https://a.example, https://b.example and https://c.example too.'],
  ])('does not publish a letter with %s', async (_, text) => {
    const desk = await makeDesk();
    const { id } = await desk.receive({ text });
    const { code, error } = await desk.letters('approve', id);
    expect([code, error.split('\n')[0]]).toEqual([1, `${id} cannot be published as it is:`]);
    expect(await listPublished(desk)).toEqual([]);
  });
});

describe('a published letter', () => {
  it('is edited, answered and linked to its correction in its file too', async () => {
    const editor = join(await makeFolder('editor'), 'edit.cjs');
    const desk = await makeDesk({ EDITOR: `${process.execPath} ${editor}` });
    const { id } = await desk.receive();
    await desk.letters('approve', id);
    await writeFile(
      editor,
      `const fs = require('node:fs'); const path = process.argv[2];
       fs.writeFileSync(path, fs.readFileSync(path, 'utf8').replace('forty', 'fifty').replace('Ada', 'Ada L.'));`,
    );
    expect(await desk.letters('edit', id)).toEqual(done(`${id} edited.`));
    await desk.letters('answer', id, '--by', 'The editors', '--text', 'We have corrected it now.');
    await desk.letters('correction', id, '--text', '/2023/suez-delays/');
    const text = await desk.read(published(id));
    for (const part of [
      'fifty',
      'name: Ada L.',
      'by: The editors',
      'We have corrected',
      'correction:',
    ]) {
      expect(text).toContain(part);
    }
    expect((await desk.letters('edit', id, '--text', 'short')).code).toBe(1);
    expect(await desk.read(published(id))).toBe(text);
  });

  it('holds what somebody typed into its file, whatever is done with the letter', async () => {
    const desk = await makeDesk();
    const first = await desk.receive();
    const reply = await desk.receive({
      replyTo: first.id,
      text: 'I do not agree with that at all.',
    });
    await desk.letters('approve', first.id);
    await desk.letters('approve', reply.id);
    const typed = (await desk.read(published(reply.id)))
      .replace('language: en', '# They asked for it.\nlanguage: "en"   # English')
      .replace('not agree', '*not* agree')
      .replaceAll('\n', '\r\n');
    await desk.write(published(reply.id), typed);
    const answered = [reply.id, '--by', 'The editors', '--text', 'We have\n\ncorrected it.'];
    expect((await desk.letters('answer', ...answered)).error).toBe('');
    const answer = /answer:\r\n(?: .*\r\n|\r\n)+/.exec(await desk.read(published(reply.id)))?.[0];
    expect(answer).toContain('by: The editors');
    const withAnswer = typed.replace(/---\r\n(?!id)/, `${answer}---\r\n`);
    expect(await desk.read(published(reply.id))).toBe(withAnswer);
    // The inbox has the text as it was approved: to write that over the other would lose it.
    expect(await desk.letters('edit', reply.id, '--text', 'I do agree with all of that.')).toEqual(
      failed(`${published(reply.id)}: The letter’s text was changed there since: change it there.`),
    );
    await desk.letters('remove', first.id);
    expect(await desk.read(published(reply.id))).toBe(
      withAnswer.replace(`replyTo: ${first.id}\r\n`, ''),
    );
  });

  it('is taken down without a trace, its replies stay, and git’s memory is told of', async () => {
    const desk = await makeDesk();
    const first = await desk.receive();
    const reply = await desk.receive({
      replyTo: first.id,
      text: 'I do not agree with that at all.',
    });
    await desk.letters('approve', first.id);
    await desk.letters('approve', reply.id);
    const git = (...args: string[]) =>
      desk.run('git', '-c', 'user.name=x', '-c', 'user.email=x@x.example', ...args);
    await git('init', '-q');
    await git('add', 'content');
    await git('commit', '-qm', 'Two letters');

    const { code, out } = await desk.letters('remove', first.id);
    expect(code).toBe(0);
    expect(out).toContain(`Its reply ${published(reply.id)} stands by itself now.`);
    expect(out).toMatch(/git still holds it in one commit:\n {2}\w+ \d{4}-\d\d-\d\d Two letters\n/);
    expect(out).toContain(`git filter-repo --invert-paths --path ${published(first.id)}`);
    expect(await listPublished(desk)).toEqual([`en/2023/suez-delays/2024-01-03-${reply.id}.md`]);
    expect(await desk.read(published(reply.id))).not.toContain(first.id);
    expect(await desk.inbox.list('letters')).toEqual([`letters/${reply.id}.json`]);

    await desk.letters('undo');
    expect(await desk.read(published(reply.id))).toContain(`replyTo: ${first.id}`);
    expect(await desk.read(published(first.id))).toContain('forty');

    await desk.letters('remove', first.id);
    await desk.letters('clean', '--days', '0');
    const left = await desk.run('grep', '-rl', 'forty', 'inbox', 'content');
    expect(left.out).toBe('');
  });
});

describe('undoing', () => {
  it('takes back step after step, to the beginning', async () => {
    const desk = await makeDesk();
    const { id } = await desk.receive();
    const before = await desk.read(`inbox/letters/${id}.json`);
    await desk.letters('hold', id);
    await desk.letters('approve', id);
    await desk.letters('edit', id, '--name', 'A. L.');
    for (const title of ['edited', 'approved', 'held back']) {
      expect(await desk.letters('undo')).toEqual(done(`Undone: ${id} ${title}.`));
    }
    expect(await desk.letters('undo')).toEqual(failed('There is nothing to undo.'));
    expect(await desk.read(`inbox/letters/${id}.json`)).toBe(before);
    expect(await listPublished(desk)).toEqual([]);
  });

  it('stops at what is committed, and at what somebody else has changed', async () => {
    const desk = await makeDesk();
    const { id } = await desk.receive();
    await desk.letters('approve', id);
    const text = await desk.read(published(id));
    await desk.write(published(id), `${text}More.\n`);
    expect((await desk.letters('undo')).error).toContain('was changed by other means since.');
    await desk.write(published(id), text);
    await desk.run('git', 'init', '-q');
    await desk.run('git', 'add', 'content');
    await desk.run(
      'git',
      '-c',
      'user.name=x',
      '-c',
      'user.email=x@x.example',
      'commit',
      '-qm',
      'x',
    );
    expect((await desk.letters('undo')).error).toContain('is committed');
    expect(await desk.read(published(id))).toBe(text);
  });
});

describe('an address', () => {
  it('is opened with the private key, when somebody asks for it, and not if others may read that', async () => {
    const desk = await makeDesk();
    const { id } = await desk.receive();
    expect((await desk.letters('read', id)).out).not.toContain('@');
    expect(await desk.letters('reply-address', id)).toEqual(done(sender));
    await chmod(join(desk.folder, 'identity.txt'), 0o644);
    expect((await desk.letters('reply-address', id)).error).toMatch(/^Others may read /);
  });

  it('stays shut to another key', async () => {
    const desk = await makeDesk();
    const { id } = await desk.receive();
    const other = join(desk.folder, 'other.txt');
    const made = await desk.letters('keys', other);
    expect(made.out).toMatch(/THROUGHLINE_RECIPIENT=age1\w+$/);
    expect(((await stat(other)).mode & 0o777).toString(8)).toBe('600');
    await desk.write('identity.txt', await desk.read('other.txt'));
    expect((await desk.letters('reply-address', id)).error).toBe(
      `letters/${id}.json is sealed to another key than the one that is here.`,
    );
    await desk.write('identity.txt', 'nothing');
    expect((await desk.letters()).error).toMatch(/^There is no key here that opens letters\./);
  });

  it('can be sealed to a new key without the old one being lost', async () => {
    const desk = await makeDesk();
    const { code, error } = await desk.letters('keys');
    expect([code, error]).toEqual([1, expect.stringContaining('There is a key in ') as string]);
    expect(await desk.read('identity.txt')).toContain('AGE-SECRET-KEY-');
  });
});

describe('letters that came another way', () => {
  it('get into the inbox, once, their addresses sealed, and can be taken back together', async () => {
    const desk = await makeDesk();
    await desk.write(
      'export.json',
      JSON.stringify([
        {
          id: 'a',
          article: '/2023/suez-delays/',
          name: 'Ada',
          email: sender,
          letter: 'From another form, at length.',
        },
        {
          id: 'b',
          article: 'Nowhere',
          name: 'Bob',
          email: sender,
          letter: 'Where does it belong?',
        },
        {
          id: 'c',
          article: 'Suez delays',
          name: 'Cleo',
          replyTo: 'a',
          letter: 'An answer to the first one.',
        },
      ]),
    );
    const { out } = await desk.letters('add', 'export.json');
    expect(out).toBe(
      '2 added to the inbox, 0 there already, 1 left out.\n  The letter of Bob names no article of this site ("Nowhere"). Say which: --article ID.',
    );
    expect((await desk.letters('add', 'export.json')).out).toMatch(
      /^0 added to the inbox, 2 there already/,
    );
    const letters = JSON.parse((await desk.letters('--json')).out) as Record<string, string>[];
    expect(letters.map(({ name, article, state }) => [name, article, state])).toEqual([
      ['Ada', 'en/2023/suez-delays', 'new'],
      ['Cleo', 'en/2023/suez-delays', 'new'],
    ]);
    expect(letters[1]?.['replyTo']).toBe(letters[0]?.['id']);
    expect((await desk.letters('reply-address', letters[0]?.['id'] ?? '')).out).toBe(sender);
    expect(await listPublished(desk)).toEqual([]);
    expect((await desk.run('grep', '-rl', sender, 'inbox')).out).toBe('');
    await desk.letters('undo');
    expect((await desk.letters()).out).toBe('Nothing waits.');
  });

  it.each([
    [
      'nothing.eml',
      undefined,
      'was not read. The file cannot be opened: it is not there, or a link to something that is not.',
    ],
    ['pipe.eml', undefined, 'was not read. This is a pipe, a socket or a device, and no file.'],
    ['letters.docx', 'x', 'ends in none of .eml, .json, .csv, .xml.'],
    ['letters.json', '{', 'could not be read: it is not what its ending says, or not UTF-8.'],
    ['letters.json', '"x"', 'could not be read: it is not what its ending says, or not UTF-8.'],
  ])('are told of where %s is none', async (file, text, words) => {
    const desk = await makeDesk();
    if (text !== undefined) await desk.write(file, text);
    if (file === 'pipe.eml') await desk.run('mkfifo', file);
    expect(await desk.letters('add', file)).toEqual(failed(`${join(desk.folder, file)} ${words}`));
  });
});

describe('what makes no sense', () => {
  it.each([['dance'], ['--what'], ['read', 'a', 'b'], ['__proto__']])(
    '"%s" is answered with the usage',
    async (...args) => {
      const { code, error } = await (await makeDesk()).letters(...args);
      expect(code).toBe(2);
      expect(error.split('\n\n')[1]).toMatch(/^Moderates letters\. Nothing reaches content\//);
    },
  );

  it.each<[string[], string]>([
    [['read'], 'Say which letter, by its id: "npm run letters" lists them.'],
    [['read', '../../secret'], '"../../secret" is no letter\'s id.'],
    [['reject', 'ID'], 'Say why, for the other editors: --reason "…".'],
    [['answer', 'ID'], 'Say who answers: --by "The editors".'],
    [['edit', 'ID'], 'Set EDITOR to the editor of your choice, or use --text.'],
    [['clean', '--days', 'many'], '"many" is no number of days.'],
    [['remove', '7k2m9p4q'], 'There is no letter 7k2m9p4q.'],
  ])('%s is answered with what to do', async (args, words) => {
    const desk = await makeDesk();
    const { id } = await desk.receive();
    const named = args.map((each) => (each === 'ID' ? id : each));
    expect(await desk.letters(...named)).toEqual(failed(words));
    expect(existsSync(join(desk.folder, 'content/letters'))).toBe(false);
  });

  it('a file that is no letter is named, and stops no other', async () => {
    const desk = await makeDesk();
    const { id } = await desk.receive();
    await desk.write('inbox/letters/7k2m9p4q.json', '{"id":');
    const { code, out } = await desk.letters();
    expect([code, out]).toEqual([0, expect.stringContaining(id) as string]);
    expect(out).toContain('letters/7k2m9p4q.json is no letter: move it out of the inbox');
    expect((await desk.letters('approve', id)).code).toBe(0);
    expect((await desk.letters('clean', '--days', '0')).out).toContain('letters/7k2m9p4q.json is');
  });
});

describe('an inbox that somebody else may write to', () => {
  const forge = async (desk: Desk, id: string, changes: Record<string, unknown>) => {
    const letter = {
      ...{ id, article: 'en/2023/suez-delays', language: 'en', name: 'Eve', email: '' },
      ...{ text: 'Long enough to be a letter.', received: '2024-01-03T14:33:00.000Z' },
      ...{ source: 'form', state: 'published', digest: '', ...changes },
    };
    const { received, state, digest } = letter;
    const sealed = await seal(keys.recipient, JSON.stringify(letter));
    const text = JSON.stringify({ id: letter.id, received, state, digest, sealed });
    await desk.write(`inbox/letters/${id}.json`, text);
  };

  it.each<[string, Record<string, unknown>]>([
    ['a path for an id', { id: '../../outside' }],
    ['a file outside of the letters', { file: '../../outside' }],
    ['a file that goes up', { file: 'content/letters/en/2023/../2024-01-03-7k2m9p4q.md' }],
    ['a file of another kind', { file: 'content/articles/en/2023/suez-delays.md' }],
    ['a path for an article', { article: '../../../outside' }],
    ['a path for a letter that it answers', { replyTo: '../outside' }],
    ['no date', { received: 'x/../../y' }],
  ])('%s is read by no command, and nothing outside is touched', async (_, changes) => {
    const desk = await makeDesk();
    await desk.write('outside', 'stays');
    await forge(desk, '7k2m9p4q', changes);
    const text = 'Another text, long enough for a letter.';
    expect((await desk.letters('edit', '7k2m9p4q', '--text', text)).code).toBe(1);
    expect((await desk.letters('list', '--all')).out).toContain('letters/7k2m9p4q.json');
    await desk.letters('remove', '7k2m9p4q');
    await desk.letters('undo');
    expect(await desk.read('outside')).toBe('stays');
    expect(await desk.read('content/articles/en/2023/suez-delays.md')).toContain('Suez delays');
  });

  it('all that approving would publish is shown', async () => {
    const desk = await makeDesk();
    await forge(desk, '7k2m9p4q', {
      state: 'new',
      answer: { by: 'The editors', date: '2024-01-04T10:00:00Z', text: 'We were wrong.' },
      correction: '/2023/port-said/',
    });
    for (const shown of [await desk.letters(), await desk.letters('read', '7k2m9p4q')]) {
      expect(shown.out).toContain('We were wrong.');
      expect(shown.out).toContain('/2023/port-said/');
    }
  });

  it('a step that was put into the journal is not undone', async () => {
    const desk = await makeDesk();
    const name = 'content/letters/en/2023/suez-delays/2024-01-03-7k2m9p4q.md';
    const step = {
      title: 'a step',
      changes: [{ area: 'project', name, before: 'Published by nobody.', after: null }],
    };
    const sealed = await seal(keys.recipient, JSON.stringify(step));
    const entry = { at: '2024-01-03T14:33:00.000Z', sealed, signature: 'x' };
    await desk.write('inbox/journal/000001.json', JSON.stringify(entry));
    expect((await desk.letters('undo')).error).toMatch(/was not written by these commands/);
    expect(existsSync(join(desk.folder, name))).toBe(false);
  });

  it('shows whoever steals it no name and no word', async () => {
    const desk = await makeDesk();
    const { id } = await desk.receive({ name: 'Zarathustra', text: 'A whale of a letter it is.' });
    await desk.letters('hold', id, '--reason', 'whale');
    await desk.letters('approve', id);
    await desk.letters('remove', id);
    const found = await desk.run('grep', '-rlE', 'Zarathustra|whale|readers.example', 'inbox');
    expect(found.out).toBe('');
    await desk.letters('undo');
    expect((await desk.letters('read', id)).out).toContain('Zarathustra');
  });

  it('of an earlier edition is sealed by a command', async () => {
    const desk = await makeDesk();
    const old = {
      ...{ id: '7k2m9p4q', article: 'en/2023/suez-delays', language: 'en', name: 'Ada' },
      ...{ text: 'Ships wait longer.', received: '2024-01-03T14:33:00.000Z', source: 'form' },
      ...{ state: 'new', digest: 'x' },
    };
    await desk.write('inbox/letters/7k2m9p4q.json', JSON.stringify(old, null, 2));
    await desk.write('inbox/addresses/7k2m9p4q.age', await seal(keys.recipient, sender));
    expect((await desk.letters()).out).toContain('npm run letters -- seal');
    expect((await desk.letters('seal')).out).toBe('Letters sealed: 1.');
    expect((await desk.letters('read', '7k2m9p4q')).out).toContain('Ships wait longer.');
    expect((await desk.letters('reply-address', '7k2m9p4q')).out).toBe(sender);
    expect((await desk.run('grep', '-rl', 'Ships', 'inbox')).out).toBe('');
    expect(await desk.inbox.list('addresses')).toEqual([]);
  });
});
