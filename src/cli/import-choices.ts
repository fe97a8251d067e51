import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { settings } from '../config.ts';
import type { Language } from '../i18n/languages.ts';
import { toSiteLanguage } from '../importer/wordpress/site-facts.ts';
import { kinds, type Kind } from '../records/article.ts';

/** What every way of importing may be told. */
export interface TypedChoices {
  readonly 'time-zone'?: string | undefined;
  readonly language?: string | undefined;
  readonly kind?: string | undefined;
}

const isZone = (zone: string): boolean => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
};

const isKind = (word: string): word is Kind => kinds.some((kind) => kind === word);

/** What is wrong with a choice, in words for people. */
export const findOptionFault = (typed: TypedChoices): string | undefined => {
  const { language, kind } = typed;
  const zone = typed['time-zone'];
  if (zone !== undefined && !isZone(zone))
    return `"${zone}" is no time zone. Write it as Asia/Tbilisi.`;
  if (language !== undefined && toSiteLanguage(language) === undefined)
    return `"${language}" is no language of this publication: ${settings.languages.join(', ')}.`;
  if (kind !== undefined && !isKind(kind)) return `"${kind}" is no kind: ${kinds.join(', ')}.`;
  return undefined;
};

/** The choices, with what holds where nothing is said. */
export const toChosen = ({
  language,
  kind = 'analysis',
  'time-zone': timeZone = settings.timeZone,
}: TypedChoices): { timeZone: string; language: Language | undefined; kind: Kind } => ({
  timeZone,
  language: language === undefined ? undefined : toSiteLanguage(language),
  kind: isKind(kind) ? kind : 'analysis',
});

/** What is wrong with a folder that was named, in words for people. */
export const findFolderFault = (
  root: string,
  folder: string | undefined,
  whether: 'is there' | 'may be new' = 'is there',
): string | undefined => {
  if (folder === undefined) return undefined;
  const found = statSync(resolve(root, folder), { throwIfNoEntry: false });
  if (found?.isDirectory() || (!found && whether === 'may be new')) return undefined;
  return found
    ? `"${folder}" is a file: name a folder.`
    : `There is no folder "${folder}". It is looked for from ${root}.`;
};
