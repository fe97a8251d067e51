import { describe, expect, it } from 'vitest';
import { markdownToText } from '../../src/importer/markdown-text.ts';

const link = `[word](https://a.example/${'x'.repeat(600)})`;

describe('the words of a beginning', () => {
  it.each([
    ['paragraphs', '# Head\n\nOne *two*.\n\n- item\n\nThree.', 'One two. Three.'],
    ['no paragraphs', '# Head\n\n- one\n- two', 'one two'],
    ['a line that leads elsewhere', '**Read more:** [A](a.md)\n\nOne.', 'One.'],
    ['much markup', `${link} ${link} ${link} is all.`, 'word word word is all.'],
  ])('of %s', (_, markdown, words) => {
    expect(markdownToText(markdown)).toBe(words);
  });

  it('are enough for a summary, whatever the length', () => {
    const sentence = 'The corridor was closed. ';
    const text = markdownToText(sentence.repeat(5000));
    expect(text.startsWith(sentence.repeat(20))).toBe(true);
    expect(text.length).toBeLessThan(6000);
  });
});
