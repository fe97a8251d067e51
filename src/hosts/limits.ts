/** What a host may set a limit to. Sizes are in bytes, lengths in characters. */
export type Measure =
  | 'files'
  | 'bytes'
  | 'largestFile'
  | 'widestFolder'
  | 'redirects'
  | 'longestRedirect'
  | 'longestOldAddress'
  | 'redirectBytes'
  | 'policyLength'
  | 'headerLine'
  | 'functionBytes';

/** A limit that a host has published. */
export interface Limit {
  readonly measure: Measure;
  readonly most: number;
  /** What to do about a site that is past it. */
  readonly remedy: string;
  readonly source: string;
  /** When the source was last read: `2026-11-24`. */
  readonly read: string;
}

export const measureNames: Readonly<Record<Measure, string>> = {
  files: 'files',
  bytes: 'bytes in all',
  largestFile: 'bytes in the largest file',
  widestFolder: 'files in one folder',
  redirects: 'redirects',
  longestRedirect: 'characters in one redirect',
  longestOldAddress: 'characters in one old address',
  redirectBytes: 'bytes of redirects',
  policyLength: 'characters in the content security policy',
  headerLine: 'characters in one line of headers',
  functionBytes: 'bytes in the function that redirects',
};

/** Every host can leave redirects to the pages at the old addresses. */
export const leaveToPages =
  "Leave them to the pages at the old addresses: `redirects: 'pages'` in src/config.ts.";
