import { createHash } from 'node:crypto';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { load } from 'cheerio';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hosts } from '../../src/hosts/hosts.ts';
import { toNginxServer } from '../../src/hosts/nginx.ts';
import { shortestTime } from '../../src/letters/token.ts';
import {
  askDocumented,
  names,
  startDocumented,
  type Asked,
  type DocumentedServer,
} from '../support/documented-server.ts';
import { writeFiles } from '../support/hosted-site.ts';
import { article, openArticles, typed } from '../support/intake.ts';
import { serverPrograms, type Answer } from '../support/web-servers.ts';
import { aSite } from './a-site.ts';

const site = aSite({ redirects: [], onion: names.onion, intakePath: '/intake/' });
const tokenPath = `/intake/token?article=${encodeURIComponent(article)}`;
const isForm = { 'Content-Type': 'application/x-www-form-urlencoded' };
const isJson = { 'Content-Type': 'application/json' };

/** Pages of the site send no referrer: then browsers hide where a form comes from. */
const asHidden = { ...isForm, Origin: 'null', 'Sec-Fetch-Site': 'same-origin' };

const toForm = (fields: Partial<typeof typed>): string =>
  new URLSearchParams({ ...typed, ...fields }).toString();

const readToken = ({ body }: Answer): string =>
  (JSON.parse(body.toString()) as { token: string }).token;

describe.each(['nginx', 'apache'] as const)('behind the %s of the docs', (name) => {
  describe.skipIf(serverPrograms[name] === '')('the service for letters', () => {
    let folder: string;
    let server: DocumentedServer;
    const ask = (asked: Asked) => askDocumented(server, asked);

    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'throughline-recipe-'));
      await chmod(folder, 0o755);
      await writeFiles(folder, {
        'current/index.html': '<p>home',
        'current/letters/thanks/index.html': '<p>thanks',
        'current/letters/open.json': JSON.stringify(openArticles),
        'nginx.conf': toNginxServer(site),
        ...(name === 'apache' && { 'current/.htaccess': hosts.apache.toFiles(site)['.htaccess'] }),
      });
      server = await startDocumented(name, folder);
    }, 30_000);
    afterAll(async () => {
      await server.close();
      await rm(folder, { recursive: true, force: true });
    });

    /** Readers of each copy of the site; those by Tor come by circuits. */
    const copies = [
      { site: names.origin },
      { site: names.mirror },
      { site: names.onion, ...(name === 'nginx' && { circuit: 1 }) },
    ];

    test('counts thirty readers each by itself, and refuses only the one that asks without end', async () => {
      const readers = Array.from({ length: 30 }, (_, i) => `127.0.0.${i + 2}`);
      const answers = await Promise.all(
        readers.flatMap((from) => [
          ...Array.from({ length: 4 }, () => ask({ site: names.origin, path: tokenPath, from })),
          ask({
            ...{ site: names.origin, path: '/intake/letters', from },
            ...{ headers: asHidden, body: toForm({}) },
          }),
        ]),
      );
      expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
      const flood = await Promise.all(
        Array.from({ length: 200 }, (_, i) =>
          ask({
            ...{ site: names.origin, path: tokenPath, from: '127.0.0.99' },
            // What it writes itself makes nobody else of it.
            headers: { 'X-Forwarded-For': `192.0.2.${i}` },
          }),
        ),
      );
      expect(new Set(flood.map(({ status }) => status))).toEqual(new Set([200, 429]));
      const next = await ask({ site: names.origin, path: tokenPath, from: '127.0.0.2' });
      expect(next.status).toBe(200);
    });

    test.skipIf(name === 'apache')('counts readers by Tor by their circuits', async () => {
      const askBy = (circuit: number) => ask({ site: names.onion, path: tokenPath, circuit });
      const thirty = Array.from({ length: 30 }, (_, i) => i + 100);
      const answers = await Promise.all([...thirty, ...thirty, ...thirty, ...thirty].map(askBy));
      expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
      const flood = await Promise.all(Array.from({ length: 200 }, () => askBy(99)));
      expect(flood.some(({ status }) => status === 429)).toBe(true);
      expect((await askBy(100)).status).toBe(200);
    });

    /** As readers send letters: without script, to be looked at first, and with one. */
    const sendBoth = async (copy: (typeof copies)[number]) => {
      const post = (headers: Asked['headers'], body: string) =>
        ask({ ...copy, path: '/intake/letters', headers: headers ?? {}, body });
      const preview = await post(asHidden, toForm({}));
      const $ = load(preview.body.toString());
      const fetched = readToken(await ask({ ...copy, path: tokenPath }));
      await sleep(shortestTime + 100);
      const confirmed = await post(
        { ...isForm, Origin: copy.site, 'Sec-Fetch-Site': 'same-origin' },
        toForm({ token: $('[name=token]').attr('value') ?? '' }),
      );
      const scripted = await post(
        { ...isJson, Origin: copy.site },
        JSON.stringify({ ...typed, token: fetched }),
      );
      return {
        previewed: [preview.status, $('article p').last().text()],
        confirmed: [confirmed.status, confirmed.headers['location']],
        scripted: JSON.parse(scripted.body.toString()) as unknown,
      };
    };

    test('takes letters from every copy of the site, with and without script', async () => {
      for (const sent of await Promise.all(copies.map(sendBoth)))
        expect(sent).toEqual({
          previewed: [200, 'See the record.'],
          confirmed: [303, '/letters/thanks/'],
          scripted: { ok: true, thanks: '/letters/thanks/' },
        });
    });

    test.each(copies)('keeps its own headers at $site, each once', async (copy) => {
      const { headers, body } = await ask({
        ...{ ...copy, path: '/intake/letters', headers: asHidden },
        body: toForm({}),
      });
      const style = load(body.toString())('style').text();
      const digest = createHash('sha256').update(style).digest('base64');
      const policy = headers['content-security-policy'] ?? '';
      expect(policy).toContain(`style-src 'sha256-${digest}'`);
      expect(policy.match(/default-src/g)).toHaveLength(1);
      expect(headers['referrer-policy']).toBe('same-origin');
      expect(headers['cache-control']).toBe('no-store');
      expect(headers['x-content-type-options']).toBe('nosniff');
      expect(Object.entries(headers).filter(([, value]) => value.includes(' | '))).toEqual([]);
      const page = await ask({ ...copy, path: '/' });
      expect(page.headers['content-security-policy']).toMatch(/^default-src 'none'; script-src /);
      expect(page.headers['referrer-policy']).toBe('no-referrer');
    });

    test('takes none from another site’s page', async () => {
      for (const Origin of [
        'https://evil.example',
        'http://example.org',
        'https://example.org.evil.example',
      ]) {
        const { status } = await ask({
          ...{ site: names.origin, path: '/intake/letters', headers: { ...isForm, Origin } },
          body: toForm({}),
        });
        expect([Origin, status]).toEqual([Origin, 403]);
      }
    });
  });
});
