import { compareText } from './compare-text.ts';

/** Something that somebody should mend, where it stands, and how. */
export interface Problem {
  /** Relative to the project, with forward slashes: `content/articles/en/2023/x.md`. */
  readonly file: string;
  /** 1-based. */
  readonly line: number;
  /** 1-based, in characters. */
  readonly column: number;
  readonly severity: 'error' | 'warning';
  /** Stable and documented in docs/checker.md. */
  readonly rule: Rule;
  /** One sentence, for somebody who does not program. */
  readonly message: string;
  /** What to do. */
  readonly hint: string;
}

/** Every rule, with one line for the documentation. The names are part of the interface: do not rename. */
export const rules = {
  'file/unreadable': 'The file cannot be opened.',
  'file/outside': 'The file is a link that leads out of its folder.',
  'file/replaces':
    'The file of `public/` would replace one that the build makes, or another of its own.',
  'file/name': 'The name of a file of `public/` holds characters that no address has.',
  'file/empty': 'The file holds nothing, or no text after its front matter.',
  'file/too-large': 'The file is larger than any text that somebody reads.',
  'file/encoding': 'The file is not UTF-8.',
  'file/misplaced': 'The file does not lie where its kind of content belongs.',
  'front-matter/missing': 'The file does not begin with front matter between two lines of `---`.',
  'front-matter/broken': 'The front matter is not valid YAML.',
  'front-matter/unknown-key': 'The front matter has a key that is not known.',
  'front-matter/missing-key': 'The front matter lacks a key that it needs.',
  'front-matter/wrong-type': 'A value is not of the kind that its key takes.',
  'front-matter/remark':
    'A value holds a number sign, which begins a remark: the rest is not read.',
  'date/unreadable': 'A date is not written in a form that can be read.',
  'date/ambiguous': 'A date in numbers can mean two days.',
  'date/impossible': 'A date or time does not exist.',
  'date/wrong-weekday': 'The weekday does not belong to the date.',
  'date/updated-before-published': '`updated` is earlier than `published`.',
  'date/wrong-year-folder': 'The folder’s year is not the year of publication.',
  'slug/duplicate': 'Two articles of one language have the same slug.',
  'slug/reserved': 'The slug is one that the site needs for itself.',
  'slug/look-alike': 'Two slugs differ only in case or in Unicode form.',
  'slug/form': 'The file name holds characters that make a bad address.',
  'title/duplicate': 'Two articles of one language have the same title.',
  'title/letters': 'A headline holds letters that no font of the social images has.',
  'summary/too-long': 'The summary is longer than lists and search engines show.',
  'author/unknown': 'The byline names an author who has no file.',
  'author/ambiguous': 'A name in a byline is that of two authors.',
  'thread/unknown': 'The thread has no file in the article’s language.',
  'tag/collision': 'Two tags would share one address.',
  'alias/unusable': 'An alias cannot be the address of a page.',
  'alias/collision': 'An alias is the address of something else.',
  'translation/unknown': 'The article that this one translates cannot be found.',
  'translation/same-language': 'The article that this one translates is in the same language.',
  'image/missing': 'The picture’s file does not exist.',
  'image/mistyped': 'The picture’s file is not of a kind that browsers show.',
  'image/damaged': 'The picture’s file is empty, cut off or damaged.',
  'image/outside': 'The picture lies outside of the content folder.',
  'image/scripted': 'The drawing holds what is not on the list of what drawings may hold.',
  'image/too-large': 'The picture has more dots than a build can hold.',
  'image/position': 'The photograph tells where it was taken.',
  'image/credentials': 'The picture holds content credentials, which readers’ copies lose.',
  'image/missing-alt': 'The picture has no alternative text.',
  'image/remote': 'The picture lies on another site.',
  'read-more/empty': 'A “Read more” line names nothing.',
  'read-more/not-alone': 'A “Read more” line follows other words without an empty line.',
  'read-more/unknown-target': 'A “Read more” line names an article that cannot be found.',
  'read-more/ambiguous': 'A “Read more” line could mean more than one article.',
  'read-more/self': 'A “Read more” line names its own article.',
  'read-more/held': 'A “Read more” line names a draft, or a piece that is not out yet.',
  'link/dead': 'A link within the site leads nowhere.',
  'link/held': 'A link leads to a draft, or to a piece that is not out yet.',
  'link/empty': 'A link has no address.',
  'link/forbidden-protocol': 'A link’s address is of a kind that can do harm.',
  'footnote/missing': 'The text calls a footnote that is not there.',
  'footnote/unused': 'Nothing in the text calls a footnote, so it is not shown.',
  'html/forbidden': 'The text holds HTML that is not allowed.',
  'heading/skipped': 'A heading skips a level.',
  'heading/second-headline': 'The text holds a headline of its own.',
  'heading/empty': 'A heading has no words.',
  'markup/emphasis': 'Asterisks, underscores or tildes emphasize nothing, so readers see them.',
  'markup/link': 'Brackets make no link, or nothing calls a link’s address.',
  'markup/list': 'Lines begin like items of a list, but run on as one paragraph.',
  'markup/heading': 'A line looks like a heading and is none, or is one by mistake.',
  'markup/table': 'Lines hold bars like rows of a table, but run on as one paragraph.',
  'markup/code': 'Words became code, because spaces or a tab stand before them.',
  'markup/foreign': 'The text holds markup of another program, so readers see its signs.',
  'text/bidi-override': 'The text holds invisible characters that reverse its direction.',
  'text/control-character': 'The text holds invisible control characters.',
  'markdown/failed': 'The text could not be read as Markdown.',
  'id/form': 'An article’s `id` is not of the form language/year/name.',
  'id/duplicate': 'Two articles have the same id.',
  'letter/misplaced':
    'A letter’s file is not called, or does not lie, as its date, id and article say.',
  'letter/duplicate-id': 'Two letters have the same id.',
  'letter/unknown-article': 'A letter answers an article that cannot be found.',
  'letter/unknown-reply': 'A letter replies to one that is not there, or not to the same article.',
  'letter/reply-circle': 'Letters reply to each other in a circle.',
  'letter/future-date': 'A letter or its answer has a date that is yet to come.',
  'letter/length': 'A letter or its name is too short or too long.',
  'letter/piled-up': 'A letter or its name holds marks that are piled upon one another.',
  'letter/links': 'A letter holds more links than letters may.',
  'letter/email-address': 'A letter holds an e-mail address.',
  'letter/ip-address': 'A letter holds an IP address.',
  'letter/user-agent': 'A letter holds a user agent.',
  'letter/hash': 'A letter holds what could be the hash of an address.',
} as const;

export type Rule = keyof typeof rules;

export const isRule = (name: string): name is Rule => Object.hasOwn(rules, name);

/** By file, line, column, then rule: the order in which reports list them. */
export const byPlace = (a: Problem, b: Problem): number =>
  compareText(a.file, b.file) ||
  a.line - b.line ||
  a.column - b.column ||
  compareText(a.rule, b.rule) ||
  compareText(a.message, b.message);
