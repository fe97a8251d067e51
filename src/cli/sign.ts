import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { isSignedBy, sign } from '../build/signature.ts';
import { manifestFile, signatureFile } from '../build/site-manifest.ts';
import { settings } from '../config.ts';
import { readWithin } from '../support/read-within.ts';
import { writeWhole } from '../support/whole-file.mjs';
import { end, runCommand, succeed } from './ended.ts';

const usage = `Signs the manifest of a built site with an SSH key: a key file, or the public half of one in an agent.
  npm run sign -- --key ~/.ssh/publisher [folder]

  --key  the key's file

Example: npm run sign -- --key ~/.ssh/publisher dist`;

/** @throws With what is wrong with the arguments. */
const readOptions = (): { key: string; folder: string } => {
  const { values, positionals } = parseArgs({
    options: { key: { type: 'string' } },
    allowPositionals: true,
  });
  const [folder = 'dist', ...rest] = positionals;
  if (values.key === undefined) throw new Error('--key has to say with which key.');
  if (rest.length > 0) throw new Error('One folder is signed at a time.');
  return { key: values.key, folder };
};

const signSite = async (folder: string, key: string): Promise<string> => {
  const text = await Promise.try(readWithin, folder, manifestFile).then(String, () => {
    throw new Error(`There is no built site in ${folder}: make one with "npm run build".`);
  });
  const signature = await sign(text, resolve(key));
  if (settings.signingKey !== '' && !(await isSignedBy(text, signature, settings.signingKey)))
    throw new Error(`The key ${key} is not the \`signingKey\` of src/config.ts.`);
  writeWhole(join(folder, signatureFile), signature);
  return `Signed: ${join(folder, signatureFile)}`;
};

end(
  await runCommand(readOptions, usage, async ({ folder, key }) =>
    succeed(await signSite(resolve(folder), key)),
  ),
);
