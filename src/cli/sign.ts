import { readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { isSignedBy, sign } from '../build/signature.ts';
import { manifestFile, signatureFile } from '../build/site-manifest.ts';
import { settings } from '../config.ts';

const usage = `Signs the manifest of a built site with an SSH key: a key file, or the public half of one in an agent.
  npm run sign -- --key ~/.ssh/publisher [folder]`;

const readOptions = () => {
  try {
    const { values, positionals } = parseArgs({
      options: { key: { type: 'string' } },
      allowPositionals: true,
    });
    return values.key === undefined
      ? undefined
      : { key: values.key, folder: positionals[0] ?? 'dist' };
  } catch {
    return undefined;
  }
};

const signSite = async (folder: string, key: string): Promise<string> => {
  const text = await readFile(join(folder, manifestFile), 'utf8').catch(() => {
    throw new Error(`There is no built site in ${folder}: make one with "npm run build".`);
  });
  const signature = await sign(text, resolve(key));
  if (settings.signingKey !== '' && !(await isSignedBy(text, signature, settings.signingKey)))
    throw new Error(`The key ${key} is not the \`signingKey\` of src/config.ts.`);
  await writeFile(join(folder, signatureFile), signature);
  return `Signed: ${join(folder, signatureFile)}`;
};

const options = readOptions();
if (!options) {
  console.error(usage);
  process.exitCode = 2;
} else {
  await signSite(resolve(options.folder), options.key).then(
    (said) => console.log(said),
    (error: unknown) => {
      console.error(error instanceof Error ? error.message : error);
      process.exitCode = 1;
    },
  );
}
