import type { Schema } from 'hast-util-sanitize';
import { typedSchema } from '../../markdown/allowed-html.ts';
import { callTag, noteTag } from './footnotes.ts';

/** Of these nothing stays: they hold no words for readers. */
const strip =
  'applet base canvas fencedframe frame frameset head link math meta noembed noframes noscript script style svg template title'.split(
    ' ',
  );

/** What is let through on the way from HTML to Markdown; of everything else the words stay. */
export const importedSchema: Schema = {
  ...typedSchema,
  strip,
  // Parts of tables and lists that stand outside of them are no such parts.
  ancestors: {
    ...Object.fromEntries(
      ['caption', 'col', 'colgroup', 'tbody', 'td', 'tfoot', 'th', 'thead', 'tr'].map((name) => [
        name,
        ['table'],
      ]),
    ),
    li: ['ol', 'ul'],
  },
  protocols: { href: ['http', 'https', 'mailto', 'tel', 'xmpp'] },
  tagNames: [
    ...(typedSchema.tagNames ?? []),
    'h1',
    'h2',
    'h3',
    'h4',
    'h5',
    'h6',
    'input',
    callTag,
    noteTag,
  ],
  attributes: {
    ...typedSchema.attributes,
    code: [['className', /^language-[\w+#-]+$/]],
    pre: [['className', /^language-[\w+#-]+$/]],
    input: [['type', 'checkbox'], 'checked'],
    [callTag]: ['dataNumber'],
    [noteTag]: ['dataNumber'],
  },
};

export const isLeftOut = (tagName: string): boolean => strip.includes(tagName);
