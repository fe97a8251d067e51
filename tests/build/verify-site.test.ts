import { execFileSync } from 'node:child_process';
import { mkdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { isSignedBy, sign } from '../../src/build/signature.ts';
import {
  manifestFile,
  readSiteManifest,
  renderManifest,
  signatureFile,
} from '../../src/build/site-manifest.ts';
import { makeFolder } from '../support/folder.ts';
import { withServer } from '../support/serve.ts';
import { builtAt, makeEdition, pageOf } from '../support/small-edition.ts';
import { verify } from '../support/verify.ts';
import { takePort } from '../support/web-servers.ts';

const makeKey = async (): Promise<{ file: string; publicKey: string }> => {
  const file = join(await makeFolder('key'), 'key');
  execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', '', '-f', file]);
  return { file, publicKey: (await readFile(`${file}.pub`, 'utf8')).trim() };
};

const signEdition = async (folder: string, key: string): Promise<string> => {
  const manifest = await readFile(join(folder, manifestFile), 'utf8');
  await writeFile(join(folder, signatureFile), await sign(manifest, key));
  return folder;
};

const sum = 'a'.repeat(64);
const said =
  '# site https://example.org/x/\n# sequence 1704067200\n# expires 2024-01-31T00:00:00.000Z\n';

describe('a manifest', () => {
  test('is sorted, in the form of sha256sum, and read back as it was', () => {
    const text = renderManifest({
      ...{ site: 'https://example.org/x/', base: '/x/', now: builtAt * 1000 + 999, days: 30 },
      redirects: [{ from: '/x/old/', to: '/x/new/' }],
      files: [
        ['b.txt', sum],
        ['a/و.html', sum],
      ],
      hostFiles: [
        ['index.html.gz', sum],
        ['.htaccess', sum],
      ],
    });
    expect(text).toBe(
      `${said}# moved old/index.html -> /x/new/\n${sum}  a/و.html\n${sum}  b.txt\n# What follows only the host reads\n${sum}  .htaccess\n${sum}  index.html.gz\n`,
    );
    expect(readSiteManifest(text)).toEqual({
      ...{ site: 'https://example.org/x/', sequence: builtAt },
      expires: Date.UTC(2024, 0, 31),
      files: { 'b.txt': sum, 'a/و.html': sum, '.htaccess': sum, 'index.html.gz': sum },
      hostFiles: new Set(['.htaccess', 'index.html.gz']),
      moved: { 'old/index.html': '/x/new/' },
    });
  });

  test('loses no file for its name', () => {
    const text = `${said}${sum}  __proto__\n${sum}  constructor\n`;
    expect(Object.keys(readSiteManifest(text)?.files ?? {})).toEqual(['__proto__', 'constructor']);
  });

  test.each([
    '',
    'hello',
    said,
    `${sum}  a`,
    `${said.replace(/^# sequence.*\n/m, '')}${sum}  a`,
    `${said.replace(/^# expires.*\n/m, '')}${sum}  a`,
    `${said}${said}${sum}  a`,
    `${said}${sum}  a\n${sum}  a`,
    `${said}${sum}  ../x`,
    `${said}${sum}  a/../../x`,
    `${said}${sum}  /etc/passwd`,
    `${said}${sum} a`,
    `${said}# anything\n${sum}  a`,
  ])('%j is none', (text) => {
    expect(readSiteManifest(text)).toBeUndefined();
  });
});

describe('a folder', () => {
  test('that is what its manifest says passes, unsigned', async () => {
    const { verdict, report } = await verify(await makeEdition('a'));
    expect(verdict).toBe('unsigned');
    expect(report).toMatch(/^UNSIGNED: no key is given/);
  });

  test('is told by name what was changed, taken out or put in', async () => {
    const folder = await makeEdition('a');
    await writeFile(join(folder, '404.html'), 'hacked');
    await rm(join(folder, 'a name with spaces/و/index.html'));
    await writeFile(join(folder, 'evil.js'), '1');
    await writeFile(join(folder, 'constructor'), '1');
    await writeFile(join(folder, 'index.html.gz'), gzipSync(pageOf('a')));
    const { verdict, report } = await verify(folder);
    expect(verdict).toBe('different');
    expect(report.split('\n').slice(2)).toEqual([
      `Of 7 files of ${folder}, 5 differ:`,
      '  404.html is another',
      '  a name with spaces/و/index.html is not there',
      '  constructor is in no manifest',
      '  evil.js is in no manifest',
      '  index.html.gz is in no manifest',
    ]);
  });

  const additions: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
    ['.htaccess', { '.htaccess': 'Redirect / https://evil.example/' }],
    ['_redirects', { _redirects: '/* https://evil.example/ 301!' }],
    ['_headers', { _headers: '/*\n  Content-Security-Policy: *' }],
    ['CNAME', { CNAME: 'evil.example' }],
    ['.hidden/index.html', { '.hidden/index.html': 'a page' }],
    ['.host/more.conf', { '.host/more.conf': '' }],
    ['.carried', { '.carried': 'evil.js\n', '_astro/evil.js': '1' }],
    ['.earlier/x.txt', { '.earlier/x.txt': `${said}${sum}  _astro/evil.js\n` }],
    [
      'evil.html',
      { '.earlier/0123456789abcdef.txt': `${said}${sum}  evil.html\n`, 'evil.html': 'a page' },
    ],
  ];

  test.each(additions)('is found out with %s added', async (file, files) => {
    const folder = await makeEdition('a');
    for (const [name, text] of Object.entries(files)) {
      await mkdir(dirname(join(folder, name)), { recursive: true });
      await writeFile(join(folder, name), text);
    }
    const { verdict, report } = await verify(folder);
    expect(verdict).toBe('different');
    expect(report).toContain(`\n  ${file} is in no manifest`);
  });

  test('believes an earlier manifest by its signature only, where there is a key', async () => {
    const [{ file, publicKey }, other] = [await makeKey(), await makeKey()];
    const [older, folder] = [await makeEdition('b'), await makeEdition('a')];
    const script = /_astro\/\S+/.exec(await readFile(join(older, manifestFile), 'utf8'))?.[0];
    const name = '.earlier/0123456789abcdef.txt';
    await mkdir(join(folder, '.earlier'));
    const carry = async (key: string) => {
      await signEdition(older, key);
      await writeFile(join(folder, name), await readFile(join(older, manifestFile)));
      await writeFile(join(folder, `${name}.sig`), await readFile(join(older, signatureFile)));
      await writeFile(join(folder, script ?? ''), await readFile(join(older, script ?? '')));
      return verify(folder, { key: publicKey });
    };
    await signEdition(folder, file);
    expect(await carry(file)).toMatchObject({ verdict: 'verified' });
    const wrong = await carry(other.file);
    expect(wrong.verdict).toBe('different');
    for (const each of [name, `${name}.sig`, script])
      expect(wrong.report).toContain(`  ${each} is in no manifest`);
    // A manifest of one's own is worth more than what lies in the folder.
    const manifest = await readFile(join(folder, manifestFile), 'utf8');
    expect((await verify(folder, { manifest })).report).toContain(`  ${script} is in no manifest`);
  });

  test('is not read beyond its links, and no pipe is waited for', async () => {
    const folder = await makeEdition('a');
    await rename(join(folder, 'index.html'), join(dirname(folder), 'moved.html'));
    await symlink(join(dirname(folder), 'moved.html'), join(folder, 'index.html'));
    await rm(join(folder, '404.html'));
    execFileSync('mkfifo', [join(folder, '404.html')]);
    await symlink('/etc', join(folder, 'etc'));
    const { report } = await verify(folder);
    await rm(join(dirname(folder), 'moved.html'));
    expect(report.split('\n').slice(3)).toEqual([
      '  404.html is no file of this folder',
      '  index.html is no file of this folder',
      '  etc is in no manifest',
    ]);
  });

  test('without a manifest is no site', async () => {
    await expect(verify(await makeFolder('empty'))).rejects.toThrow(/no site manifest/);
  });

  test('that is none, an address that is none, and a manifest that is none are told apart', async () => {
    const manifest = await readFile(join(await makeEdition('a'), manifestFile), 'utf8');
    for (const options of [{}, { manifest }])
      await expect(verify('example.org', options)).rejects.toThrow(
        'There is no site manifest at example.org: there is no such folder. An address begins with https://.',
      );
    await expect(verify('https://')).rejects.toThrow('"https://" is no address');
    await expect(verify(await makeEdition('a'), { manifest: '{}' })).rejects.toThrow(
      'The manifest to compare with is none.',
    );
  });
});

describe('an old edition', () => {
  const dayMs = 86_400_000;
  const expires = builtAt * 1000 + 90 * dayMs;

  test('is out of date from the moment on that it names', async () => {
    const folder = await makeEdition('a');
    expect((await verify(folder, { now: expires - 1 })).verdict).toBe('unsigned');
    const late = await verify(folder, { now: expires });
    expect(late.verdict).toBe('different');
    expect(late.report).toContain('OUT OF DATE: it held until 2024-03-31T00:00:00.000Z.');
  });

  test('is told where a later one is asked for', async () => {
    const folder = await makeEdition('a');
    expect((await verify(folder, { atLeast: builtAt })).verdict).toBe('unsigned');
    const { verdict, report } = await verify(folder, { atLeast: builtAt + 1 });
    expect(verdict).toBe('different');
    expect(report).toContain(`TOO OLD: ${builtAt + 1} was asked for.`);
  });

  test('from the future is told, and does not spoil what is remembered', async () => {
    const { file, publicKey } = await makeKey();
    const memory = join(await makeFolder('memory'), 'seen.json');
    const options = { key: publicKey, memory };
    const future = await signEdition(await makeEdition('a', {}, builtAt + 86_401), file);
    expect((await verify(future, options)).report).toContain('FROM THE FUTURE');
    const folder = await signEdition(await makeEdition('b'), file);
    expect((await verify(folder, options)).verdict).toBe('verified');
  });

  test('is noticed on any copy where a later one with the same key was seen', async () => {
    const [{ file, publicKey }, other] = [await makeKey(), await makeKey()];
    const memory = join(await makeFolder('memory'), 'seen.json');
    const older = await signEdition(await makeEdition('a', {}, builtAt - 60), file);
    const newer = await signEdition(await makeEdition('b'), file);
    const options = { key: `${publicKey} a comment`, memory };
    expect((await verify(older, options)).verdict).toBe('verified');
    expect((await verify(newer, options)).verdict).toBe('verified');
    const again = await verify(older, { ...options, key: publicKey });
    expect(again.verdict).toBe('different');
    expect(again.report).toContain(`OLDER THAN BEFORE: edition ${builtAt} was seen already`);
    // The older one did not take the newer one's place.
    expect((await verify(older, options)).verdict).toBe('different');
    await signEdition(older, other.file);
    expect((await verify(older, { key: other.publicKey, memory })).verdict).toBe('verified');
  });

  test('is noticed at an address without a key too, but a folder of one’s own may be of any age', async () => {
    const memory = join(await makeFolder('memory'), 'seen.json');
    const folder = await makeEdition('a');
    await withServer(folder, async ({ url }) => {
      expect((await verify(url, { memory })).verdict).toBe('unsigned');
      const older = await makeEdition('a', {}, builtAt - 60);
      await writeFile(join(folder, manifestFile), await readFile(join(older, manifestFile)));
      expect((await verify(url, { memory })).verdict).toBe('different');
      expect((await verify(folder, { memory })).verdict).toBe('unsigned');
    });
  });

  test('is compared all the same where nothing can be remembered, which is said', async () => {
    const { file, publicKey } = await makeKey();
    const folder = await signEdition(await makeEdition('a'), file);
    const memory = join(folder, 'index.html', 'seen.json');
    const { verdict, report } = await verify(folder, { key: publicKey, memory });
    expect(verdict).toBe('verified');
    expect(report).toContain(`Not remembered: ${memory} cannot be written.`);
  });

  test('is not taken for a new one where the memory is broken', async () => {
    const memory = join(await makeFolder('memory'), 'seen.json');
    await writeFile(memory, '{');
    await expect(verify(await makeEdition('a'), { memory })).rejects.toThrow(/seen\.json.*broken/);
  });
});

test('why an address has no manifest is said: nobody answers, it is not there, or elsewhere', async () => {
  const nobody = `http://127.0.0.1:${await takePort()}/`;
  await expect(verify(nobody)).rejects.toThrow(/cannot be reached \(.*ECONNREFUSED/);
  await withServer(await makeEdition('a'), async ({ url }) => {
    await expect(verify(`${url}elsewhere/`)).rejects.toThrow(
      `it answers 404 for ${url}elsewhere/${manifestFile}.`,
    );
  });
  const server = createServer((request, response) => {
    response.writeHead(301, { Location: `https://example.org${request.url ?? ''}` }).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await expect(verify(`http://127.0.0.1:${port}/`)).rejects.toThrow(
    `it leads on to https://example.org/${manifestFile}: compare what lies there.`,
  );
  server.close();
});

test('a live site is compared file by file, through its addresses', async () => {
  const folder = await makeEdition('a');
  await withServer(folder, async ({ url }) => {
    const { verdict, report } = await verify(url);
    expect(verdict).toBe('unsigned');
    expect(report.split('\n').slice(2)).toEqual([
      `All 4 files of ${url} are what its manifest says.`,
      'Not seen, as only the host reads them: .host/nginx-brotli.conf, .host/nginx.conf, .host/site.json.',
      'Not seen: whatever else the address may have. Compare the folder, if you can.',
    ]);
    await writeFile(join(folder, 'index.html'), pageOf('b'));
    expect((await verify(url)).report).toContain('index.html is another');
  });
});

test('a host may lead from an old address to the new one, and nowhere else', async () => {
  const manifest = `${said}# moved old/index.html -> /new/\n${sum}  old/index.html\n`;
  const passes = async (location: string) => {
    const server = createServer((_, response) => {
      response.writeHead(301, { Location: location }).end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const { verdict } = await verify(`http://127.0.0.1:${port}/`, { manifest });
    server.close();
    return verdict === 'unsigned';
  };
  expect(await passes('/new/')).toBe(true);
  expect(await passes('/another/')).toBe(false);
  expect(await passes('https://example.org/new/')).toBe(false);
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
    expect(await verify(folder, { key: publicKey })).toMatchObject({
      verdict: 'different',
      report: expect.stringMatching(/^NOT SIGNED/) as string,
    });
    await signEdition(folder, file);
    expect(await verify(folder, { key: publicKey })).toMatchObject({
      verdict: 'verified',
      report: expect.stringMatching(/^Signed/) as string,
    });
    expect(await verify(folder, { key: other.publicKey })).toMatchObject({
      verdict: 'different',
      report: expect.stringMatching(/^WRONG SIGNATURE/) as string,
    });
    await writeFile(join(folder, 'evil.js'), '1');
    expect((await verify(folder, { key: publicKey })).verdict).toBe('different');
  });

  test('is not looked for with what is no public key', async () => {
    const { file } = await makeKey();
    const folder = await makeEdition('a');
    for (const key of [await readFile(file, 'utf8'), 'ssh-ed25519', '{}'])
      await expect(verify(folder, { key: key.trim() })).rejects.toThrow(/is no public SSH key/);
  });

  test('of a key that is not there is refused in words', async () => {
    await expect(sign('text', '/nowhere/key')).rejects.toThrow(/could not sign/);
  });
});
