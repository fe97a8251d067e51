import type { Schema } from 'hast-util-sanitize';

const language = /^[a-z]{1,8}(?:-[a-z\d]{1,8})*$/i;

type Attributes = NonNullable<Schema['attributes']>;

/** What a person may type, besides Markdown: attributes by tag, and those that every tag may have. */
const typedAttributes: Attributes = {
  '*': [
    ['lang', language],
    ['dir', /^(?:ltr|rtl|auto)$/i],
  ],
  a: ['href', 'title'],
  abbr: ['title'],
  col: ['span'],
  colgroup: ['span'],
  details: ['open'],
  img: ['src', 'alt', 'title'],
  li: ['value'],
  ol: ['start', 'reversed', 'type'],
  td: ['colSpan', 'rowSpan', ['align', 'left', 'center', 'right']],
  th: ['colSpan', 'rowSpan', 'scope', 'abbr', ['align', 'left', 'center', 'right']],
  time: ['dateTime'],
};

const typedTags =
  'a abbr b bdi bdo blockquote br caption cite code col colgroup dd del details dfn div dl dt em figcaption figure ' +
  'hr i img ins kbd li mark ol p pre q rp rt ruby s samp section small span strong sub summary sup table tbody td ' +
  'tfoot th thead time tr u ul var wbr';

/** Of these nothing stays, not even the words inside: they are no words for readers. */
const strip =
  'applet audio base canvas embed fencedframe form frame frameset iframe link math meta noembed noframes noscript ' +
  'object portal script select style svg template video';

const common = {
  allowComments: false,
  allowDoctypes: false,
  // Nothing that a person types may have an id, so nothing can take a name that a script looks for.
  clobber: [],
  // The addresses of links and pictures are judged later, with a message for each.
  protocols: {},
  required: {},
  strip: strip.split(' '),
} satisfies Schema;

/** What a person may type. */
export const typedSchema: Schema = {
  ...common,
  ancestors: {},
  tagNames: typedTags.split(' '),
  attributes: typedAttributes,
};

/** What a text may hold in all: what a person may type, what Markdown makes, and our own marker. */
export const textSchema: Schema = {
  ...common,
  tagNames: [...typedTags.split(' '), 'h2', 'h3', 'h4', 'h5', 'h6', 'input', 'tl-read-more'],
  attributes: {
    ...typedAttributes,
    a: [
      ...(typedAttributes['a'] ?? []),
      ['id', /^fnref-/],
      'dataFootnoteRef',
      'dataFootnoteBackref',
      ['ariaDescribedBy', 'footnote-label'],
      'ariaLabel',
      ['className', 'data-footnote-backref'],
    ],
    code: [['className', /^language-./]],
    h2: [['id', 'footnote-label']],
    input: [['type', 'checkbox'], 'checked', ['disabled', true]],
    li: ['value', ['id', /^fn-/], ['className', 'task-list-item']],
    ol: [...(typedAttributes['ol'] ?? []), ['className', 'contains-task-list']],
    section: ['dataFootnotes', ['className', 'footnotes']],
    ul: [['className', 'contains-task-list']],
    'tl-read-more': ['dataIndex'],
  },
};

/** Whether a person may type this tag. */
export const isAllowedTag = (name: string): boolean =>
  typedSchema.tagNames?.includes(name) ?? false;

/** Whether a tag goes with all that stands inside it. */
export const isStripped = (name: string): boolean => common.strip.includes(name);
