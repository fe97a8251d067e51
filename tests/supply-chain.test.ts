import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { root } from './support/source-files.ts';

interface LockedPackage {
  readonly resolved?: string;
  readonly integrity?: string;
  readonly hasInstallScript?: boolean;
  readonly link?: boolean;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

interface Manifest {
  readonly allowScripts?: Readonly<Record<string, boolean>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

const read = (file: string): unknown => JSON.parse(readFileSync(join(root, file), 'utf8'));

const toName = (path: string): string => path.slice(path.lastIndexOf('node_modules/') + 13);

describe.each(['.', 'bench/audit', 'bench/lighthouse', 'bench/mutation'])(
  'the packages of %s',
  (folder) => {
    const { packages } = read(join(folder, 'package-lock.json')) as {
      packages: Readonly<Record<string, LockedPackage>>;
    };
    const manifest = read(join(folder, 'package.json')) as Manifest;
    const { '': own, ...installed } = packages;

    test('are each locked to the bytes that were looked at, from npm’s own registry', () => {
      const loose = Object.entries(installed).filter(
        ([, { resolved, integrity, link }]) =>
          link === true ||
          !integrity?.startsWith('sha512-') ||
          (resolved !== undefined && !resolved.startsWith('https://registry.npmjs.org/')),
      );
      expect(loose.map(([path]) => path)).toEqual([]);
    });

    test('are those that package.json asks for', () => {
      expect(own?.dependencies).toEqual(manifest.dependencies);
      expect(own?.devDependencies).toEqual(manifest.devDependencies);
    });

    test('run no script when they are installed that nobody has decided on', () => {
      // A new one fails here: look at what it does, then write true or false in "allowScripts" of package.json.
      const scripted = Object.entries(installed)
        .filter(([, { hasInstallScript }]) => hasInstallScript === true)
        .map(([path]) => toName(path));
      expect([...new Set(scripted)].sort()).toEqual(
        Object.keys(manifest.allowScripts ?? {}).sort(),
      );
    });
  },
);

test('npm runs none of them by itself', () => {
  expect(readFileSync(join(root, '.npmrc'), 'utf8')).toMatch(/^ignore-scripts=true$/m);
});
