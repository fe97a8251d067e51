import { z } from 'zod';
import { targets } from '../config.ts';
import { languages } from '../i18n/languages.ts';
import { didYouMean } from '../records/fold.ts';

const codes = Object.keys(languages);

const text = z.string({ error: 'a text in quotation marks' });
const texts = z.array(text, { error: 'a list of texts, [] for none' });
const yesOrNo = z.boolean({ error: 'true or false' });
const fromOne = { error: 'a whole number from 1 on' };
const count = z.int(fromOne).min(1, fromOne);
const byLanguage = z.record(z.string(), text, { error: 'a text for each language' });
const days = { closeAfterDays: count.optional() };

const ways = z.discriminatedUnion(
  'via',
  [
    z.strictObject({ via: z.literal('intake'), url: text, ...days }),
    z.strictObject({
      ...{ via: z.literal('form'), action: text.optional(), netlify: yesOrNo.optional() },
      ...days,
    }),
    z.strictObject({ via: z.literal('mail'), to: text, ...days }),
    z.strictObject({ via: z.literal('none'), ...days }),
  ],
  {
    error:
      "{ via: 'intake', url }, { via: 'form', action }, { via: 'mail', to } or { via: 'none' }",
  },
);

const schema = z.strictObject({
  ...{ name: byLanguage, description: byLanguage, origin: text, base: text },
  target: z.enum(targets, { error: `one of ${targets.join(', ')}` }),
  redirects: z.enum(['host', 'pages'], { error: "'host' or 'pages'" }),
  ...{ onion: text, mirrors: texts, securityContacts: texts, trust: texts, signingKey: text },
  manifestDays: count,
  languages: z
    .array(
      z.enum(codes, { error: `one of ${codes.join(', ')}, or a language added to src/i18n` }),
      {
        error: 'a list of languages',
      },
    )
    .min(1, { error: `a list of one language or more: ${codes.join(', ')}` }),
  ...{ timeZone: text, letters: ways, pageSize: count, feedSize: count },
  relatedCount: z.int({ error: 'a whole number' }).min(0, { error: 'a whole number from 0 on' }),
  ...{ socialImages: yesOrNo, contentCredentials: yesOrNo, offline: yesOrNo },
});

const toFault = (key: string, message: string): string => `src/config.ts: \`${key}\`: ${message}`;

const toFaults = (issue: z.core.$ZodIssue): string[] => {
  const key = issue.path.map(String).join('.');
  if (issue.code !== 'unrecognized_keys') return [toFault(key, `it has to be ${issue.message}.`)];
  const known = issue.path.length === 0 ? Object.keys(schema.shape) : [];
  return issue.keys.map((name) =>
    toFault(
      [...issue.path.map(String), name].join('.'),
      `there is no such setting.${didYouMean(name, known)}`,
    ),
  );
};

/**
 * What is wrong with the form of the settings: a setting that there is not, one that is missing, a value of another kind.
 * TypeScript says the same in an editor, which not everybody has.
 *
 * @returns In words for people, a setting on a line; `undefined` where nothing is wrong.
 */
export const findSettingsFormFault = (settings: object): string | undefined => {
  const { error, data } = schema.safeParse(settings);
  if (error) return error.issues.flatMap(toFaults).join('\n');
  const missing = (['name', 'description'] as const).flatMap((key) =>
    data.languages
      .filter((code) => (data[key][code] ?? '') === '')
      .map((code) =>
        toFault(`${key}.${code}`, 'it is missing, though that language is published.'),
      ),
  );
  return missing.length > 0 ? missing.join('\n') : undefined;
};
