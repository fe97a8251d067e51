import type { SitePath } from '../records/urls.ts';
import type { Frame } from './frame.ts';

/** A page that leads to lists: all tags, all authors, the archive's years and months. */
export interface IndexView {
  readonly frame: Frame;
  readonly heading: string;
  readonly groups: readonly IndexGroup[];
}

export interface IndexGroup {
  /** `undefined` where the page has one group only. */
  readonly heading: { readonly text: string; readonly href: SitePath } | undefined;
  readonly entries: readonly {
    readonly label: string;
    readonly href: SitePath;
    /** A number, in the language's digits. */
    readonly count: string;
    readonly note: string | undefined;
  }[];
}
