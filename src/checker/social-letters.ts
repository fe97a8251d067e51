import { settings } from '../config.ts';
import { languagePack } from '../i18n/languages.ts';
import { findUndrawable } from '../output/shape-text.ts';
import type { Problem } from '../records/problem.ts';
import type { Records } from '../records/records.ts';

/** Letters that the fonts are known to have: most headlines have no others, and no font is read for them. */
const usual =
  /^[\p{ASCII}\u00A0-\u024F\u2010-\u2027\u202F\u0621-\u064A\u067E\u0686\u0698\u06A9\u06AF\u06CC\u06F0-\u06F9\u200C«»؛،؟]*$/u;

/** Headlines with letters that no font has: the picture of the page that networks show would lack them. */
export const findSocialLetterProblems = ({ articles, threads, pages }: Records): Problem[] => {
  if (!settings.socialImages) return [];
  return [...articles, ...threads, ...pages].flatMap((record) => {
    const { file, language, title } = record;
    if (usual.test(title)) return [];
    const { tag, direction } = languagePack(language);
    const missing = findUndrawable(title, { tag, direction, weight: 'bold' });
    if (missing.length === 0) return [];
    const known = 'places' in record ? record.places['title'] : undefined;
    const place = known ?? { line: 1, column: 1 };
    return [
      {
        ...{ file, ...place, severity: 'warning' as const },
        rule: 'title/letters' as const,
        message: `The picture of the headline that networks show leaves out "${missing.join('" "')}": no font has it.`,
        hint: 'Write it in other letters, if readers need it there; the page itself shows it.',
      },
    ];
  });
};
