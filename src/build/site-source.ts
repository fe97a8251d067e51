import { lstatSync } from 'node:fs';
import { join } from 'node:path';
import { readWithin } from '../support/read-within.ts';

/**
 * What was found where a file of a site should be: its bytes; or where a host leads instead, a path, or the whole address
 * where that is another host's; or what is no file, or a link that leads out of the folder.
 */
export type Found =
  { readonly bytes: Buffer } | { readonly location: string } | { readonly barred: true };

/** Where a site lies that is to be compared: a folder, or an address. */
export type ReadSite = (file: string) => Promise<Found | undefined>;

const isThere = (path: string): boolean => {
  try {
    return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
  } catch {
    return false;
  }
};

export const readFolder =
  (folder: string): ReadSite =>
  (file) =>
    Promise.try(readWithin, folder, file).then(
      (bytes) => ({ bytes }),
      () => (isThere(join(folder, file)) ? { barred: true } : undefined),
    );

/** A text of the site; `undefined` where it is not there. */
export const readText = async (read: ReadSite, file: string): Promise<string | undefined> => {
  const found = await read(file);
  return found && 'bytes' in found ? found.bytes.toString('utf8') : undefined;
};

/** No file of a site is larger, and no host takes longer: one that never ends must not hold us. */
export const mostBytes = 64 * 1024 * 1024;
const patience = 30_000;

const readBody = async (response: Response): Promise<Buffer> => {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += (chunk as Uint8Array).length;
    if (size > mostBytes) throw new Error('it does not end');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
};

/** The address that readers know a file by: a folder's index has the folder's. */
const toAddress = (site: URL, file: string): URL =>
  new URL(
    file
      .replace(/(^|\/)index\.html$/, '$1')
      .split('/')
      .map(encodeURIComponent)
      .join('/'),
    site,
  );

const toPlace = (to: URL, from: URL): string => (to.host === from.host ? to.pathname : to.href);

/**
 * @param address Of the site's first page, with its final slash.
 * @throws Never: what cannot be had is not there.
 */
export const readAddress =
  (address: URL): ReadSite =>
  async (file) => {
    try {
      const url = toAddress(address, file);
      // Some hosts lead from the file to an address without its ending.
      const redirect = file === '404.html' ? 'follow' : 'manual';
      const response = await fetch(url, { redirect, signal: AbortSignal.timeout(patience) });
      const location = response.headers.get('location');
      if (location !== null) return { location: toPlace(new URL(location, url), url) };
      if (!response.ok && file !== '404.html') return undefined;
      return { bytes: await readBody(response) };
    } catch {
      return undefined;
    }
  };

const toReason = ({ cause, message }: { cause?: unknown; message: string }): string =>
  cause instanceof Error && cause.message !== '' ? cause.message : message;

/** Why a file cannot be had at an address, in words. */
export const explainAbsence = async (address: URL, file: string): Promise<string> => {
  try {
    const url = toAddress(address, file);
    const response = await fetch(url, {
      redirect: 'manual',
      signal: AbortSignal.timeout(patience),
    });
    await response.body?.cancel();
    const location = response.headers.get('location');
    return location === null
      ? `it answers ${response.status} for ${url.href}`
      : `it leads on to ${new URL(location, url).href}: compare what lies there`;
  } catch (error) {
    return `it cannot be reached (${toReason(error as Error)})`;
  }
};
