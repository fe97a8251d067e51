import type { MarkdownMessage } from './rendered-markdown.ts';

type Wording = Pick<MarkdownMessage, 'rule' | 'message' | 'hint'>;

const looks = 'The site’s design takes care of how things look: leave it out.';
const scripts = 'Pages run no scripts but their own: leave it out.';
const embeds = 'Nothing on a page comes from elsewhere: link to it instead.';

const tagHints: Readonly<Record<string, string>> = {
  script: scripts,
  style: looks,
  font: looks,
  center: looks,
  big: looks,
  iframe: embeds,
  embed: embeds,
  object: embeds,
  video: embeds,
  audio: embeds,
  svg: 'Save the drawing as a file beside the article and show it with ![description](./drawing.svg).',
};

/** What to say of a tag that is not allowed. */
export const forbiddenTag = (name: string): Wording => ({
  rule: 'html/forbidden',
  message: `The HTML tag <${name}> is not allowed.`,
  hint: /^h[1-6]$/.test(name)
    ? 'Write a heading with number signs: "## Words".'
    : (tagHints[name] ??
      `Use Markdown, or leave it out. To show the characters themselves, write &lt;${name}&gt;.`),
});

/** What to say of an attribute that is not allowed, or has a value that is not. */
export const forbiddenAttribute = (name: string, tag: string): Wording =>
  Object.hasOwn(valueHints, name)
    ? {
        rule: 'html/forbidden',
        message: `The attribute "${name}" of <${tag}> cannot have this value.`,
        hint: valueHints[name] ?? '',
      }
    : {
        rule: 'html/forbidden',
        message: `The attribute "${name}" of <${tag}> is not allowed.`,
        hint: name.startsWith('on') ? scripts : looksNames.has(name) ? looks : 'Leave it out.',
      };

const looksNames: ReadonlySet<string> = new Set(['style', 'class', 'width', 'height', 'border']);

const valueHints: Readonly<Record<string, string>> = {
  lang: 'Write the code of a language, such as "fa" or "en-GB".',
  dir: 'Write "ltr", "rtl" or "auto".',
};
