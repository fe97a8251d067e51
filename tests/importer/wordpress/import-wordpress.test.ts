import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { newYear2024 } from '../../support/content.ts';
import { importExport } from '../../support/import-wordpress.ts';
import { findErrors } from '../../support/imports-out.ts';
import { comment, item, meta, term, wpAuthor, wxr } from '../../support/wxr.ts';

const bodyOf = (text = ''): string => text.split('---\n').slice(2).join('---\n').trim();

const convert = async (content: string, ...more: string[]) => {
  const { files, out, outcomes } = await importExport(
    wxr(item({ post_name: 'x', 'content:encoded': content, title: 'X' }, ...more)),
  );
  expect(await findErrors(out, newYear2024)).toEqual([]);
  return {
    body: bodyOf(files['content/articles/en/2023/x.md']),
    notes: outcomes.get('X')?.notes ?? [],
  };
};

describe('a post', () => {
  it('becomes an article, with all that stands around its text', async () => {
    const { files, out, sums } = await importExport(
      wxr(
        wpAuthor('anna', 'Anna Karapetyan'),
        wpAuthor('bob', 'Bob'),
        item(
          {
            post_name: 'the-road',
            title: 'The road &amp; the <em>bridge</em>',
            'excerpt:encoded': '',
          },
          term('category', 'Roads'),
          term('category', 'Opinion'),
          term('category', 'Uncategorized', 'uncategorized'),
          term('post_tag', 'Lachin corridor', 'lachin-corridor'),
          term('author', 'bob', 'cap-bob'),
          term('author', 'anna', 'cap-anna'),
          meta('_yoast_wpseo_metadesc', 'Said for search engines.'),
          meta('_wp_old_slug', 'the-old-road'),
        ),
      ),
    );
    expect(await findErrors(out, newYear2024)).toEqual([]);
    expect(sums).toMatchObject({ addUp: true, unexpected: 0 });
    expect(files).toMatchInlineSnapshot(`
      {
        "content/articles/en/2023/the-road.md": "---
      title: The road & the bridge
      published: 2023-03-02T18:33:00+04:00
      kind: opinion
      byline:
        - bob
        - anna-karapetyan
      summary: Said for search engines.
      tags:
        - Roads
        - Opinion
        - Lachin corridor
      aliases:
        - /2023/03/the-road/
        - /2023/03/the-old-road/
      ---
      The text.
      ",
        "content/authors/anna-karapetyan.md": "---
      name: Anna Karapetyan
      ---
      Anna Karapetyan, Throughline.
      ",
        "content/authors/bob.md": "---
      name: Bob
      ---
      Bob, Throughline.
      ",
      }
    `);
    expect(await readFile(join(out, 'imports/wordpress-redirects.txt'), 'utf8'))
      .toMatchInlineSnapshot(`
      "https://old.example/2023/03/the-road/ /2023/the-road/
      https://old.example/2023/03/the-old-road/ /2023/the-road/
      "
    `);
  });

  it.each([
    ['a draft', { status: 'draft', post_date_gmt: '0000-00-00 00:00:00' }, 'draft: true'],
    ['a pending one', { status: 'pending' }, 'draft: true'],
    [
      'a scheduled one',
      { status: 'future', post_date_gmt: '2031-03-02 14:33:00' },
      'published: 2031-03-02T18:33:00+04:00',
    ],
    [
      'one without a date in UTC',
      { post_date_gmt: '0000-00-00 00:00:00' },
      'published: 2023-03-02T18:33:00+04:00',
    ],
    ['one without comments', { comment_status: 'closed' }, 'letters: closed'],
  ])('%s stays so', async (_, fields, line) => {
    const { files, sums } = await importExport(wxr(item(fields)));
    expect(sums.unexpected).toBe(0);
    expect(Object.values(files).join('\n')).toContain(line);
  });

  it.each([
    ['private', { status: 'private' }, /private/],
    ['with a password', { post_password: 'x' }, /password/],
    ['in the trash', { status: 'trash' }, /trash/],
    ['a menu', { post_type: 'nav_menu_item' }, /how WordPress works/],
  ])('%s is refused with a reason, as expected', async (_, fields, reason) => {
    const { files, sums, outcomes } = await importExport(wxr(item({ title: 'X', ...fields })));
    expect(Object.keys(files)).toEqual([]);
    expect(sums.unexpected).toBe(0);
    expect(outcomes.get('X')?.notes[0]).toMatch(reason);
  });

  it('of an unknown type is skipped unexpectedly, unless it is asked for', async () => {
    const xml = wxr(item({ post_type: 'portfolio' }));
    expect((await importExport(xml)).sums.unexpected).toBe(1);
    expect((await importExport(xml, { types: ['portfolio'] })).sums.unexpected).toBe(0);
  });

  it.each([
    ['..%2F..%2Fescaped', 'escaped'],
    ['../../etc/passwd', 'etc-passwd'],
    ['100%zz', '100-zz'],
    ['%D9%82%D8%B1%D9%87%E2%80%8C%D8%A8%D8%A7%D8%BA', 'قره-باغ'],
    ['CON', 'con-1'],
    ['؟', 'the-title'],
    ['x'.repeat(400), 'x'.repeat(100)],
  ])('called %s gets a safe name', async (name, slug) => {
    const { files } = await importExport(wxr(item({ post_name: name, title: 'The title' })));
    expect(Object.keys(files)).toContain(`content/articles/en/2023/${slug}.md`);
  });

  it('of the same name as another, or of the same number, survives', async () => {
    const { files, out } = await importExport(
      wxr(
        item({ post_name: 'same', post_id: '1', title: 'One' }),
        item({
          post_name: 'same',
          post_id: '2',
          title: 'Two',
          post_date_gmt: '2022-03-02 14:33:00',
        }),
        item({ post_name: 'same', post_id: '2', title: 'Three' }),
        item({ post_name: 'tags', post_type: 'page', title: 'Four' }),
      ),
    );
    expect(Object.keys(files).sort()).toEqual([
      'content/articles/en/2022/same-2.md',
      'content/articles/en/2023/same-3.md',
      'content/articles/en/2023/same.md',
      'content/authors/anna.md',
      'content/pages/en/tags-2.md',
    ]);
    expect(await findErrors(out, newYear2024)).toEqual([]);
  });
});

describe('links', () => {
  it('to the same site become internal ones; "Read more" lines name articles only', async () => {
    const { files, out, outcomes } = await importExport(
      wxr(
        item({ post_name: 'first', title: 'The first', post_id: '7' }, term('post_tag', 'Roads')),
        item({ post_name: 'hidden', title: 'Hidden', status: 'draft' }),
        item({
          post_name: 'second',
          title: 'Second',
          'content:encoded': `<p>See <a href="https://www.old.example/2023/03/first/#more">the first</a>, <a href="/?p=7">by number</a>,
<a href="https://old.example/2023/03/hidden/">hidden</a>, <a href="https://old.example/tag/roads/">roads</a>, <a href="/lost/">lost</a>.</p>
<p><strong>Read more:</strong> <a href="https://old.example/2023/03/first/">The first</a>; The First; <a href="https://other.example/">Elsewhere</a>; Unknown title</p>`,
        }),
      ),
    );
    expect(await findErrors(out, newYear2024)).toEqual([]);
    expect(bodyOf(files['content/articles/en/2023/second.md'])).toMatchInlineSnapshot(`
      "See [the first](first.md), [by number](first.md),\\
      hidden, [roads](/tags/roads/), [lost](https://old.example/lost/).

      Read more: [The First](first.md)

      [Elsewhere](https://other.example/); Unknown title"
    `);
    expect(outcomes.get('Second')?.notes).toMatchInlineSnapshot(`
      [
        "a link was taken off its words, as the piece it leads to is not out: "Hidden"",
        "a link still leads to the old site, as the export does not hold its target: https://old.example/lost/",
        "a "Read more" line named what the archive does not hold, and now stands as plain text: "Elsewhere"",
        "a "Read more" line named what the archive does not hold, and now stands as plain text: "Unknown title"",
      ]
    `);
  });
});

describe('what WordPress puts into texts', () => {
  it('the old editor: paragraphs, captions, galleries, embeds, code, notes', async () => {
    const { body, notes } = await convert(
      [
        'One line\nand the next.',
        '[caption id="a" align="left" width="3"]<a href="https://old.example/wp-content/uploads/a.jpg"><img src="https://old.example/wp-content/uploads/a-300x200.jpg" alt="A road" /></a> In <em>winter</em>[/caption]',
        '<!--more-->',
        'https://www.youtube.com/watch?v=abcdefghijk',
        '[embed]https://vimeo.com/1[/embed]',
        'A note[efn_note]With <b>words</b>.[/efn_note] and [sic], [[gallery]].',
        '[sourcecode language="js"]a < b[/sourcecode]',
        '[unknown a="b"]kept words[/unknown] [contact-form-7 id="3"]',
        '<!--nextpage-->',
        'Page two.',
      ].join('\n\n'),
    );
    expect(body).toMatchInlineSnapshot(`
      "One line\\
      and the next.

      [A road](https://old.example/wp-content/uploads/a-300x200.jpg)

      In *winter*

      <https://www.youtube.com/watch?v=abcdefghijk>

      <https://vimeo.com/1>

      A note[^1] and \\[sic], \\[gallery].

      \`\`\`js
      a < b
      \`\`\`

      kept words

      ---

      Page two.

      [^1]: With **words**."
    `);
    expect(notes).toMatchInlineSnapshot(`
      [
        "its 2 pages are one now, with a rule between them",
        "an embed became a link",
        "the shortcode [unknown a="b"] was left out; the words in it stay",
        "the shortcode [contact-form-7 id="3"] was left out",
        "a picture is to be fetched, and is a link until then: https://old.example/wp-content/uploads/a-300x200.jpg",
      ]
    `);
  });

  it('Gutenberg: blocks, reusable ones, notes, tables, verse', async () => {
    const { body, notes } = await convert(
      `<!-- wp:paragraph --><p>این<strong>«متن»</strong>است<sup data-fn="n1" class="fn"><a href="#n1" id="n1-link">1</a></sup></p><!-- /wp:paragraph -->
<!-- wp:heading {"level":4} --><h4>A heading</h4><!-- /wp:heading -->
<!-- wp:embed {"url":"https://twitter.com/a/status/1"} --><figure class="wp-block-embed"><div class="wp-block-embed__wrapper">
https://twitter.com/a/status/1
</div><figcaption>Said then</figcaption></figure><!-- /wp:embed -->
<!-- wp:latest-posts /--><!-- wp:separator --><hr/><!-- /wp:separator -->
<!-- wp:table --><figure><table><thead><tr><th>a</th><th>b</th></tr></thead><tbody><tr><td>1|2</td><td>3</td></tr></tbody></table></figure><!-- /wp:table -->
<!-- wp:quote --><blockquote><p>Said.</p><cite>Who</cite></blockquote><!-- /wp:quote -->
<!-- wp:footnotes /-->`,
      meta('footnotes', JSON.stringify([{ id: 'n1', content: 'The <em>note</em>.' }])),
    );
    expect(body).toMatchInlineSnapshot(`
      "این<strong>«متن»</strong>است[^1]

      ## A heading

      <https://twitter.com/a/status/1>

      Said then

      ---

      | a | b |
      | - | - |
      | 1\\|2 | 3 |

      > Said.
      >
      > — Who

      [^1]: The *note*."
    `);
    expect(notes).toMatchInlineSnapshot(`
      [
        "the block "latest-posts", which WordPress fills itself, was left out",
        "headings were moved to other levels, so that none is skipped below the headline",
      ]
    `);
  });

  it('nothing that could do harm', async () => {
    const { body, notes } = await convert(
      '<p>a &lt;script&gt; <a href="java&#9;script:alert(1)">b</a> <img src="data:image/svg+xml,x" alt="c"> <b onclick="x()">d</b></p><script>alert(1)</script><iframe src="javascript:x()"></iframe><svg onload="x()"><text>e</text></svg>',
    );
    expect(body).toBe('a \\<script> b c **d**');
    expect(notes).toHaveLength(5);
  });
});

describe('a second import', () => {
  const xml = wxr(
    item({ post_name: 'a', title: 'A' }, comment(1)),
    item({ post_name: 'b', title: 'B' }),
  );

  it('changes nothing', async () => {
    const first = await importExport(xml);
    const report = await readFile(join(first.out, 'imports/wordpress-report.json'), 'utf8');
    const second = await importExport(xml, { out: first.out, now: newYear2024 + 1e9 });
    expect(second.files).toEqual(first.files);
    const again = await readFile(join(first.out, 'imports/wordpress-report.json'), 'utf8');
    expect(again.replace(/throughline-export-\w+/g, '')).toBe(
      report.replace(/throughline-export-\w+/g, ''),
    );
  });

  it('never writes over what a person edited, nor brings back what one took away', async () => {
    const { out, files } = await importExport(xml);
    const [a, b] = ['content/articles/en/2023/a.md', 'content/articles/en/2023/b.md'];
    await writeFile(join(out, a), `${files[a] ?? ''}\nAnd more.\n`);
    await rm(join(out, b));
    const second = await importExport(xml.replaceAll('The text.', 'Another text.'), { out });
    expect(second.files[a]).toContain('And more.');
    expect(second.files[b]).toBeUndefined();
    expect(second.outcomes.get('A')?.notes).toContain('its file was edited since: left as it is');
    expect(second.outcomes.get('B')?.notes).toContain(
      'its file was taken away since: not written anew',
    );
  });

  it('brings along what changed on the old site, and keeps out of the way of what is there', async () => {
    const { out } = await importExport(xml);
    await writeFile(join(out, 'content/articles/en/2023/c.md'), 'mine');
    const second = await importExport(wxr(item({ post_name: 'c' })), { out });
    expect(Object.keys(second.files)).toContain('content/articles/en/2023/c-2.md');
    expect(await readFile(join(out, 'content/articles/en/2023/c.md'), 'utf8')).toBe('mine');
  });

  it('gives a draft that came out its place', async () => {
    const draft = wxr(
      item({ post_name: 'd', post_id: '9', status: 'draft', post_date_gmt: '2022-01-01 00:00:00' }),
    );
    const { out } = await importExport(draft);
    const second = await importExport(wxr(item({ post_name: 'd', post_id: '9' })), { out });
    expect(Object.keys(second.files).filter((file) => file.includes('articles'))).toEqual([
      'content/articles/en/2023/d.md',
    ]);
  });
});
