import { posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import { toHostedIntake } from '../../src/letters/hosted-intake.ts';
import { environment, get, makeToken, openArticles, typed, asJson } from '../support/intake.ts';
import { readImports, toProjectPath } from '../support/imports.ts';
import { stores } from '../support/stores.ts';
import { readSources } from '../support/source-files.ts';

const makeStore = stores['Netlify Blobs'] ?? stores['folder'];

const open = (changes: Record<string, string | undefined>, fetchFile?: () => Promise<Response>) => {
  if (!makeStore) throw new Error('no store');
  return toHostedIntake(makeStore(), { ...environment, ...changes }, fetchFile);
};

describe('a host whose environment is not right', () => {
  it.each<[string, Record<string, string | undefined>, string]>([
    ['no public key', { THROUGHLINE_RECIPIENT: undefined }, 'There is no key to seal letters to'],
    [
      'a private key for the public one',
      { THROUGHLINE_RECIPIENT: 'AGE-SECRET-KEY-1X' },
      'is no recipient of age',
    ],
    ['no secret', { THROUGHLINE_SECRET: undefined }, 'THROUGHLINE_SECRET has 0 characters'],
    ['a short secret', { THROUGHLINE_SECRET: 'short' }, 'THROUGHLINE_SECRET has 5 characters'],
  ])('is told of %s before it takes a letter', (_, changes, words) => {
    expect(() => open(changes)).toThrow(words);
  });

  it('is never told the private key back', () => {
    const secretKey = 'AGE-SECRET-KEY-1QQQQQQQQQQQQQQQQ';
    expect(() => open({ THROUGHLINE_RECIPIENT: secretKey })).toThrow(
      expect.not.stringContaining(secretKey) as string,
    );
  });
});

describe('the list of articles', () => {
  it('is fetched from the site, once a minute at most, and outlives a site that is down', async () => {
    let asked = 0;
    const intake = open({}, () => {
      asked += 1;
      return Promise.resolve(
        asked === 1 ? Response.json(openArticles) : new Response('', { status: 500 }),
      );
    });
    const ask = () => intake(get(`token?article=${encodeURIComponent(typed.article)}`), 'x');
    expect([(await ask()).status, (await ask()).status]).toEqual([200, 200]);
    expect(asked).toBe(1);
  });

  it('that cannot be had leaves the letter unsent, and says so', async () => {
    const intake = open({}, () => Promise.reject(new Error('no line')));
    const answer = await intake(asJson({ token: await makeToken() }), 'x');
    expect(answer.status).toBe(503);
    expect(await answer.json()).toMatchObject({ ok: false });
  });
});

describe('what runs on hosts without Node', () => {
  const sources = new Map(readSources('src').map((file) => [file.path, file]));

  /** Everything of ours that an entry brings along, with what imports it. */
  const bringAlong = (entry: string): Map<string, string[]> => {
    const found = new Map<string, string[]>();
    const queue = [entry];
    for (let path = queue.pop(); path !== undefined; path = queue.pop()) {
      const file = sources.get(posix.normalize(path));
      if (!file || found.has(path)) continue;
      const imports = readImports(file);
      found.set(path, imports);
      queue.push(...imports.flatMap((specifier) => toProjectPath(file.path, specifier) ?? []));
    }
    return found;
  };

  it.each(['cloudflare', 'netlify', 'deno'])(
    'for %s, it imports nothing of Node, and no Astro',
    (host) => {
      const all = bringAlong(`src/letters/entry-${host}.ts`);
      expect(all.size).toBeGreaterThan(20);
      const strange = [...all].flatMap(([path, imports]) =>
        imports
          .filter((specifier) => /^node:|astro/.test(specifier))
          .map((specifier) => `${path} imports ${specifier}`),
      );
      expect(strange).toEqual([]);
    },
  );
});
