import { execFileSync } from 'node:child_process';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { load } from 'cheerio';
import { runLoad } from '../../bench/letters-load.ts';
import { toFolderStore } from '../../src/letters/folder-store.ts';
import type { Store } from '../../src/letters/store.ts';
import { makeFolder } from '../support/folder.ts';
import { asForm, asJson, makeIntake, makeToken, readLetters, typed } from '../support/intake.ts';

const none = { times: Infinity, window: 60_000 };
const limits = { letters: none, tokens: none, all: none };

const isRoot = process.getuid?.() === 0;

/** A disk of a megabyte, where this machine lets us mount one; undefined where not. */
const mountSmallDisk = async (): Promise<string | undefined> => {
  const folder = await makeFolder('disk');
  try {
    if (!isRoot) return undefined;
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', folder], { stdio: 'ignore' });
    onTestFinished(() => {
      execFileSync('umount', [folder]);
    });
    return folder;
  } catch {
    return undefined;
  }
};

/** A disk that takes so many files and is full then, for machines that let nobody mount one. */
const toFullStore = (store: Store, room: number): Store => {
  let left = room;
  const take = () => {
    left -= 1;
    return left < 0
      ? Promise.reject(
          Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC' }),
        )
      : undefined;
  };
  return {
    ...store,
    create: async (name, text) => {
      await take();
      return store.create(name, text);
    },
  };
};

describe('where the disk is full', () => {
  it('nobody is thanked for what is not kept, the letter is given back, and what was kept stays', async () => {
    const small = await mountSmallDisk();
    const folder = small ?? (await makeFolder('full'));
    const store = small ? toFolderStore(folder) : toFullStore(toFolderStore(folder), 41);
    const intake = makeIntake(store, { limits });
    const thanked: string[] = [];
    let refused = 0;
    for (let number = 0; refused < 3 && number < 400; number++) {
      const letter = `Letter ${number}: ${'long enough. '.repeat(300)}`.trim();
      const answer = await intake(asForm({ letter, token: await makeToken() }), '192.0.2.1');
      if (answer.status === 303) {
        thanked.push(letter);
        continue;
      }
      expect(answer.status).toBe(503);
      expect(load(await answer.text())('textarea').val()).toBe(letter);
      refused += 1;
    }
    expect(refused).toBe(3);
    expect(thanked.length).toBeGreaterThan(5);
    const kept = (await readLetters(toFolderStore(folder))).map(({ text }) => text);
    expect(kept.sort()).toEqual(thanked.sort());
    const files = await readdir(folder, { recursive: true });
    expect(files.filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  it('the page’s script is told so in words', async () => {
    const store = toFullStore(toFolderStore(await makeFolder('full')), 0);
    const answer = await makeIntake(store)(asJson({ token: await makeToken() }), '192.0.2.1');
    expect(answer.status).toBe(503);
    expect(await answer.json()).toEqual({
      ok: false,
      errors: { form: expect.stringContaining('could not be sent') as string },
    });
  });

  it('a letter that was not kept can be sent again', async () => {
    const folder = await makeFolder('full');
    const token = await makeToken();
    const full = makeIntake(toFullStore(toFolderStore(folder), 0));
    expect((await full(asForm({ token }), '192.0.2.1')).status).toBe(503);
    const whole = makeIntake(toFolderStore(folder));
    expect((await whole(asForm({ token }), '192.0.2.1')).status).toBe(303);
    expect(await readLetters(toFolderStore(folder))).toHaveLength(1);
  });
});

describe('killed in the midst of it', () => {
  it(
    'the service has lost no letter that it thanked for, and shows none in part',
    { timeout: 120_000 },
    async () => {
      const figures = await runLoad({ count: 300, kills: 3, readers: 16, sample: 20 });
      expect(figures).toMatchObject({
        ...{ posts: 300, thanked: 300, kills: 3, whole: 300, lost: 0, half: 0, wrong: 0 },
      });
    },
  );
});

describe('what a letter may try', () => {
  const send = async (changes: Partial<typeof typed>) => {
    const store = toFolderStore(await makeFolder('tries'));
    const answer = await makeIntake(store)(
      asForm({ ...changes, token: await makeToken() }),
      '192.0.2.1',
    );
    const page = load(await answer.text());
    const kept = await readLetters(store);
    return { status: answer.status, page, kept, files: await store.list('letters') };
  };

  it.each<[string, Partial<typeof typed>]>([
    [
      'three links',
      { letter: 'See https://a.example, https://b.example and https://c.example too.' },
    ],
    [
      'an e-mail address in its text',
      { letter: 'Write to me at ada@readers.example, I wait for it.' },
    ],
    ...[
      'john@exam**p**le.org',
      'john@example。org',
      'john@example．org',
      'john＠example.org',
      'john@exam\u034Fple.org',
      'john@example\uFE0F.org',
      'jo\u{E0061}hn@example\u{E0061}.org',
      'john@exam\u00ADple.org',
      'john@\u200Bexample.org',
      'john@example&#46;org',
      'john@exam\\ple.org',
      'john@exam`p`le.org',
    ].map((address): [string, Partial<typeof typed>] => [
      `an e-mail address in disguise (${address})`,
      { letter: `Write to me at ${address}, I wait for it.` },
    ]),
    ['a direction turned around', { letter: 'Pay to \u202Eelpmaxe.knab\u202C today, all of you.' }],
    [
      'marks upon marks',
      { letter: `Long enough, and Z${'\u0335\u0321\u030A\u0489'.repeat(40)}algo.` },
    ],
    ['a bomb of emoji', { letter: `Long enough: ${'\u{1F469}\u200D'.repeat(2000)}` }],
    ['more emoji than there is room for', { letter: '👩‍👩‍👧‍👦'.repeat(900) }],
    ['a name of many lines', { name: 'Ada\n\n# A headline'.repeat(8) }],
    ['a name that is a link', { name: 'https://pills.example' }],
    ['a name that cannot be read', { name: `Z${'\u0335'.repeat(30)}` }],
    ['a control character', { letter: 'A letter that rings the bell \u0007 of whoever reads it.' }],
    ['no address', { email: '' }],
    [
      'an address with headers after it',
      { email: 'ada@readers.example\nBcc: all@readers.example' },
    ],
    ['a letter that it answers and that is not there', { replyTo: 'zzzzzzzz' }],
    ['a path for a letter that it answers', { replyTo: '../../secret' }],
  ])('%s is refused, and nothing is lost', async (_, changes) => {
    const { status, page, kept } = await send(changes);
    expect(status).toBe(422);
    expect(kept).toEqual([]);
    expect(page('.fault, [role=alert]').text()).not.toBe('');
    expect(page('textarea').val()).toContain((changes.letter ?? typed.letter).slice(0, 12));
  });

  it('HTML and script in it are text, on the service’s page as well', async () => {
    const letter =
      'Look: <script>alert(1)</script> <img src=x onerror=alert(1)> and [x](javascript:alert(1)).';
    const name = '"><script>alert(2)</script>';
    const intake = makeIntake(toFolderStore(await makeFolder('html')));
    const answer = await intake(asForm({ letter, name }), '192.0.2.1');
    const policy = answer.headers.get('content-security-policy') ?? '';
    const page = load(await answer.text());
    expect(page('script, img, [onerror], iframe, [href^="javascript:"]').length).toBe(0);
    expect(page('[name=name]').val()).toBe(name);
    expect(page('textarea').val()).toBe(letter);
    expect(policy).not.toMatch(/script-src|unsafe/);
  });

  it('the service’s own style is the one that its policy names', async () => {
    const intake = makeIntake(toFolderStore(await makeFolder('style')));
    const answer = await intake(asForm({}), '192.0.2.1');
    const style = /<style>([^]*?)<\/style>/.exec(await answer.text())?.[1] ?? '';
    const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(style));
    const hash = Buffer.from(digest).toString('base64');
    expect(answer.headers.get('content-security-policy')).toContain(`style-src 'sha256-${hash}'`);
  });
});

describe('what is kept', () => {
  it('tells of nobody where he wrote from or with what, in no file', async () => {
    const folder = await makeFolder('kept');
    const headers = { 'User-Agent': 'Mozilla/5.0 Tell-Tale', 'X-Forwarded-For': '203.0.113.77' };
    const intake = makeIntake(toFolderStore(folder));
    await intake(asForm({ token: await makeToken() }, headers), '203.0.113.77');
    const names = await readdir(folder, { recursive: true, withFileTypes: true });
    const files = names
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));
    expect(files).toHaveLength(1);
    for (const file of files) {
      const text = execFileSync('cat', [file], { encoding: 'utf8' });
      expect(text).not.toMatch(
        /203\.0\.113\.77|Tell-Tale|lovelace|readers\.example|corridor|December/,
      );
      expect(((await stat(file)).mode & 0o077).toString(8)).toBe('0');
    }
  });
});

describe('a letter that would keep the service busy', () => {
  /** How long the service takes over a form, in milliseconds: the least of some tries. */
  const timeOf = async (changes: Partial<typeof typed>): Promise<number> => {
    const intake = makeIntake(toFolderStore(await makeFolder('busy')), { limits });
    const token = await makeToken();
    const times: number[] = [];
    for (let count = 0; count < 4; count++) {
      const request = asForm({ ...changes, token });
      const began = performance.now();
      await (await intake(request, '192.0.2.1')).text();
      times.push(performance.now() - began);
    }
    return Math.min(...times);
  };

  it.each([
    '㌖',
    'a',
    ' ',
    '\t',
    'a@',
    '1.',
    ':',
    '>',
    '\n',
    '](',
    '\u0323\u0301',
    '👩\u200D',
    '&#x',
    '%41',
    '*',
    '/',
  ])(
    'takes no more than in proportion over %j, in any field',
    async (unit) => {
      for (const field of ['name', 'email', 'letter', 'article', 'replyTo', 'token'] as const) {
        const make = (length: number) => ({ [field]: `x${unit.repeat(length / unit.length)}x` });
        const short = await timeOf(make(2000));
        const long = await timeOf(make(16_000));
        // Eight times as long: what is quadratic takes sixty-four times as long.
        expect(long / Math.max(short, 2)).toBeLessThan(24);
      }
    },
    60_000,
  );
});

describe('ten at once with one token', () => {
  it('are one letter, with the name, the words and the address of one of them', async () => {
    const store = toFolderStore(await makeFolder('token'));
    const intake = makeIntake(store, { limits });
    const token = await makeToken();
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        intake(
          asJson({
            token,
            name: `Reader ${index}`,
            email: `reader-${index}@readers.example`,
            letter: `This is the letter of reader number ${index}.`,
          }),
          '192.0.2.1',
        ),
      ),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    const [letter, ...others] = await readLetters(store);
    expect(others).toEqual([]);
    const number = /\d/.exec(letter?.name ?? '')?.[0] ?? '';
    expect(letter).toMatchObject({
      email: `reader-${number}@readers.example`,
      text: `This is the letter of reader number ${number}.`,
    });
  });
});

describe('a letter that the checker would refuse', () => {
  it('is not thanked for', async () => {
    const store = toFolderStore(await makeFolder('deep'));
    const letter = `${'> '.repeat(2400)}Deep down.`;
    const answer = await makeIntake(store)(asForm({ letter, token: await makeToken() }), 'x');
    const kept = await readLetters(store);
    expect([answer.status, kept.length]).toSatisfy(
      ([status, count]: [number, number]) =>
        (status === 422 && count === 0) || (status === 303 && count === 1),
    );
    expect(answer.status).not.toBe(503);
  });
});

describe('a clock that is set back by an hour', () => {
  it('stops no reader', async () => {
    let now = Date.parse('2024-07-01T10:00:00Z');
    const store = toFolderStore(await makeFolder('clock'));
    const once = { times: 1, window: 600_000 };
    const intake = makeIntake(store, { now: () => now, limits: { ...limits, letters: once } });
    const token = await makeToken(typed.article, 60_000, now);
    expect(
      (await intake(asForm({ token: await makeToken(typed.article, 60_000, now) }), 'x')).status,
    ).toBe(303);
    now -= 3_600_000;
    expect((await intake(asForm({ token }), 'x')).status).toBe(303);
    now += 600_000;
    const later = await makeToken(typed.article, 60_000, now);
    expect((await intake(asForm({ token: later }), 'x')).status).toBe(303);
  });
});
