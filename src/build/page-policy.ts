import { settings } from '../config.ts';
import { addPolicy } from '../hosts/page-head.ts';
import { searchUrl, siteRoot } from '../records/urls.ts';
import { toLetterOrigins } from './describe-site.ts';

const toPath = (file: string): string =>
  siteRoot() + encodeURI(file.replace(/(?:^|(?<=\/))index\.html$/, ''));

/** Gives a page of the edition its policy, whatever host it may come to lie on; another file stays as it is. */
export const withPolicy = (file: string, bytes: Uint8Array): Uint8Array => {
  if (!file.endsWith('.html')) return bytes;
  const path = toPath(file);
  const search = settings.languages.some((language) => searchUrl(language) === path);
  const onion = settings.onion === '' ? '' : settings.onion + path;
  const needs = { search, letterOrigins: toLetterOrigins(settings.letters) };
  return addPolicy(bytes, needs, onion);
};
