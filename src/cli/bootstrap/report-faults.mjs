import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { explainDisk } from '../../support/disk-errors.mjs';

/*
 * Loaded before a command: whatever nobody catches is reported in words, a mistake in the settings with its line. With
 * THROUGHLINE_DEBUG=1 comes where in the code it happened.
 */

/** The files that a publisher edits and that are programs: what is wrong with them stops all else from being loaded. */
const edited = /^(.*\/(?:src\/config\.ts|src\/content\.config\.ts|astro\.config\.mjs)):(\d+)/;

/** @param {string} path */
const toName = (path) =>
  relative(process.cwd(), path.startsWith('file:') ? fileURLToPath(path) : path);

/**
 * @param {unknown} error
 * @returns {string}
 */
export const toReport = (error) => {
  const ofDisk = explainDisk(error);
  if (ofDisk !== undefined) return ofDisk;
  const { message, stack = '' } = error instanceof Error ? error : new Error(String(error));
  const places = stack.split(/[\s()]+/).flatMap((word) => edited.exec(word) ?? []);
  const [, file = '', line = ''] = places;
  if (file !== '')
    return `${toName(file)}:${line}: ${message.split('\n')[0]}\n  Fix that line, or the one before it: a comma or a quotation mark may be missing.`;
  return `Throughline failed, and the fault is its own: ${message}\n  Please report it, with what the same command prints with THROUGHLINE_DEBUG=1.`;
};

process.on('uncaughtException', (error) => {
  console.error(toReport(error));
  if (process.env['THROUGHLINE_DEBUG']) console.error(error);
  process.exit(1);
});
