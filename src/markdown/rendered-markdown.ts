/** A heading of the text, for in-page links. */
export interface Heading {
  /** 2 to 6: the headline is the page's only heading of depth 1. */
  readonly depth: number;
  /** The heading's `id`, unique within the text. */
  readonly slug: string;
  readonly text: string;
}

/** One piece between the semicolons of a "Read more" line. */
export interface ReadMorePart {
  /** The words as typed: a title, an old title, a slug, or a link's text. Never empty. */
  readonly text: string;
  /** Where the words are a Markdown link, its address as typed; else `undefined`. */
  readonly href: string | undefined;
  /** 1-based, within the Markdown body. */
  readonly line: number;
  /** 1-based, of the first of the words themselves: after the `[` or `**` before them. */
  readonly column: number;
}

/** A "Read more: …" paragraph; the html holds a marker with its index in its place. */
export interface ReadMoreMention {
  /** Never empty. */
  readonly parts: readonly ReadMorePart[];
  /** Plain text of the paragraph that the block follows (or precedes, at the start): what made the writer cite. */
  readonly paragraph: string;
  readonly line: number;
  readonly column: number;
}

/** A picture of the text; the html holds a marker with its index in its place. */
export interface ImageMention {
  /** As typed, percent-decoded: `./map.svg`. */
  readonly src: string;
  readonly alt: string;
  readonly caption: string | undefined;
  readonly credit: string | undefined;
  /** Alone in its paragraph, hence drawn as a figure. */
  readonly figure: boolean;
  readonly line: number;
  readonly column: number;
}

/** A link to somewhere on this site; the html holds `href="tl-link:<index>"` in its place. */
export interface LinkMention {
  /** As typed, percent-decoded: `../2022/suez-delays.md#tolls`, or `#tolls` within the text. */
  readonly href: string;
  readonly text: string;
  /** Plain text of the paragraph around it. */
  readonly paragraph: string;
  readonly line: number;
  readonly column: number;
}

/** Something an analyst should mend. `line` and `column` are 1-based within the Markdown body. */
export interface MarkdownMessage {
  readonly rule: string;
  readonly severity: 'error' | 'warning';
  readonly message: string;
  readonly hint: string;
  readonly line: number;
  readonly column: number;
}

/**
 * One Markdown body, rendered without looking at any other file.
 * `html` holds markers for all that needs the graph or the image service:
 * `<tl-read-more data-index="0"></tl-read-more>`, `<tl-image data-index="0"></tl-image>`, `<tl-gallery>` around several of
 * these,
 * `<tl-lead-in>Desk name</tl-lead-in>` (a candidate: kept only if the byline says so) and `href="tl-link:0"`.
 */
export interface RenderedMarkdown {
  readonly html: string;
  readonly headings: readonly Heading[];
  /** The ids of other places in the text that a link can lead to: those of its footnotes. */
  readonly anchors: readonly string[];
  readonly readMores: readonly ReadMoreMention[];
  readonly images: readonly ImageMention[];
  readonly links: readonly LinkMention[];
  /** The words alone, without "Read more" lines and captions, blocks parted by newlines. */
  readonly text: string;
  /** By line and column. */
  readonly messages: readonly MarkdownMessage[];
}
