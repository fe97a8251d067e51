/** Mutants that no test can notice, or that are not worth one, each with the reason. */
export const explained: readonly {
  readonly why: string;
  /** File, code in one line, and what it becomes, as `npm run mutate` prints them. */
  readonly mutants: readonly (readonly [file: string, code: string, becomes: string])[];
}[] = [];
