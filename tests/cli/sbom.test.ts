import { execFile } from 'node:child_process';
import { cp, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { writeTree } from '../support/content.ts';
import { root } from '../support/source-files.ts';

const run = promisify(execFile);

const readBill = async (folder: string): Promise<string> => {
  const { stdout } = await run(process.execPath, [join(root, 'src/cli/sbom.ts')], {
    cwd: folder,
    maxBuffer: 64 * 1024 * 1024,
  });
  return stdout;
};

interface Bill {
  readonly metadata: { readonly component: unknown };
  readonly components: readonly { readonly name: string; readonly 'bom-ref': string }[];
}

const locked = (version: string, license?: string) => ({
  ...{ version, resolved: `https://registry.npmjs.org/x/-/x-${version}.tgz` },
  ...{ integrity: `sha512-${'A'.repeat(86)}==`, ...(license !== undefined && { license }) },
});

const project = {
  name: 'my-paper',
  version: '2.1.0',
  license: 'MIT',
  dependencies: { b: '1.0.0', a: '2.0.0' },
};

const tree = {
  'package.json': JSON.stringify(project),
  'package-lock.json': JSON.stringify({
    ...{ name: 'my-paper', version: '2.1.0', lockfileVersion: 3, requires: true },
    packages: {
      '': project,
      'node_modules/b': locked('1.0.0', 'ISC'),
      'node_modules/a': locked('2.0.0', 'MIT'),
    },
  }),
};

test('the bill of materials is named after the project, and the same in any folder at any time', async () => {
  const [one, other] = [await writeTree(tree), await writeTree(tree)];
  const bill = await readBill(one);
  expect(await readBill(other)).toBe(bill);
  expect(bill).not.toMatch(/serialNumber|timestamp/);
  const { metadata, components } = JSON.parse(bill) as Bill;
  expect(metadata.component).toMatchObject({
    ...{ type: 'application', name: 'my-paper', version: '2.1.0' },
    licenses: [{ license: { id: 'MIT' } }],
  });
  expect(components.map((each) => each['bom-ref'])).toEqual(['a@2.0.0', 'b@1.0.0']);
}, 60_000);

test('that of this project names every package of its lock file', async () => {
  const folder = await writeTree({});
  for (const file of ['package.json', 'package-lock.json'])
    await cp(join(root, file), join(folder, file));
  const { components } = JSON.parse(await readBill(folder)) as Bill;
  const lock = JSON.parse(await readFile(join(root, 'package-lock.json'), 'utf8')) as {
    packages: Readonly<Record<string, unknown>>;
  };
  const names = Object.keys(lock.packages)
    .filter((path) => path !== '')
    .map((path) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length));
  expect([...new Set(components.map(({ name }) => name))].sort()).toEqual(
    [...new Set(names)].sort(),
  );
}, 60_000);
