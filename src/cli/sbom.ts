import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { parseArgs, promisify } from 'node:util';
import { z } from 'zod';
import { compareText } from '../records/compare-text.ts';
import { writeWhole } from '../support/whole-file.mjs';
import { end, runCommand, succeed } from './ended.ts';

const usage = `Lists the packages that the site is made with: a bill of materials (CycloneDX, as JSON).
  npm run sbom -- [--out sbom.json]

  --out  the file that it is written to, instead of the terminal

Example: npm run sbom -- --out sbom.json`;

const options = { out: { type: 'string' } } as const;

const projectSchema = z.object({
  name: z.string(),
  version: z.string(),
  license: z.string().optional(),
});

const refSchema = z.looseObject({ 'bom-ref': z.string() });

const billSchema = z.looseObject({
  metadata: z.looseObject({ component: z.looseObject({}) }),
  components: z.array(refSchema),
  dependencies: z.array(z.looseObject({ ref: z.string(), dependsOn: z.array(z.string()) })),
});

/**
 * npm numbers a bill at random, dates it, and calls the project after its folder. What says nothing of the packages is left
 * out, and lists are sorted: the same lock file gives the same bytes.
 */
const toStableBill = (json: string, packageJson: string): string => {
  const { name, version, license } = projectSchema.parse(JSON.parse(packageJson));
  const bill = billSchema.parse(JSON.parse(json));
  const component = {
    ...bill.metadata.component,
    ...{ type: 'application', name, version },
    ...(license !== undefined && { licenses: [{ license: { id: license } }] }),
  };
  const stable = {
    ...bill,
    serialNumber: undefined,
    metadata: { ...bill.metadata, component, timestamp: undefined, tools: undefined },
    components: bill.components.toSorted((a, b) => compareText(a['bom-ref'], b['bom-ref'])),
    dependencies: bill.dependencies
      .map((each) => ({ ...each, dependsOn: each.dependsOn.toSorted(compareText) }))
      .sort((a, b) => compareText(a.ref, b.ref)),
  };
  return JSON.stringify(stable, null, 2);
};

/** By the lock file alone: what is installed differs from one system to another. */
const readBill = (): Promise<string> =>
  promisify(execFile)('npm', ['sbom', '--sbom-format', 'cyclonedx', '--package-lock-only'], {
    maxBuffer: 64 * 1024 * 1024,
  }).then(
    ({ stdout }) => stdout,
    (error: unknown) => {
      const { code, stderr = '', message } = error as Error & { code: unknown; stderr?: string };
      throw new Error(
        code === 'ENOENT'
          ? 'There is no npm in PATH: it comes with Node.js.'
          : `npm could not tell: ${stderr.trim() || message}`,
      );
    },
  );

end(
  await runCommand(
    () => parseArgs({ options }).values,
    usage,
    async ({ out }) => {
      const bill = toStableBill(await readBill(), await readFile('package.json', 'utf8'));
      if (out === undefined) return succeed(bill);
      writeWhole(out, `${bill}\n`);
      return succeed(`Written: ${out}`);
    },
  ),
);
