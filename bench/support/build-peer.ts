import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { parse, stringify } from 'yaml';
import { runNpm } from '../../src/cli/bootstrap/npm.mjs';
import type { Peer, PlainArticle } from './peers.ts';

/** Reads one of the demonstration's articles, without what only Throughline understands. */
export const readPlainArticle = async (file: string): Promise<PlainArticle> => {
  const text = await readFile(file, 'utf8');
  const [, frontMatter = '', body = ''] = /^---\n([^]*?)\n---\n([^]*)$/.exec(text) ?? [];
  const { title, summary } = parse(frontMatter) as { title: string; summary: string };
  // Its links lead to pieces that the others do not have.
  return { title, summary, body: body.replaceAll(/\]\([^)]*\.md\)/g, '](#)') };
};

/**
 * Puts the article into a peer, and builds it.
 *
 * @param folder The peer's own.
 * @returns The folder of the built site; or, where there is none, why.
 */
export const buildPeer = async (
  peer: Peer,
  folder: string,
  article: PlainArticle,
): Promise<{ readonly site: string } | { readonly missing: string }> => {
  if (!existsSync(join(folder, 'package.json'))) {
    if (peer.files === undefined) return { missing: `${folder} is not there (${peer.source})` };
    await writeFiles(folder, peer.files);
  }
  const frontMatter = stringify(peer.article.frontMatter(article));
  await writeFiles(folder, { [peer.article.file]: `---\n${frontMatter}---\n\n${article.body}` });
  const [program, ...args] = peer.build;
  const bin = join(folder, 'node_modules/.bin');
  try {
    if (!existsSync(bin)) await runNpm(['install'], { cwd: folder, env: process.env });
    await rm(join(folder, peer.output), { recursive: true, force: true });
    const PATH = [bin, dirname(process.execPath), process.env['PATH']].join(delimiter);
    const env = { ...process.env, PATH, ASTRO_TELEMETRY_DISABLED: '1' };
    await promisify(execFile)(program, args, { cwd: folder, env });
  } catch (error) {
    return { missing: `it could not be built: ${firstLine(error)}` };
  }
  return { site: join(folder, peer.output) };
};

const writeFiles = async (
  folder: string,
  files: Readonly<Record<string, string>>,
): Promise<void> => {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
};

const firstLine = (error: unknown): string => {
  const { stderr = '', message = '' } = error as { stderr?: string; message?: string };
  return `${stderr}\n${message}`.split('\n').find((line) => line.trim() !== '') ?? String(error);
};
