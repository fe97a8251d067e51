import { execFile } from 'node:child_process';
import { parseArgs, promisify } from 'node:util';
import { writeWhole } from '../support/whole-file.mjs';
import { end, runCommand, succeed } from './ended.ts';

const usage = `Tells of which packages the site is made: a bill of materials (CycloneDX, as JSON).
  npm run sbom -- [--out sbom.json]`;

const options = { out: { type: 'string' } } as const;

const readBill = (): Promise<string> =>
  promisify(execFile)('npm', ['sbom', '--sbom-format', 'cyclonedx'], {
    maxBuffer: 64 * 1024 * 1024,
  }).then(
    ({ stdout }) => stdout.trim(),
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
      const bill = await readBill();
      if (out === undefined) return succeed(bill);
      writeWhole(out, `${bill}\n`);
      return succeed(`Written: ${out}`);
    },
  ),
);
