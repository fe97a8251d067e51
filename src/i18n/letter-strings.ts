/** Every word about letters to the editor: under an article, in the form, on the pages around it. */
export interface LetterStrings {
  /** The page that lists them over the whole site, and the heading of a single one's list. */
  readonly title: string;
  readonly pageNote: string;
  /** The heading under an article: how many letters there are. */
  readonly count: (count: number, formatted: string) => string;
  /** Before the name of whom a letter answers, where it does not stand right below it. */
  readonly inReplyTo: string;
  /** The reply link at a letter's end. */
  readonly reply: string;
  readonly replyToName: (name: string) => string;
  /** Over the editors' answer, before the name. */
  readonly answer: string;
  /** Leads to the correction that a letter brought about. */
  readonly correction: string;
  /** Names a feed of letters: those to one article, or all. */
  readonly feedOf: (title: string) => string;
  readonly feed: string;
  /** Above the form. */
  readonly write: string;
  readonly writeNote: string;
  readonly policy: string;
  readonly required: string;
  readonly name: string;
  readonly nameNote: string;
  readonly email: string;
  readonly emailNote: string;
  readonly letter: string;
  readonly letterNote: (most: string, links: string) => string;
  readonly replyTo: string;
  /** The first choice of "in reply to": the article itself. */
  readonly replyToArticle: string;
  /** Labels the field that people do not see and must leave empty. */
  readonly trap: string;
  readonly send: string;
  readonly sending: string;
  /** The live count under the letter; `{n}` stands for the number. */
  readonly left: string;
  readonly over: string;
  readonly draftNote: string;
  readonly draftKept: string;
  readonly draftDiscard: string;
  /** Where letters go by e-mail. */
  readonly byMail: string;
  readonly byMailNote: string;
  readonly mailSubject: (title: string) => string;
  /** Why there is no form: not to this piece; not any more. */
  readonly closedHere: string;
  readonly closedAfter: string;
  readonly thanksTitle: string;
  readonly thanks: string;
  readonly thanksBack: string;
  /** What is wrong with a letter as it was sent; numbers come formatted. */
  readonly faults: {
    readonly nameMissing: string;
    readonly nameTooLong: (most: string) => string;
    readonly nameHasLink: string;
    readonly emailMissing: string;
    readonly emailWrong: string;
    readonly letterMissing: string;
    readonly letterTooShort: (least: string) => string;
    readonly letterTooLong: (most: string) => string;
    readonly tooManyLinks: (most: string) => string;
    readonly holdsEmail: string;
    readonly holdsIp: string;
    readonly holdsAgent: string;
    readonly holdsHash: string;
    readonly hiddenCharacter: string;
    readonly cannotBeShown: string;
    readonly unknownReply: string;
    readonly unknownArticle: string;
    readonly closed: string;
    readonly tooFast: string;
    readonly expired: string;
    readonly tooMany: string;
    readonly failed: string;
  };
}
