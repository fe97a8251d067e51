import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { signatureNamespace } from '../output/well-known.ts';

/** Whoever signs: the name is only there because the format wants one. */
const signer = 'publisher';

const run = (args: readonly string[], input: string): Promise<{ code: number; said: string }> =>
  new Promise((resolve, reject) => {
    const child = spawn('ssh-keygen', args, { stdio: ['pipe', 'pipe', 'pipe'] });
    let said = '';
    const keep = (chunk: Buffer) => (said += chunk.toString());
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.once('error', () => {
      reject(new Error('There is no ssh-keygen here: it comes with OpenSSH. Install that.'));
    });
    child.once('close', (code) => {
      resolve({ code: code ?? 1, said: said.trim() });
    });
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
  });

/**
 * Signs a text with a private key file, or one that an agent or a security key holds (then `key` is its public half).
 *
 * @returns The signature, armoured.
 * @throws Where there is no such key, in ssh-keygen's words.
 */
export const sign = async (text: string, key: string): Promise<string> => {
  const { code, said } = await run(['-Y', 'sign', '-q', '-n', signatureNamespace, '-f', key], text);
  const [signature] =
    /-----BEGIN SSH SIGNATURE-----[^]*-----END SSH SIGNATURE-----/.exec(said) ?? [];
  if (code !== 0 || signature === undefined)
    throw new Error(`The key ${key} could not sign: ${said || 'ssh-keygen said nothing'}.`);
  return `${signature}\n`;
};

/** Whether a text is the public half of an SSH key, as a line of a `.pub` file: `ssh-ed25519 AAAA… comment`. */
export const isPublicKey = (text: string): boolean =>
  /^(?:ssh-|ecdsa-|sk-)[\w@.-]+ [\w+/]{20,}={0,2}(?: [^\n]*)?$/.test(text);

/** Whether `signature` is that of the key whose public half is `publicKey` (`ssh-ed25519 AAAA…`), over `text`. */
export const isSignedBy = async (
  text: string,
  signature: string,
  publicKey: string,
): Promise<boolean> => {
  const folder = await mkdtemp(join(tmpdir(), 'throughline-verify-'));
  try {
    const [signers, file] = [join(folder, 'signers'), join(folder, 'signature')];
    await writeFile(signers, `${signer} ${publicKey}\n`);
    await writeFile(file, signature);
    const args = [
      '-Y',
      'verify',
      '-n',
      signatureNamespace,
      '-I',
      signer,
      '-f',
      signers,
      '-s',
      file,
    ];
    return (await run(args, text)).code === 0;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};
