import { inFront, inText, type RuleCase } from './rule-case.ts';

/** What stands in a text. */
export const textCases = {
  'footnote/missing': [
    inText(
      'a note was forgotten',
      'A claim.[^1]',
      `content/articles/en/2023/suez.md:8:9 error footnote/missing: There is no note [^1], so readers see the sign itself.
  Write the note in a paragraph of its own: "[^1]: …". If you mean the brackets, write \\[^1].`,
      'A claim.[^1]\n\n[^1]: Its source.',
    ),
  ],
  'footnote/unused': [
    inText(
      'a sign was forgotten',
      'A claim.\n\n[^1]: Its source.',
      `content/articles/en/2023/suez.md:10:1 error footnote/unused: No place in the text calls the note [^1], so it is not shown.
  Write [^1] where the note belongs, or delete the note.`,
      'A claim.[^1]\n\n[^1]: Its source.',
    ),
  ],
  'html/forbidden': [
    inText(
      'a script is typed',
      'Text.\n\n<script>alert(1)</script>',
      `content/articles/en/2023/suez.md:10:1 error html/forbidden: The HTML tag <script> is not allowed.
  Pages run no scripts but their own: leave it out.`,
      'Text.',
    ),
    inText(
      'a style is typed',
      'A <b style="color:red">word</b>.',
      `content/articles/en/2023/suez.md:8:6 error html/forbidden: The attribute "style" of <b> is not allowed.
  The site’s design takes care of how things look: leave it out.`,
      'A <b>word</b>.',
    ),
  ],
  'heading/skipped': [
    inText(
      'a level is left out',
      'Text.\n\n#### Why',
      `content/articles/en/2023/suez.md:10:1 error heading/skipped: The first heading is of level 4.
  Begin the line with "## ", or put the missing heading before it.`,
      'Text.\n\n## Why',
    ),
  ],
  'heading/second-headline': [
    inText(
      'the headline is typed again',
      '# Suez\n\nText.',
      `content/articles/en/2023/suez.md:8:1 error heading/second-headline: A heading with one number sign is a headline, and the page already has one: its title.
  Begin the line with "## "; a line of "=" below the words means the same as one "#".`,
      'Text.',
    ),
  ],
  'heading/empty': [
    inText(
      'the words were forgotten',
      'Text.\n\n##',
      `content/articles/en/2023/suez.md:10:1 error heading/empty: The heading has no words.
  Write them after the number signs, or delete the line.`,
      'Text.',
    ),
  ],
  'markup/emphasis': [
    inText(
      'the signs stand apart from the words',
      'A ** bold ** word.',
      `content/articles/en/2023/suez.md:8:3 warning markup/emphasis: Readers see "** bold **" as it was typed: nothing is emphasized here.
  Put the signs right before the first and right after the last of the words, as in **words**; if they are meant to be seen, write \\ before each.`,
      'A **bold** word, and \\*\\*signs\\*\\*.',
    ),
  ],
  'markup/link': [
    inText(
      'the address has a space',
      'See [the report](the report.pdf).',
      `content/articles/en/2023/suez.md:8:5 warning markup/link: Readers see "[the report](the report.pdf)" as it was typed: this is no link.
  Write [words](address), with nothing between the brackets, and %20 for each space in the address.`,
      'See [the report](https://example.org/the%20report.pdf).',
    ),
    inText(
      'the address is not there',
      'See [the report][report].',
      `content/articles/en/2023/suez.md:8:5 warning markup/link: Readers see "[the report][report]" as it was typed: this is no link.
  Write [words](address), with nothing between the brackets, and %20 for each space in the address.`,
      'See [the report][report].\n\n[report]: https://example.org',
    ),
    inText(
      'nothing calls the address',
      'See the report.\n\n[report]: https://example.org',
      `content/articles/en/2023/suez.md:10:1 warning markup/link: No link of the text calls the address [report], so readers do not see it.
  Write [words][report] where it belongs, or delete the line.`,
      'See [the report][report].\n\n[report]: https://example.org',
    ),
  ],
  'markup/list': [
    inText(
      'bullets come from another program',
      '• one\n• two',
      `content/articles/en/2023/suez.md:8:1 warning markup/list: Several lines begin like items of a list, but run on as one paragraph.
  Begin each line with "- " or "1. ", with a space after the sign.`,
      '- one\n- two',
    ),
  ],
  'markup/heading': [
    inText(
      'the space is missing',
      'Text.\n\n##Why',
      `content/articles/en/2023/suez.md:10:1 warning markup/heading: Readers see "##" as it was typed: this is no heading.
  For a heading, put a space after the number signs, as in "## Words"; if they are meant to be seen, write \\ before the first.`,
      'Text.\n\n## Why',
    ),
    inText(
      'a line was meant to part two paragraphs',
      'This is a sentence.\n---\n\nText.',
      `content/articles/en/2023/suez.md:8:1 warning markup/heading: The line of hyphens right below this paragraph makes it a heading.
  Put an empty line before the hyphens.`,
      'This is a sentence.\n\n---\n\nText.',
    ),
  ],
  'markup/table': [
    inText(
      'the line below the head is missing',
      '| day | trucks |\n| 1 | 20 |',
      `content/articles/en/2023/suez.md:8:1 warning markup/table: Several lines hold bars like rows of a table, but run on as one paragraph.
  Put a line such as | --- | --- | below the first, with a part for each column.`,
      '| day | trucks |\n| --- | --- |\n| 1 | 20 |',
    ),
  ],
  'markup/code': [
    inText(
      'a paragraph is indented',
      'Text.\n\n    The first line of a paragraph.',
      `content/articles/en/2023/suez.md:10:1 warning markup/code: Four spaces or a tab before these words make them code.
  Take the spaces away; for code that is meant, put a line of \`\`\` before and after it.`,
      'Text.\n\nThe first line of a paragraph.',
    ),
  ],
  'markup/foreign': [
    inText(
      'a link is one of a wiki',
      'See [[Suez tolls]].',
      `content/articles/en/2023/suez.md:8:5 warning markup/foreign: Readers see "[[Suez tolls]]" as it was typed: links in double brackets are of another program.
  Write [words](address), or a "Read more" line with the title.`,
      'See [Suez](https://example.org).',
    ),
  ],
  'text/bidi-override': [
    inText(
      'a character turns the text round',
      'Safe.\n\nNot \u202Eefas.',
      `content/articles/en/2023/suez.md:10:5 error text/bidi-override: An invisible character (U+202E) changes the direction of the text after it.
  Delete it. Words of another direction can stand in <bdi>…</bdi>, or in <span dir="rtl">…</span>.`,
      'Safe.',
    ),
    inFront(
      'a character turns the headline round',
      { title: 'Not \u202Eefas' },
      `content/articles/en/2023/suez.md:2:8 error text/bidi-override: An invisible character (U+202E) changes the direction of the text after it.
  Delete it, or type the line anew.`,
    ),
  ],
  'text/control-character': [
    inText(
      'a control character was pasted',
      'Text.\u0007',
      `content/articles/en/2023/suez.md:8:6 error text/control-character: An invisible control character (U+0007) stands in the text.
  Delete it and type what should stand there; save the file as UTF-8.`,
      'Text.',
    ),
    inFront(
      'a lost character is in the summary',
      { summary: 'Caf\uFFFD' },
      `content/articles/en/2023/suez.md:6:10 error text/control-character: A character was lost (U+FFFD): the text was once read in a wrong encoding.
  Delete it and type what should stand there; save the file as UTF-8.`,
    ),
  ],
  'markdown/failed': [
    inText(
      'quotes stand too deep',
      '> '.repeat(20_000),
      `content/articles/en/2023/suez.md:8:601 error markdown/failed: The text could not be read: quotes, lists or HTML stand too deep inside one another.
  Take away the part that you changed last and try again.`,
      'Text.',
    ),
  ],
} satisfies Readonly<Record<string, readonly RuleCase[]>>;
