import type { Language } from '../../i18n/languages.ts';
import type { Losses } from '../losses.ts';

/** What a link of the old text becomes. */
export interface LinkTarget {
  /** As it is to stand in the Markdown file. */
  readonly href: string;
  /** Whether it leads to an article that readers can open, so that "Read more" may name it. */
  readonly isArticle: boolean;
}

/** A picture as the old text shows it. */
export interface TypedPicture {
  /** As typed. */
  readonly src: string;
  readonly alt: string;
  /** WordPress's number of the attachment, where the text tells it. */
  readonly attachment: string | undefined;
}

/** A picture that lies beside the new file. */
export interface PlacedPicture {
  /** `./convoy.jpg` */
  readonly file: string;
  readonly alt: string;
  readonly caption: string | undefined;
}

/** What the way from HTML to Markdown has to know of the world around a text. */
export interface HtmlContext {
  readonly language: Language;
  /** Whether empty lines part paragraphs, as in WordPress's old editor. */
  readonly plainParagraphs: boolean;
  /** Undefined where only the words stay. Is asked for addresses that lead somewhere and can do no harm. */
  readonly resolveLink: (href: string) => LinkTarget | undefined;
  /** Where the picture cannot be had, it becomes a link, with those words if there are some. */
  readonly placePicture: (
    picture: TypedPicture,
  ) => PlacedPicture | { readonly words: string } | undefined;
  /** The link to the article of that title, where there is one that readers can open. */
  readonly findTitle: (title: string) => string | undefined;
  /** The notes that Gutenberg keeps apart from the text, as HTML by their ids. */
  readonly footnotes: ReadonlyMap<string, string>;
  readonly losses: Losses;
}
