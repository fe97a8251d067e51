import { trimEndOf } from './clean-text.ts';
import { toNormalForm } from '../i18n/normal-form.ts';

/** An old address as it is compared: decoded, NFC, in small letters, without the index file and final slashes. */
export const toAddressKey = (path: string): string => {
  let decoded = path;
  try {
    decoded = decodeURIComponent(path);
  } catch {
    // What is encoded badly is compared as it stands.
  }
  return trimEndOf(
    toNormalForm(decoded, 'NFC')
      .toLowerCase()
      .replace(/\/{2,}/g, '/')
      .replace(/^\/index\.php(?=\/)/, ''),
    /\//,
  );
};

/** What addresses of second pages, feeds and print versions end in, after the address proper. */
const ending = /\/(?:amp|feed|embed|print|comment-page-\d+|page\/\d+|\d{1,2})$/;

/** Finds what an old address belonged to. */
export interface AddressBook<Target> {
  readonly add: (path: string, target: Target) => void;
  readonly find: (path: string) => Target | undefined;
}

export const makeAddressBook = <Target>(): AddressBook<Target> => {
  const targets = new Map<string, Target>();
  return {
    add: (path, target) => {
      const key = toAddressKey(path);
      if (!targets.has(key)) targets.set(key, target);
    },
    find: (path) => {
      const key = toAddressKey(path);
      return targets.get(key) ?? targets.get(key.replace(ending, ''));
    },
  };
};
