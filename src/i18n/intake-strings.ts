/** What the service that takes letters in says, beside the words of the form itself. */
export interface IntakeStrings {
  /** Over the letter as it will be read, before it is sent. */
  readonly confirmTitle: string;
  readonly confirmNote: string;
  /** Opens the fields of the form. */
  readonly change: string;
  /** Over the form where something in it has to be mended. */
  readonly mendTitle: string;
  readonly mendNote: string;
  readonly backToArticle: string;
  /** Over a page that has no form to offer. */
  readonly sorry: string;
  /** The faults of a request as a whole that the form's own words do not cover. */
  readonly faults: Readonly<
    Record<'forged' | 'missing' | 'used' | 'elsewhere' | 'tooLarge' | 'unreadable', string>
  >;
}
