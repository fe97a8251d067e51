import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { settings, targets, type LettersSetting, type Settings } from '../../src/config.ts';
import { findSettingsFault } from '../../src/hosts/settings-faults.ts';
import { makeFolder } from '../support/folder.ts';
import { root } from '../support/source-files.ts';

const published: Settings = {
  ...settings,
  ...{ origin: 'https://news.org', target: 'nginx', securityContacts: ['mailto:a@news.org'] },
};

const find = (changes: Partial<Settings>) => findSettingsFault({ ...published, ...changes });

const onHosts = targets.filter((target) => target !== 'folder');

test('a publication with an address of its own may go anywhere', () => {
  const letters = { via: 'mail', to: 'letters@news.org' } as const;
  for (const target of targets)
    expect([target, find({ target, letters })]).toEqual([target, undefined]);
  expect(
    find({
      base: '/a.b/c-d/',
      onion: 'http://vww6ybal4bd7szmgncyruucpgfkqahzddi37ktceo3ah7ngmcopnpyyd.onion',
      mirrors: ['https://mirror.org', 'https://other.org:8443/news/', 'https://x.org/'],
      securityContacts: ['https://news.org/security?a=b', 'tel:+995-32-000000', 'mailto:x@y.org'],
      trust: ['belongto=https://press.org/', 'social=https://x.social/@news', '# Who we are'],
      signingKey: 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIBzz/+== ana@desk',
    }),
  ).toBeUndefined();
});

describe('an address that nobody can have', () => {
  const nobodys = [
    ...['https://throughline.example', 'https://example.org', 'https://www.example.com'],
    ...[
      'https://example.net',
      'https://example.de',
      'https://news.example.co.uk',
      'https://a.test',
    ],
    ...['https://x.invalid', 'http://localhost', 'http://localhost:4321', 'https://news.localhost'],
    ...['http://127.0.0.1:8080', 'http://[::1]', 'http://0.0.0.0'],
  ];

  test.each(nobodys)('%s is not published on a host, and a folder may have it', (origin) => {
    for (const target of onHosts) expect(find({ origin, target })).toContain('`origin`');
    expect(find({ origin, target: 'folder' })).toBeUndefined();
  });

  test.each<Partial<Settings>>([
    { mirrors: ['https://mirror.example'] },
    { securityContacts: ['mailto:security@throughline.example'] },
    { letters: { via: 'mail', to: 'letters@throughline.example' } },
    { letters: { via: 'intake', url: 'https://letters.example.org/intake/' } },
    { letters: { via: 'form', action: 'https://forms.example.com/x' } },
  ])('nor is it anywhere else: %j', (changes) => {
    expect(find(changes)).toContain(`\`${Object.keys(changes)[0] ?? ''}\``);
    expect(find({ ...changes, target: 'folder' })).toBeUndefined();
  });

  test.each([
    'https://myexample.org',
    'https://example-news.org',
    'https://news.onion',
    'https://tests.org',
  ])('%s is somebody’s', (origin) => expect(find({ origin })).toBeUndefined());
});

test.each([
  ['https://news.org/path', 'https://news.org'],
  ['https://news.org/', 'https://news.org'],
  ['https://news.org?x', 'https://news.org'],
  ['https://news.org#x', 'https://news.org'],
  ['https://NEWS.org', 'https://news.org'],
  ['https://news.org:443', 'https://news.org'],
  ['https://user:word@news.org', 'https://news.org'],
  ['https://новости.org', 'https://xn--b1amnebsh.org'],
  [' https://news.org', 'https://news.org'],
  ['https://news.org\n', 'https://news.org'],
  ['https://news.org; add_header X y', 'https://news.org'],
  ['news.org', 'https://news.org'],
  ['//news.org', 'https://news.org'],
  ['ftp://news.org', 'https://news.org'],
  ['', 'https://news.org'],
])('the origin %j is refused on any target, and how to write it is told', (origin, right) => {
  for (const target of targets) {
    const fault = find({ origin, target }) ?? '';
    expect(fault).toContain('src/config.ts: `origin`');
    expect(fault).toContain(`Write it as ${right}.`);
  }
});

const injected = [
  ...[
    'x y',
    'x\ny',
    'x\r\ny',
    'x\u2028y',
    '"x',
    "'x",
    'x;y',
    '$x',
    '{x}',
    '`x`',
    'x\\',
    '<x>',
    'x*',
  ],
];

describe('what would break a file that a host or a program reads is refused', () => {
  test.each(injected)('%j in any address', (text) => {
    const address = `https://m.org/${text}/`;
    expect(find({ mirrors: [address] })).toContain('`mirrors`');
    expect(find({ onion: `http://a.onion/${text}` })).toContain('`onion`');
    expect(find({ base: `/${text}/` })).toContain('`base`');
    expect(find({ securityContacts: [`mailto:a@b.org${text}`] })).toContain('`securityContacts`');
    expect(find({ letters: { via: 'intake', url: address } })).toContain('`letters`');
    expect(find({ letters: { via: 'intake', url: `/${text}/` } })).toContain('`letters`');
    expect(find({ letters: { via: 'form', action: address } })).toContain('`letters`');
  });

  test.each<Partial<Settings>>([
    { mirrors: ['mirror.org'] },
    { mirrors: ['javascript:alert(1)'] },
    { mirrors: ['https://m.org/?x'] },
    { onion: 'https://news.org' },
    { onion: 'http://a.onion/' },
    { base: '/../' },
    { base: '/.git/' },
    { base: '/خبر/' },
    { securityContacts: ['security@news.org'] },
    { securityContacts: ['javascript:alert(1)'] },
    { trust: ['belongto=https://a.org/\ncontrol=https://evil.org/'] },
    { trust: ['https://a.org'] },
    { signingKey: 'ssh-ed25519 AAAA\nevil.org ssh-ed25519 BBBB' },
    { signingKey: 'AAAA' },
    { signingKey: '-----BEGIN OPENSSH PRIVATE KEY-----' },
  ])('%j', (changes) => {
    expect(find(changes)).toContain(`\`${Object.keys(changes)[0] ?? ''}\``);
    expect(find(changes)).not.toContain('PRIVATE');
  });
});

describe('letters that cannot work are not offered', () => {
  test.each(['netlify', 'cloudflare', 'github-pages', 'cloudfront'] as const)(
    'on %s the service has no path, and every choice is named',
    (target) => {
      const fault = find({ target, letters: { via: 'intake', url: '/intake/' } });
      for (const choice of [
        "via: 'intake', url: 'https://",
        "via: 'form'",
        "via: 'mail'",
        "via: 'none'",
      ])
        expect(fault).toContain(choice);
    },
  );

  test.each<LettersSetting>([
    { via: 'intake', url: 'https://letters.news.org/intake/' },
    { via: 'form', action: 'https://forms.org/x?y=z' },
    { via: 'mail', to: 'letters@news.org' },
    { via: 'none' },
  ])('%j works on any host', (letters) => {
    for (const target of targets) expect(find({ target, letters })).toBeUndefined();
  });

  test('a server of one’s own passes a path on, a folder may be on one, and Netlify has forms', () => {
    const letters = { via: 'intake', url: '/intake/' } as const;
    for (const target of ['nginx', 'apache', 'folder'] as const)
      expect(find({ target, letters })).toBeUndefined();
    const form = { via: 'form', netlify: true } as const;
    expect(find({ target: 'netlify', letters: form })).toBeUndefined();
    expect(find({ target: 'cloudflare', letters: form })).toContain('`letters`');
  });

  test.each<LettersSetting>([
    { via: 'form' },
    { via: 'form', action: '/x/' },
    { via: 'form', action: 'mailto:a@b.org' },
    { via: 'mail', to: 'letters' },
    { via: 'mail', to: 'a@b.org?bcc=c@d.org' },
    { via: 'mail', to: 'a@b.org\nBcc: c@d.org' },
    { via: 'intake', url: '/intake' },
    { via: 'intake', url: 'intake/' },
    { via: 'intake', url: '/' },
    { via: 'intake', url: '/../intake/' },
    { via: 'intake', url: 'https://letters.news.org/intake' },
    { via: 'intake', url: 'https://letters.news.org/intake/?x/' },
  ])('%j works nowhere', (letters) => {
    for (const target of targets) expect(find({ target, letters })).toContain('`letters`');
  });
});

test('the service for letters does not start for a site whose address is none', async () => {
  const said = await promisify(execFile)(process.execPath, ['src/cli/letters-serve.ts'], {
    cwd: root,
    env: { ...process.env, THROUGHLINE_ORIGIN: 'news.org' },
  }).catch((error: unknown) => (error as { stderr: string }).stderr);
  expect(said).toMatch(/^src\/config\.ts: `origin`: "news\.org"/);
  expect(said).not.toMatch(/\bat .*\.ts:\d/);
});

describe('the demonstration as it is', { timeout: 60_000 }, () => {
  const build = async (...args: readonly string[]) => {
    const out = join(await makeFolder('unpublished'), 'dist');
    const said = await promisify(execFile)(
      process.execPath,
      ['src/cli/build.ts', '--out', out, ...args],
      { cwd: root },
    ).then(
      () => '',
      (error: unknown) => (error as { stderr: string }).stderr,
    );
    return { said, isThere: existsSync(out) };
  };

  test('is built for no host, which says what to set, and writes nothing', async () => {
    const { said, isThere } = await build('--target', 'github-pages');
    expect(said).toContain(
      'src/config.ts: `origin`: "https://throughline.example" is an address that nobody can have, and would be published on GitHub Pages.',
    );
    expect(said).toContain("{ via: 'none' }");
    expect(said).not.toMatch(/\bat .*\.ts:\d/);
    expect(isThere).toBe(false);
  });

  test('names no default in its place', async () => {
    const { said } = await build('--target', 'github-pages', '--origin', 'https://news.org');
    expect(said).not.toContain('throughline.example');
    expect(said).toMatch(/^src\/config\.ts: `letters`: /);
  });
});
