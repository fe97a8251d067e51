import { hash } from 'node:crypto';
import type { Language } from '../i18n/languages.ts';
import {
  renderMarkdown,
  type RenderedMarkdown,
  type TextKind,
} from '../markdown/render-markdown.ts';
import { findPictureFile } from './picture-file.ts';
import { isRule, type Problem } from './problem.ts';
import { countTerms, type TermCounts } from './terms.ts';

/**
 * A rendered text as a record holds it: the places of its mentions are lines and columns of the whole file,
 * and a picture's `src` is its file relative to the project, or empty where there is none.
 */
export interface Body extends Omit<RenderedMarkdown, 'messages'> {
  /** Of the HTML, to tell without reading it whether it has changed. */
  readonly digest: string;
  /** How often each term stands in the text; of an article, how much each counts in all of it. */
  readonly terms: TermCounts;
}

/** Renders a text, finds its pictures, and tells all that is to be mended in it. Never throws. */
export const readBody = async (
  root: string,
  file: string,
  markdown: string,
  linesBeforeBody: number,
  language: Language,
  kind: TextKind = 'article',
): Promise<{ body: Body; problems: readonly Problem[] }> => {
  if (markdown.trim() === '')
    return { body: emptyBody, problems: [noText(file, linesBeforeBody + 1)] };
  const { messages, ...body } = await renderMarkdown(markdown, { language, kind });
  const inFile = <T extends { readonly line: number }>(each: T): T => ({
    ...each,
    line: each.line + linesBeforeBody,
  });
  const pictures = await Promise.all(
    body.images.map(inFile).map(async (image) => ({
      image,
      result: await findPictureFile(root, file, image.src, image),
    })),
  );
  return {
    body: {
      ...body,
      digest: digestHtml(body.html),
      readMores: body.readMores.map((each) => ({ ...inFile(each), parts: each.parts.map(inFile) })),
      links: body.links.map(inFile),
      images: pictures.map(({ image, result }) => ({
        ...image,
        src: result.picture ?? '',
      })),
      terms: countTerms(body.text),
    },
    problems: [
      ...messages.map(({ rule, ...message }): Problem => ({
        file,
        ...inFile(message),
        rule: isRule(rule) ? rule : 'markdown/failed',
      })),
      ...pictures.flatMap(({ result }) => result.problems),
    ],
  };
};

const digestHtml = (html: string): string => hash('sha256', html).slice(0, 24);

const emptyBody: Body = {
  html: '',
  digest: digestHtml(''),
  headings: [],
  anchors: [],
  readMores: [],
  images: [],
  links: [],
  text: '',
  terms: new Int32Array(),
};

const noText = (file: string, line: number): Problem => ({
  file,
  line,
  column: 1,
  severity: 'error',
  rule: 'file/empty',
  message: 'There is no text after the front matter.',
  hint: 'Write the text below the second line of hyphens.',
});
