/**
 * Where an inbox is kept. A name is a path such as `letters/7k2m9p4q.json`; what lies under it is a text. Each method
 * rejects where the store fails: nothing is thanked for that it did not keep.
 */
export interface Store {
  /**
   * Keeps a text under a name that is not taken; resolves when a crash can no longer lose it.
   *
   * @returns False, and changes nothing, where the name is taken. Of two at once, one is told so.
   */
  readonly create: (name: string, text: string) => Promise<boolean>;
  /** @throws Where it cannot be read, in a message that says why. */
  readonly read: (name: string) => Promise<string | undefined>;
  /** Keeps a text under a name, taken or not: whole, or as it was before. */
  readonly write: (name: string, text: string) => Promise<void>;
  /** It is no error where there is nothing. */
  readonly remove: (name: string) => Promise<void>;
  /** The names in a folder, folder included, sorted. */
  readonly list: (folder: string) => Promise<readonly string[]>;
}
