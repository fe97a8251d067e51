/*
 * What the site keeps on a reader's device, and under which names. All of it is the reader's: nothing is sent.
 */

/** The path that the site lives under, from slash to slash. Several sites may share one origin. */
export const root: string = import.meta.env.BASE_URL;

/** Every cache of this site's begins so. */
export const cachePrefix = `throughline:${root}:`;

/** Every key in the browser's storage begins so. */
const keyPrefix = 'throughline:';

/**
 * What the reader allows: `''` keeps visited pages and what is kept by a press; `places` remembers too where the
 * reading of any piece stopped; `off` keeps nothing but this word.
 */
export type Allowance = '' | 'places' | 'off';

const allowanceKey = `${keyPrefix}keep`;

/** A value in the browser's storage; `undefined` where there is none, or the browser keeps nothing. */
export const load = (key: string): string | undefined => {
  try {
    return localStorage.getItem(keyPrefix + key) ?? undefined;
  } catch {
    return undefined;
  }
};

/** Keeps a value, or with `undefined` takes it out. False where the browser keeps nothing, or has no more room. */
export const store = (key: string, value: string | undefined): boolean => {
  try {
    if (value === undefined) localStorage.removeItem(keyPrefix + key);
    else localStorage.setItem(keyPrefix + key, value);
    return true;
  } catch {
    return false;
  }
};

export const readAllowance = (): Allowance => {
  const value = load('keep');
  return value === 'off' || value === 'places' ? value : '';
};

export const writeAllowance = (allowance: Allowance): boolean =>
  store('keep', allowance === '' ? undefined : allowance);

/** The keys of this site's among all. The reader's word that nothing be kept stays: without it all would begin anew. */
export const findKeys = (keys: readonly string[], allowance: Allowance): string[] =>
  keys.filter((key) => key.startsWith(keyPrefix) && !(key === allowanceKey && allowance === 'off'));
