/** What is changed or lost of one item on its way, in words for people: each once, with how often. */
export interface Losses {
  readonly add: (what: string) => void;
  readonly list: () => string[];
}

export const makeLosses = (): Losses => {
  const counts = new Map<string, number>();
  return {
    add: (what) => void counts.set(what, (counts.get(what) ?? 0) + 1),
    list: () => [...counts].map(([what, count]) => (count === 1 ? what : `${what} (${count} ×)`)),
  };
};

/** A few words of a text, to name it by. */
export const excerptOf = (text: string, most = 60): string => {
  const line = text.replace(/\s+/g, ' ').trim();
  const characters = Array.from(line);
  return characters.length <= most ? line : `${characters.slice(0, most).join('').trimEnd()}…`;
};
