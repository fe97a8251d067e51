import { remember } from './remember.ts';
import { toNormalForm } from '../i18n/normal-form.ts';

/**
 * A readable address for any name in any script: `Lachin corridor` -> `lachin-corridor`,
 * `قره‌باغ` -> `قره-باغ`, `C++` -> `c-plus-plus`, `C#` -> `c-sharp`. Letters and numbers stay, with their marks.
 * Empty for a name without any of them.
 */
export const toSlug = remember((name) =>
  toNormalForm(name, 'NFC')
    .toLowerCase()
    .replace(/\u0307/g, '')
    .replace(/\+/g, ' plus ')
    .replace(/#/g, ' sharp ')
    .replace(/&/g, ' and ')
    .replace(/[’'‘‛`´\u00AD\p{Variation_Selector}]/gu, '')
    .replace(/(?:[^\p{L}\p{N}\p{M}]\p{M}*)+/gu, '-')
    .replace(/^[-\p{M}]+|-$/gu, '')
    .normalize('NFC'),
);

/** Files of these names cannot be on Windows, whatever their ending. */
const windowsDevice = /^(?:con|prn|aux|nul|(?:com|lpt)[0-9])$/i;

/** What is wrong with a slug as an address, or `undefined`: it has to be what `toSlug` would make of it. */
export const findSlugFault = (slug: string): string | undefined => {
  if (slug === '') return 'it is empty';
  if (slug.length > 120) return 'it is longer than 120 characters';
  if (windowsDevice.test(slug)) return 'Windows keeps it for a device';
  if (toSlug(slug) === slug) return undefined;
  if (slug !== slug.toLowerCase()) return 'it holds capital letters';
  return 'it holds something else than letters, digits and single hyphens';
};
