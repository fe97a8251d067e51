/** Mutants that no test can notice, or that are not worth one, each with the reason. */
export const explained: readonly {
  readonly why: string;
  /** File, code in one line, and what it becomes, as `npm run mutate` prints them. */
  readonly mutants: readonly (readonly [file: string, code: string, becomes: string])[];
}[] = [
  {
    why: 'Default values for the compiler alone: these groups of the pattern always match.',
    mutants: [['src/letters/token.ts', "''", '"Stryker was here!"']],
  },
  {
    why: 'The letter that is in the way is there to be read; were it gone since, both texts would be no envelope.',
    mutants: [['src/letters/receive-letter.ts', "''", '"Stryker was here!"']],
  },
  {
    why: 'Default values for the compiler alone: these groups of the pattern always match.',
    mutants: [['src/hosts/inline-hashes.ts', "''", '"Stryker was here!"']],
  },
  {
    why: 'What is made once is made again for each format, and is the same.',
    mutants: [['src/output/feed-html.ts', 'contents.set(entry, content);', ';']],
  },
  {
    why: 'The names of files in a folder are different from each other.',
    mutants: [['src/support/checksum.ts', 'a < b', 'a <= b']],
  },
  {
    why: 'Neither text is a seal: both count as none.',
    mutants: [['src/support/checksum.ts', "''", '"Stryker was here!"']],
  },
];
