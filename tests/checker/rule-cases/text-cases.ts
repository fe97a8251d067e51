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
      `content/articles/en/2023/suez.md:8:1 error markdown/failed: The text could not be read: quotes, lists or HTML stand too deep inside one another.
  Take away the part that you changed last and try again.`,
      'Text.',
    ),
  ],
} satisfies Readonly<Record<string, readonly RuleCase[]>>;
