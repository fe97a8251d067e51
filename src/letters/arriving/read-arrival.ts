import { extname } from 'node:path';
import { FileFault, readNamedFile } from '../../support/read-within.ts';
import type { Arrival } from './arrived-letter.ts';
import { readMail } from './read-mail.ts';
import { readCsv, readJson } from './read-table.ts';
import { readWordpress } from './read-wordpress.ts';

const decode = (bytes: Uint8Array): string =>
  new TextDecoder('utf-8', { fatal: true }).decode(bytes);

type Reader = (bytes: Uint8Array) => Arrival | Promise<Arrival>;

const readers: Readonly<Record<string, Reader>> = {
  '.eml': readMail,
  '.json': (bytes) => readJson(decode(bytes)),
  '.csv': (bytes) => readCsv(decode(bytes)),
  '.xml': (bytes) => readWordpress(new TextDecoder().decode(bytes)),
};

/** Reads a file of letters by the ending of its name. @param path Absolute. */
export const readArrival = async (path: string): Promise<Arrival | { readonly fault: string }> => {
  const read = readers[extname(path).toLowerCase()];
  if (!read) {
    return { fault: `${path} ends in none of ${Object.keys(readers).join(', ')}.` };
  }
  let bytes: Uint8Array;
  try {
    bytes = readNamedFile(path);
  } catch (error) {
    if (error instanceof FileFault) return { fault: `${path} was not read. ${error.fault}` };
    throw error;
  }
  try {
    return await read(bytes);
  } catch {
    return { fault: `${path} could not be read: it is not what its ending says, or not UTF-8.` };
  }
};
