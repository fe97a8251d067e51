import type { Language } from './languages.ts';

/** Making a formatter of `Intl` takes a thousand times as long as using it. */
export const once = <Made>(make: (language: Language, timeZone: string) => Made) => {
  const made = new Map<string, Made>();
  return (language: Language, timeZone = 'UTC'): Made => {
    const key = `${language} ${timeZone}`;
    const known = made.get(key) ?? make(language, timeZone);
    made.set(key, known);
    return known;
  };
};
