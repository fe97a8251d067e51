import { findSlugFault, toSlug } from '../records/slug.ts';
import { toNormalForm } from '../i18n/normal-form.ts';

/** Names that Windows keeps for devices: no file may be called so there, whatever its ending. */
const devices = /^(?:con|prn|aux|nul|com\d|lpt\d)$/;

/** File systems count bytes, and Persian or Chinese letters have two or three each; room for a number is left. */
const [mostBytes, mostCharacters] = [160, 100];

const cut = (slug: string): string => {
  const characters = Array.from(slug).slice(0, mostCharacters);
  while (
    Buffer.byteLength(characters.join('')) > mostBytes ||
    characters.join('').length > mostCharacters
  )
    characters.pop();
  return toSlug(characters.join(''));
};

const decode = (typed: string): string =>
  typed.replace(/(?:%[\da-f]{2})+/gi, (encoded) => {
    try {
      return decodeURIComponent(encoded);
    } catch {
      return ' ';
    }
  });

/**
 * A name as a file and an address may have it: decoded, without any path in it, no device's, not too long. Empty where
 * it has no letters and digits.
 */
export const toSafeSlug = (typed: string): string => {
  const slug = cut(toSlug(decode(typed)));
  if (devices.test(slug)) return `${slug}-1`;
  return findSlugFault(slug) === undefined ? slug : '';
};

/** What two slugs have in common that readers, or a Mac, could not tell apart. */
export const slugKey = (slug: string): string => toNormalForm(slug, 'NFKC').toLowerCase();

/**
 * The first of the wished-for names that has letters, as it is or with the lowest number that makes it one that nobody
 * has.
 *
 * @param wished The best first; the last has letters in any case.
 * @param tried The numbers that were found free before, by name: the search goes on from there.
 */
export const toFreeSlug = (
  wished: readonly string[],
  isTaken: (key: string) => boolean,
  tried: Map<string, number> = new Map<string, number>(),
): string => {
  const slug = wished.map(toSafeSlug).find(Boolean) ?? 'untitled';
  for (let number = tried.get(slug) ?? 1; ; number++) {
    const free = number === 1 ? slug : `${slug}-${number}`;
    if (isTaken(slugKey(free))) continue;
    tried.set(slug, number);
    return free;
  }
};
