import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { rolldown } from 'rolldown';
import { describe, expect, it } from 'vitest';
import { readSources, root } from './support/source-files.ts';

const read = (file: string): string =>
  readFileSync(join(root, file), 'utf8').replaceAll('\r\n', '\n').trim();

const notice = read('NOTICE');
const named = [...notice.matchAll(/^## (.+)$/gm)].flatMap(([, names = '']) => names.split(', '));

/** `idb` of `…/node_modules/idb/build/index.js`. */
const toPackage = (file: string): string[] => {
  const [, name] = /.*node_modules[\\/]((?:@[^\\/]+[\\/])?[^\\/]+)/.exec(file) ?? [];
  return name === undefined ? [] : [name.replace('\\', '/')];
};

/** What the scripts of a site are bundled from: packages, and a part of `vite` where one is loaded when first needed. */
const findBundled = async (): Promise<readonly string[]> => {
  const scripts = readSources('src/client');
  const input = scripts.map(({ path }) => path);
  const bundle = await rolldown({ input, cwd: root, platform: 'browser', logLevel: 'silent' });
  const { output } = await bundle.generate({ format: 'esm' });
  await bundle.close();
  const packages = output.flatMap((file) =>
    file.type === 'chunk' ? Object.keys(file.modules).flatMap(toPackage) : [],
  );
  const loadsLater = scripts.some(({ text }) => /\bimport\(/.test(text));
  return [...packages, ...(loadsLater ? ['vite'] : [])];
};

/** The packages of the fonts that pictures are drawn with. */
const findFonts = (): readonly string[] =>
  readSources('src').flatMap(({ text }) =>
    [...text.matchAll(/'((?:@[^/']+\/)?[^/']+)\/[^']+\.(?:ttf|otf|woff2?)\b/g)].map(
      ([, name = '']) => name,
    ),
  );

/** What a package asks to be passed on: its licence, or of a font whose it is. */
const readLicence = (name: string): string => {
  const at = (file: string) => `node_modules/${name}/${file}`;
  if (existsSync(join(root, at('LICENSE_FONT'))))
    return read(at('LICENSE_FONT')).split('\n')[0] ?? '';
  if (name === 'pagefind') return read(at('LICENSE/LICENSE'));
  if (name !== 'vite') return read(at('LICENSE'));
  // Its own licence comes before those of what it has bundled, none of which is in a site.
  const [own = ''] = read(at('LICENSE.md')).split('# Licenses of bundled dependencies');
  return own.slice(own.indexOf('MIT License')).trim();
};

describe('NOTICE', () => {
  it('names every package that has a part in a site, and no other', async () => {
    const shipped = new Set(['pagefind', ...(await findBundled()), ...findFonts()]);
    expect([...named].sort()).toEqual([...shipped].sort());
  });

  it.each(named)('passes on the licence of %s as it is', (name) => {
    expect(notice).toContain(readLicence(name));
  });
});

it('the licence is MIT, in the file, in package.json and in the lock file', () => {
  const { license } = JSON.parse(read('package.json')) as { license?: string };
  const { packages } = JSON.parse(read('package-lock.json')) as {
    packages: Record<string, { license?: string }>;
  };
  expect([license, packages['']?.license]).toEqual(['MIT', 'MIT']);
  expect(read('LICENSE')).toMatch(
    /^MIT License\n\nCopyright \(c\) \d{4} Throughline contributors\n/,
  );
});
