import type { VFile } from 'vfile';
import type {
  Heading,
  ImageMention,
  LinkMention,
  MarkdownMessage,
  ReadMoreMention,
} from './rendered-markdown.ts';
import type { Place } from './source.ts';

/** What the plugins of one rendering write down for those who come after it. */
export interface Notes {
  readonly headings: Heading[];
  readonly anchors: string[];
  readonly readMores: ReadMoreMention[];
  readonly images: ImageMention[];
  readonly links: LinkMention[];
  readonly messages: MarkdownMessage[];
  text: string;
}

/** The notes of the file being rendered, begun by the first plugin that asks. */
export const notesOf = (file: VFile): Notes => {
  const data = file.data as { notes?: Notes };
  data.notes ??= {
    headings: [],
    anchors: [],
    readMores: [],
    images: [],
    links: [],
    messages: [],
    text: '',
  };
  return data.notes;
};

/** Writes down something to mend. */
export const report = (
  file: VFile,
  place: Place,
  problem: Pick<MarkdownMessage, 'rule' | 'message' | 'hint'>,
  severity: MarkdownMessage['severity'] = 'error',
): void => {
  const { line, column } = place;
  notesOf(file).messages.push({ ...problem, severity, line, column });
};
