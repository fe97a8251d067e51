import { execFileSync } from 'node:child_process';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { isSignedBy, sign } from '../../src/build/signature.ts';
import {
  manifestFile,
  readSiteManifest,
  renderManifest,
  signatureFile,
} from '../../src/build/site-manifest.ts';
import { verifySite } from '../../src/build/verify-report.ts';
import { makeFolder } from '../support/folder.ts';
import { withServer } from '../support/serve.ts';
import { makeEdition, pageOf } from '../support/small-edition.ts';
import { takePort } from '../support/web-servers.ts';

const makeKey = async (): Promise<{ file: string; publicKey: string }> => {
  const file = join(await makeFolder('key'), 'key');
  execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', '', '-f', file]);
  return { file, publicKey: (await readFile(`${file}.pub`, 'utf8')).trim() };
};

describe('a manifest', () => {
  const sum = 'a'.repeat(64);
  const redirects = [{ from: '/x/old/', to: '/x/new/' }];

  test('is sorted, in the form of sha256sum, and read back as it was', () => {
    const text = renderManifest(
      [
        ['b.txt', sum],
        ['a/و.html', sum],
      ],
      redirects,
      '/x/',
    );
    expect(text).toBe(`# moved old/index.html -> /x/new/\n${sum}  a/و.html\n${sum}  b.txt\n`);
    expect(readSiteManifest(text)).toEqual({
      files: { 'b.txt': sum, 'a/و.html': sum },
      moved: { 'old/index.html': '/x/new/' },
    });
  });

  test('loses no file for its name', () => {
    const text = `${sum}  __proto__\n${sum}  constructor\n`;
    expect(Object.keys(readSiteManifest(text)?.files ?? {})).toEqual(['__proto__', 'constructor']);
  });

  test.each(['', 'hello', `${sum}  ../x`, `${sum}  a/../../x`, `${sum}  /etc/passwd`, `${sum} a`])(
    '%j is none',
    (text) => {
      expect(readSiteManifest(text)).toBeUndefined();
    },
  );
});

describe('a folder', () => {
  test('that is what its manifest says passes', async () => {
    expect(await verifySite(await makeEdition('a'), '')).toMatchObject({ ok: true });
  });

  test('is told by name what was changed, taken out, put in, or compressed from something else', async () => {
    const folder = await makeEdition('a');
    await writeFile(join(folder, '404.html'), 'hacked');
    await rm(join(folder, 'a name with spaces/و/index.html'));
    await writeFile(join(folder, 'evil.js'), '1');
    await writeFile(join(folder, 'constructor'), '1');
    await writeFile(join(folder, 'index.html.gz'), gzipSync('something else'));
    const { ok, report } = await verifySite(folder, '');
    expect(ok).toBe(false);
    expect(report.split('\n').slice(1)).toEqual([
      `Of 4 files of ${folder}, 5 differ:`,
      '  404.html is another',
      '  a name with spaces/و/index.html is not there',
      '  constructor is in no manifest',
      '  evil.js is in no manifest',
      '  index.html.gz is another when compressed',
    ]);
  });

  test('is not unpacked without end', { timeout: 60_000 }, async () => {
    const long = '0'.repeat(80_000_000);
    const folder = await makeEdition('a', { 'long.txt': long });
    await writeFile(join(folder, 'long.txt.gz'), gzipSync(long));
    expect((await verifySite(folder, '')).report).toContain('long.txt.gz is another when');
  });

  test('without a manifest is no site', async () => {
    await expect(verifySite(await makeFolder('empty'), '')).rejects.toThrow(/no site manifest/);
  });

  test('that is none, an address that is none, and a manifest that is none are told apart', async () => {
    await expect(verifySite('example.org', '')).rejects.toThrow(
      'There is no site manifest at example.org: there is no such folder. An address begins with https://.',
    );
    await expect(verifySite('https://', '')).rejects.toThrow('"https://" is no address');
    await expect(verifySite(await makeEdition('a'), '', '{}')).rejects.toThrow(
      'The manifest to compare with is none.',
    );
  });
});

test('why an address has no manifest is said: nobody answers, it is not there, or elsewhere', async () => {
  const nobody = `http://127.0.0.1:${await takePort()}/`;
  await expect(verifySite(nobody, '')).rejects.toThrow(/cannot be reached \(.*ECONNREFUSED/);
  await withServer(await makeEdition('a'), async ({ url }) => {
    await expect(verifySite(`${url}elsewhere/`, '')).rejects.toThrow(
      `it answers 404 for ${url}elsewhere/${manifestFile}.`,
    );
  });
  const server = createServer((request, response) => {
    response.writeHead(301, { Location: `https://example.org${request.url ?? ''}` }).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await expect(verifySite(`http://127.0.0.1:${port}/`, '')).rejects.toThrow(
    `it leads on to https://example.org/${manifestFile}: compare what lies there.`,
  );
  server.close();
});

test('a live site is compared file by file, through its addresses', async () => {
  const folder = await makeEdition('a');
  await withServer(folder, async ({ url }) => {
    expect(await verifySite(url, '')).toMatchObject({ ok: true });
    await writeFile(join(folder, 'index.html'), pageOf('b'));
    expect((await verifySite(url, '')).report).toContain('index.html is another');
  });
});

test('a host may lead from an old address to the new one, and nowhere else', async () => {
  const manifest = `# moved old/index.html -> /new/\n${'a'.repeat(64)}  old/index.html\n`;
  const verify = async (location: string) => {
    const server = createServer((_, response) => {
      response.writeHead(301, { Location: location }).end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const { ok } = await verifySite(`http://127.0.0.1:${port}/`, '', manifest);
    server.close();
    return ok;
  };
  expect(await verify('/new/')).toBe(true);
  expect(await verify('/another/')).toBe(false);
  expect(await verify('https://example.org/new/')).toBe(false);
});

describe('a signature', () => {
  test('is that of the publisher’s key, over these very bytes', async () => {
    const [{ file, publicKey }, other] = [await makeKey(), await makeKey()];
    const signature = await sign('text', file);
    expect(await isSignedBy('text', signature, publicKey)).toBe(true);
    expect(await isSignedBy('text ', signature, publicKey)).toBe(false);
    expect(await isSignedBy('text', signature, other.publicKey)).toBe(false);
    expect(await isSignedBy('text', 'no signature', publicKey)).toBe(false);
  });

  test('makes a site pass; one by another key, or none, does not', async () => {
    const [{ file, publicKey }, other] = [await makeKey(), await makeKey()];
    const folder = await makeEdition('a');
    expect(await verifySite(folder, publicKey)).toMatchObject({ ok: false });
    const manifest = await readFile(join(folder, manifestFile), 'utf8');
    await writeFile(join(folder, signatureFile), await sign(manifest, file));
    expect(await verifySite(folder, publicKey)).toMatchObject({ ok: true });
    expect((await verifySite(folder, other.publicKey)).report).toContain('NOT signed');
  });

  test('is not looked for with what is no public key', async () => {
    const { file } = await makeKey();
    const folder = await makeEdition('a');
    for (const key of [await readFile(file, 'utf8'), 'ssh-ed25519', '{}'])
      await expect(verifySite(folder, key.trim())).rejects.toThrow(/is no public SSH key/);
  });

  test('of a key that is not there is refused in words', async () => {
    await expect(sign('text', '/nowhere/key')).rejects.toThrow(/could not sign/);
  });
});
