/** What the interface says of things kept on the reader's own device. `#` stands for a number, `##` for the whole. */
export interface KeepStrings {
  readonly save: string;
  readonly saved: string;
  readonly saveFailed: string;
  /** On an article, and before a title on the home page: leads to where the reading stopped. */
  readonly goOnReading: string;
  readonly list: Readonly<
    Record<
      'title' | 'introduction' | 'empty' | 'needsScript' | 'readTo' | 'readWhole' | 'remove',
      string
    >
  >;
  readonly thread: Readonly<
    Record<
      | 'keep'
      | 'keeping'
      | 'count'
      | 'stop'
      | 'goOn'
      | 'kept'
      | 'remove'
      | 'removed'
      | 'stopped'
      | 'full'
      | 'down'
      | 'nothing'
      | 'gone',
      string
    >
  >;
  readonly offline: Readonly<
    Record<
      | 'title'
      | 'introduction'
      | 'notHere'
      | 'threads'
      | 'articles'
      | 'others'
      | 'empty'
      | 'needsScript'
      | 'readWhole',
      string
    >
  >;
  /** What may be kept, and the way to clear it. */
  readonly device: Readonly<
    Record<
      | 'title'
      | 'note'
      | 'choices'
      | 'off'
      | 'visited'
      | 'savedOnly'
      | 'places'
      | 'clear'
      | 'cleared'
      | 'failed',
      string
    >
  >;
}
