import { load } from 'cheerio';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { toFolderStore } from '../../src/letters/folder-store.ts';
import { toBlobsStore } from '../../src/letters/blobs-store.ts';
import { toDenoStore } from '../../src/letters/deno-store.ts';
import { toR2Store } from '../../src/letters/r2-store.ts';
import type { Store } from '../../src/letters/store.ts';
import { toWorker } from '../../src/letters/entry-cloudflare.ts';
import { toDenoServer } from '../../src/letters/entry-deno.ts';
import { toNetlifyFunction } from '../../src/letters/entry-netlify.ts';
import {
  asForm,
  asJson,
  environment,
  get,
  readLetters,
  makeIntake,
  makeToken,
  openArticles,
  persianArticle,
  sender,
  typed,
} from '../support/intake.ts';
import { makeFolder } from '../support/folder.ts';
import { toDenoKv, toNetlifyBlobs, toR2Bucket } from '../support/stores.ts';

interface Host {
  readonly store: Store;
  readonly ask: (request: Request, address?: string) => Promise<Response>;
}

/** Each host's own entry, as the host calls it; Node's is the handler itself. */
const hosts: Readonly<Record<string, () => Promise<Host>>> = {
  Node: async () => {
    const store = toFolderStore(await makeFolder('intake'));
    const intake = makeIntake(store);
    return { store, ask: (request, address = '192.0.2.1') => intake(request, address) };
  },
  'Cloudflare Workers': () => {
    const bucket = toR2Bucket();
    const worker = toWorker();
    const bindings = { ...environment, LETTERS: bucket };
    return Promise.resolve({
      store: toR2Store(bucket),
      ask: (request: Request, address = '192.0.2.1') => {
        request.headers.set('CF-Connecting-IP', address);
        return worker.fetch(request, bindings);
      },
    });
  },
  Netlify: () => {
    const blobs = toNetlifyBlobs();
    for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
    const answer = toNetlifyFunction(() => blobs);
    return Promise.resolve({
      store: toBlobsStore(blobs),
      ask: (request: Request, ip = '192.0.2.1') => answer(request, { ip }),
    });
  },
  Deno: () => {
    const kv = toDenoKv();
    vi.stubGlobal('Deno', {
      openKv: () => Promise.resolve(kv),
      env: { toObject: () => environment },
    });
    const entry = toDenoServer();
    return Promise.resolve({
      store: toDenoStore(kv),
      ask: (request: Request, hostname = '192.0.2.1') =>
        entry.fetch(request, { remoteAddr: { hostname } }),
    });
  },
};

beforeEach(() => {
  // The list of articles is a file of the published site.
  vi.stubGlobal('fetch', (address: string) =>
    Promise.resolve(
      address.endsWith('/letters/open.json')
        ? Response.json(openArticles)
        : new Response(null, { status: 404 }),
    ),
  );
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.unstubAllEnvs();
});

const readAll = async (store: Store): Promise<string> => {
  const names = (
    await Promise.all(['letters', 'addresses', 'journal'].map((folder) => store.list(folder)))
  ).flat();
  return (await Promise.all(names.map((name) => store.read(name)))).join('\n');
};

describe.each(Object.entries(hosts))('on %s, the intake', (_, open) => {
  it('hands out a token, and asks for patience where it comes back at once', async () => {
    const { store, ask } = await open();
    const answer = await ask(get(`token?article=${encodeURIComponent(typed.article)}`));
    const { token } = (await answer.json()) as { token: string };
    const sent = await ask(asJson({ token }));
    expect([answer.status, sent.status]).toEqual([200, 422]);
    expect(await sent.json()).toEqual({
      ok: false,
      errors: { form: 'That was very quick. Please wait a few seconds and send it again.' },
    });
    expect(await readLetters(store)).toEqual([]);
  });

  it('keeps a letter from the page’s script, sealed whole, and thanks', async () => {
    const { store, ask } = await open();
    const answer = await ask(asJson({ token: await makeToken() }));
    expect(await answer.json()).toEqual({
      ok: true,
      thanks: expect.stringContaining('/letters/thanks/') as string,
    });
    const [letter, ...others] = await readLetters(store);
    expect(others).toEqual([]);
    expect(letter).toMatchObject({
      ...{ article: typed.article, name: 'Ada', text: typed.letter, state: 'new', source: 'form' },
    });
    expect(letter?.email).toBe(sender);
    const stored = await readAll(store);
    expect(stored).toContain('-----BEGIN AGE ENCRYPTED FILE-----');
    expect(stored).not.toMatch(/lovelace|readers\.example|corridor|yevlakh|"Ada"/i);
  });

  it('takes a form without script in two steps, and leads on to the thanks', async () => {
    const { store, ask } = await open();
    const first = await ask(asForm({}));
    const page = load(await first.text());
    expect([first.status, page('h1').text()]).toEqual([200, 'Your letter, as it will be read']);
    expect(page('article').text()).toContain('The corridor was open');
    expect(await readLetters(store)).toEqual([]);

    const values = page('form [name]')
      .toArray()
      .map((field) => [page(field).attr('name') ?? '', String(page(field).val() ?? '')]);
    const kept = Object.fromEntries(values) as typeof typed;
    expect(kept).toMatchObject({ name: 'Ada', email: sender, letter: typed.letter });
    expect(kept.token).not.toBe('');

    // Whoever presses at once is asked again, with everything still there.
    const hasty = await ask(asForm(kept));
    const again = load(await hasty.text());
    expect(hasty.status).toBe(422);
    expect(again('[role=alert]').text()).toContain('That was very quick');
    expect(again('[name=token]').val()).toBe(kept.token);
    expect(again('textarea').val()).toBe(typed.letter);

    const sent = await ask(asForm({ ...kept, token: await makeToken() }));
    expect(sent.status).toBe(303);
    expect(sent.headers.get('location')).toContain('/letters/thanks/');
    expect((await readLetters(store)).map(({ text }) => text)).toEqual([typed.letter]);
  });

  it('shows the form again with what is wrong beside each field', async () => {
    const { store, ask } = await open();
    const answer = await ask(
      asForm({ article: persianArticle, language: 'fa', name: ' ', email: 'nobody' }),
    );
    const page = load(await answer.text());
    expect(answer.status).toBe(422);
    expect([page('html').attr('lang'), page('html').attr('dir')]).toEqual(['fa', 'rtl']);
    for (const field of ['name', 'email']) {
      const input = page(`[name=${field}]`);
      expect(input.attr('aria-invalid')).toBe('true');
      expect(page(`#${input.attr('aria-describedby') ?? ''}`).text()).toMatch(/\p{Script=Arabic}/u);
    }
    expect(page('[name=letter]').attr('aria-invalid')).toBeUndefined();
    expect(page('[name=letter]').val()).toBe(typed.letter);
    expect(await readLetters(store)).toEqual([]);
  });

  it('takes one letter for one token, once, however often it is sent', async () => {
    const { store, ask } = await open();
    const token = await makeToken();
    const same = await Promise.all(Array.from({ length: 5 }, () => ask(asJson({ token }))));
    const other = await ask(asJson({ token, letter: 'Another letter with the same token.' }));
    expect(same.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
    expect(other.status).toBe(409);
    expect((await readLetters(store)).map(({ text }) => text)).toEqual([typed.letter]);
  });

  it.each([
    ['forged', () => Promise.resolve('lyt3v1.AAAAAAAAAAAAAAAAAAAAAA.'.padEnd(72, 'A')), 403],
    ['of another article', () => makeToken(persianArticle), 403],
    ['expired', () => makeToken(typed.article, 25 * 60 * 60 * 1000), 422],
    ['missing', () => Promise.resolve(''), 422],
  ])('keeps nothing where the token is %s, and loses nothing', async (_case, make, status) => {
    const { store, ask } = await open();
    const token = await make();
    const json = await ask(asJson({ token }));
    expect(json.status).toBe(status);
    expect(await json.json()).toMatchObject({
      ok: false,
      errors: { form: expect.any(String) as string },
    });
    const page = load(await (await ask(asForm({ token }))).text());
    expect(page('textarea').val()).toBe(typed.letter);
    expect(page('[name=token]').val()).not.toBe(token);
    expect(await readLetters(store)).toEqual([]);
  });

  it('takes nothing from other sites', async () => {
    const { store, ask } = await open();
    const token = await makeToken();
    const answers = [
      await ask(
        asForm({ token }, { Origin: 'https://evil.example', 'Sec-Fetch-Site': 'cross-site' }),
      ),
      await ask(asJson({ token }, { Origin: 'https://evil.example' })),
    ];
    expect(answers.map(({ status }) => status)).toEqual([403, 403]);
    expect(answers.map(({ headers }) => headers.get('access-control-allow-origin'))).toEqual([
      null,
      null,
    ]);
    expect(await readLetters(store)).toEqual([]);
  });

  it('takes no letters about what is closed, or is not there', async () => {
    const { ask } = await open();
    for (const article of ['en/2023/closes-soon', 'en/2023/nothing', '', '__proto__']) {
      expect((await ask(get(`token?article=${encodeURIComponent(article)}`))).status).toBe(404);
      const answer = await ask(asForm({ article, token: await makeToken(article) }));
      expect(answer.status).toBe(410);
      // The letter is given back.
      expect(load(await answer.text())('textarea').val()).toBe(typed.letter);
    }
  });

  it('puts what only a machine fills in aside', async () => {
    const { store, ask } = await open();
    const answer = await ask(
      asForm({ token: await makeToken(), website: 'https://pills.example' }),
    );
    expect(answer.status).toBe(303);
    expect((await readLetters(store)).map(({ state }) => state)).toEqual(['spam']);
  });

  it('stops whoever sends too much, and nobody else', async () => {
    const { ask } = await open();
    const send = async (address: string) =>
      (await ask(asForm({ token: await makeToken() }), address)).status;
    const statuses: number[] = [];
    for (let count = 0; count < 30; count++) statuses.push(await send('192.0.2.9'));
    expect(statuses.slice(0, 5)).toEqual([303, 303, 303, 303, 303]);
    expect(statuses.at(-1)).toBe(429);
    expect(await send('192.0.2.10')).toBe(303);
  });

  it.each(['letters', 'nothing', ''])('has nothing to show at /intake/%s', async (path) => {
    const { ask } = await open();
    expect((await ask(get(path))).status).toBe(404);
  });
});
