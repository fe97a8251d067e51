/** A tab of some browser: as much of it as the paths need. */
export interface Tab {
  /** Goes to a whole address, and waits until the page is loaded. Rejects where nothing answers. */
  readonly go: (address: string) => Promise<void>;
  /** The value of a JavaScript expression in the page, as JSON; that of a promise once it is kept. */
  readonly ask: <T>(expression: string) => Promise<T>;
  /** Clicks the first element that a selector finds, scrolled into view. */
  readonly click: (selector: string) => Promise<void>;
  /** Types into whatever has the focus. */
  readonly type: (text: string) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** A browser that has been started, with an empty profile. */
export interface Driver {
  /** As it names itself: `Firefox 140`. */
  readonly name: string;
  /** A window of a phone's width, or as near to it as the browser gets. */
  readonly open: () => Promise<Tab>;
  readonly close: () => Promise<void>;
}
