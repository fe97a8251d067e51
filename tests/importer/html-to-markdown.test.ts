import { describe, expect, it } from 'vitest';
import { htmlToMarkdown, htmlToText } from '../../src/importer/html-to-markdown.ts';

describe('HTML as Markdown', () => {
  it.each([
    [
      'bold beside letters of any script',
      '<p>این<strong>«متن»</strong>است, <b>متن </b>است</p>',
      'این<strong>«متن»</strong>است, **متن** است',
    ],
    ['bold around paragraphs', '<b><p>a</p><p>b</p></b>', '**a**\n\n**b**'],
    [
      'text that looks like markup',
      '<p>&lt;script&gt; *a* # &amp;copy;</p>',
      '\\<script> \\*a\\* # \\&copy;',
    ],
    [
      'headings, from the second level on',
      '<h1>a</h1><h4>b</h4><h1></h1><h2>c</h2>',
      '## a\n\n### b\n\n### c',
    ],
    [
      'a plain table',
      '<table><tr><th>a|b</th></tr><tr><td>1</td></tr></table>',
      '| a\\|b |\n| - |\n| 1 |',
    ],
    [
      'a complex table',
      '<table><tr><td rowspan=2 style="x">a<br>b</td></tr></table>',
      '<table><tbody><tr><td rowspan="2">a<br>b</td></tr></tbody></table>',
    ],
    ['an empty table', '<table></table>', ''],
    ['hard breaks', '<p>a<br>b</p>', 'a\\\nb'],
    [
      'marks that Markdown lacks',
      '<p>H<sub>2</sub>O <abbr title="x">y</abbr></p>',
      'H<sub>2</sub>O <abbr title="x">y</abbr>',
    ],
    [
      'styles of word processors',
      '<b style="font-weight:normal"><p><span style="font-weight:700">a</span> <span style="font-style:italic">b</span></p></b>',
      '**a** *b*',
    ],
    [
      'notes of Word',
      '<p>a<a href="#_ftn1" name="_ftnref1"><sup>[1]</sup></a></p><p><a href="#_ftnref1" name="_ftn1">[1]</a> The note.</p>',
      'a[^1]\n\n[^1]: The note.',
    ],
    [
      'a signed quote',
      '<blockquote><p>a</p><footer>— <cite>Who</cite></footer></blockquote>',
      '> a\n>\n> — Who',
    ],
    [
      'code in a language',
      '<pre><code class="language-js">a &lt; b</code></pre>',
      '```js\na < b\n```',
    ],
    ['preformatted text with marks', '<pre>a <b>b</b></pre>', '<pre>a <b>b</b></pre>'],
    [
      'addresses',
      '<p>See https://example.org/a_b. And www.example.org.</p>',
      'See <https://example.org/a_b>. And [www.example.org](https://www.example.org).',
    ],
    [
      'a figure without its file',
      '<figure><img src="https://a.example/b.jpg" alt="A"><figcaption>C</figcaption></figure>',
      '[A](https://a.example/b.jpg)\n\nC',
    ],
    [
      'a folded part',
      '<details><summary>S</summary><p>a</p></details>',
      '<details><summary>S</summary>\n\na\n\n</details>',
    ],
  ])('%s', (_, html, markdown) => {
    expect(htmlToMarkdown(html).markdown).toBe(markdown);
  });

  it('keeps the words of what stands too deep inside itself', () => {
    const { markdown, losses } = htmlToMarkdown(
      `<p>a</p>${'<blockquote>'.repeat(20_000)}<p>deep &lt;</p>${'</blockquote>'.repeat(20_000)}<p>b</p>`,
    );
    expect(markdown.split('\n')).toEqual(['a', '', `${'> '.repeat(20)}deep <`, '', 'b']);
    expect(losses).toEqual([
      'the markup stands too deep inside itself: what is deepest lost its tags',
    ]);
  });

  it('makes paragraphs of empty lines where they mean that', () => {
    const { markdown } = htmlToMarkdown('a\nb\n\nc <b>d</b>\n<ul>\n<li>e</li>\n</ul>\nf', {
      plainParagraphs: true,
    });
    expect(markdown).toBe('a\\\nb\n\nc **d**\n\n- e\n\nf');
  });

  it('names what is left out', () => {
    expect(
      htmlToMarkdown('<p>a\u202Eb\u0007</p><style>p{}</style><iframe></iframe>').losses,
    ).toEqual([
      '<style> was left out',
      'invisible or broken characters were taken out: 2',
      'a frame without an address was left out',
    ]);
  });
});

it('words of HTML in one line', () => {
  expect(htmlToText('A <em>b</em>&amp;\nc<script>x</script>')).toBe('A b& c');
});
