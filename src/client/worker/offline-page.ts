/** What the build tells the worker. */
export interface WorkerSettings {
  /** What it fetches when it is installed; `null` for what is named by its content. */
  readonly precache: readonly { readonly url: string; readonly revision: string | null }[];
  /** The page for what cannot be had, by the path that a language's pages live under. */
  readonly offlinePages: Readonly<Record<string, string>>;
}

/** The offline page in the language of an address: that of the longest path that it lies under. */
export const findOfflinePage = (
  path: string,
  offlinePages: WorkerSettings['offlinePages'],
): string => {
  const [home = ''] = Object.keys(offlinePages)
    .filter((each) => path.startsWith(each))
    .sort((a, b) => b.length - a.length);
  return offlinePages[home] ?? '';
};
