import { expect, it } from 'vitest';
import { readWordpress } from '../../../src/letters/arriving/read-wordpress.ts';

const comment = (id: number, fields: Record<string, string>) => {
  const all = {
    comment_id: String(id),
    comment_author: 'Ada',
    comment_author_email: 'ada@readers.example',
    comment_author_IP: '203.0.113.9',
    comment_date: '2023-03-02 18:33:00',
    comment_date_gmt: '2023-03-02 14:33:00',
    comment_content: 'Text',
    comment_approved: '1',
    comment_type: 'comment',
    comment_parent: '0',
    ...fields,
  };
  const texts = Object.entries(all).map(
    ([key, value]) => `<wp:${key}><![CDATA[${value}]]></wp:${key}>`,
  );
  return `<wp:comment>${texts.join('')}<wp:commentmeta><wp:meta_value>{"ip":"203.0.113.9"}</wp:meta_value></wp:commentmeta></wp:comment>`;
};

const toExport = (...comments: string[]) => `<?xml version="1.0" encoding="UTF-8" ?>
<rss version="2.0" xmlns:wp="http://wordpress.org/export/1.2/"><channel><title>Old site</title>
<item><title>Second meeting in Khojaly</title><link>https://old.example/2023/03/02/second-meeting/</link>
<wp:post_id>7</wp:post_id><wp:post_name>second-meeting</wp:post_name>${comments.join('\n')}</item>
</channel></rss>`;

it('reads comments, approved or not, nested, without where they came from', () => {
  const { letters, left } = readWordpress(
    toExport(
      comment(1, {}),
      comment(2, { comment_parent: '1', comment_approved: '0', comment_author: 'Bob' }),
      comment(3, { comment_approved: 'spam' }),
    ),
  );
  expect(left).toEqual([]);
  expect(
    letters.map(({ key, replyTo, name, verdict }) => ({ key, replyTo, name, verdict })),
  ).toEqual([
    { key: 'wordpress 7 1', replyTo: undefined, name: 'Ada', verdict: 'approved' },
    { key: 'wordpress 7 2', replyTo: 'wordpress 7 1', name: 'Bob', verdict: undefined },
    { key: 'wordpress 7 3', replyTo: undefined, name: 'Ada', verdict: 'spam' },
  ]);
  expect(letters[0]).toMatchObject({
    about: [
      'https://old.example/2023/03/02/second-meeting/',
      'second-meeting',
      'Second meeting in Khojaly',
    ],
    email: 'ada@readers.example',
    date: '2023-03-02T14:33:00.000Z',
  });
  expect(JSON.stringify(letters)).not.toContain('203.0.113.9');
});

it('makes letters of no pings, and of nothing in the trash, and says so', () => {
  const { letters, left } = readWordpress(
    toExport(
      comment(1, { comment_type: 'pingback' }),
      comment(2, { comment_approved: 'trash' }),
      comment(3, { comment_content: ' ' }),
    ),
  );
  expect(letters).toEqual([]);
  expect(left).toEqual([1, 2, 3].map((id) => `Comment ${id} is a ping, in the trash, or empty.`));
});

it.each([
  ['paragraphs', 'One\n\nTwo', 'One\n\nTwo'],
  ['emphasis', 'An <em>old</em> and <strong>strong</strong> word', 'An _old_ and **strong** word'],
  [
    'a link',
    'See <a href="https://a.example/x" onclick="alert(1)">this</a>',
    'See [this](https://a.example/x)',
  ],
  ['a quotation', '<blockquote>He said</blockquote>\n\nNo', '> He said\n\nNo'],
  ['a script', 'Hello<script>alert(1)</script>', 'Hello'],
  ['a link that runs', '<a href="javascript:alert(1)">x</a>', 'x'],
  [
    'letters that only look like a script',
    '&lt;script&gt;alert(1)&lt;/script&gt;',
    '\\<script>alert(1)\\</script>',
  ],
  ['Persian', 'این <b>«متن»</b> است', 'این **«متن»** است'],
])('turns %s into Markdown', (_, html, markdown) => {
  expect(readWordpress(toExport(comment(1, { comment_content: html }))).letters[0]?.text).toBe(
    markdown,
  );
});

it('says where a file is no whole XML', () => {
  expect(readWordpress('<rss><item>').left[0]).toMatch(/^The file is no whole XML: /);
});
