import type { MarkdownMessage } from './rendered-markdown.ts';

type Wording = Pick<MarkdownMessage, 'rule' | 'message' | 'hint'>;

const looks = 'The site’s design takes care of how things look: leave it out.';
const scripts = 'Pages run no scripts but their own: leave it out.';
const embeds = 'Nothing on a page comes from elsewhere: link to it instead.';

const tagHints: ReadonlyMap<string, string> = new Map([
  ['script', scripts],
  ...['style', 'font', 'center', 'big'].map((name) => [name, looks] as const),
  ...['iframe', 'embed', 'object', 'video', 'audio'].map((name) => [name, embeds] as const),
  ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map(
    (name) => [name, 'Write a heading with number signs: "## Words".'] as const,
  ),
  [
    'svg',
    'Save the drawing as a file beside the article and show it with ![description](./drawing.svg).',
  ],
]);

/** What to say of a tag that is not allowed; `name` as typed. */
export const forbiddenTag = (name: string): Wording => ({
  rule: 'html/forbidden',
  message: `The HTML tag <${name}> is not allowed.`,
  hint:
    tagHints.get(name.toLowerCase()) ??
    (/^tl-/i.test(name)
      ? 'Names that begin with "tl-" are the software’s own: leave it out.'
      : `Use Markdown, or leave it out. To show the characters themselves, write &lt;${name}&gt;.`),
});

/** What to say of an attribute that is not allowed, or has a value that is not. */
export const forbiddenAttribute = (name: string, tag: string): Wording =>
  valueHints.has(name)
    ? {
        rule: 'html/forbidden',
        message: `The attribute "${name}" of <${tag}> cannot have this value.`,
        hint: valueHints.get(name) ?? '',
      }
    : {
        rule: 'html/forbidden',
        message: `The attribute "${name}" of <${tag}> is not allowed.`,
        hint: name.startsWith('on') ? scripts : looksNames.has(name) ? looks : 'Leave it out.',
      };

const looksNames: ReadonlySet<string> = new Set(['style', 'class', 'width', 'height', 'border']);

const valueHints: ReadonlyMap<string, string> = new Map([
  ['lang', 'Write the code of a language, such as "fa" or "en-GB".'],
  ['dir', 'Write "ltr", "rtl" or "auto".'],
]);
