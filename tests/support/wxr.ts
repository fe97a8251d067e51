/** The elements of an `<item>` by name, without `wp:` where they are WordPress's own. */
export type ItemFields = Readonly<Record<string, string>>;

const own = new Set([
  'title',
  'link',
  'pubDate',
  'guid',
  'dc:creator',
  'content:encoded',
  'excerpt:encoded',
]);

const cdata = (text: string): string => `<![CDATA[${text.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`;

const toElements = (fields: ItemFields): string =>
  Object.entries(fields)
    .map(([name, value]) => {
      const full = own.has(name) ? name : `wp:${name}`;
      return `<${full}>${cdata(value)}</${full}>`;
    })
    .join('\n');

let number = 100;

/** A published post; `more` is XML that stands in it besides: `meta()`, `term()`, `comment()`. */
export const item = (fields: ItemFields, ...more: readonly string[]): string => {
  const id = fields['post_id'] ?? String((number += 1));
  const name = fields['post_name'] ?? `post-${id}`;
  const all = {
    title: `Post ${id}`,
    link: `https://old.example/2023/03/${name}/`,
    'dc:creator': 'anna',
    'content:encoded': '<p>The text.</p>',
    post_id: id,
    post_date: '2023-03-02 18:33:00',
    post_date_gmt: '2023-03-02 14:33:00',
    post_name: name,
    status: 'publish',
    post_type: 'post',
    ...fields,
  };
  return `<item>\n${toElements(all)}\n${more.join('\n')}\n</item>`;
};

export const meta = (key: string, value: string): string =>
  `<wp:postmeta><wp:meta_key>${cdata(key)}</wp:meta_key><wp:meta_value>${cdata(value)}</wp:meta_value></wp:postmeta>`;

export const term = (taxonomy: string, name: string, slug = name.toLowerCase()): string =>
  `<category domain="${taxonomy}" nicename="${slug}">${cdata(name)}</category>`;

/** An approved comment. */
export const comment = (id: number, fields: ItemFields = {}): string => {
  const all = {
    comment_id: String(id),
    comment_author: `Reader ${id}`,
    comment_author_email: 'reader@mail.example',
    comment_author_IP: '203.0.113.9',
    comment_agent: 'Mozilla/5.0',
    comment_date: '2023-03-03 14:00:00',
    comment_date_gmt: '2023-03-03 10:00:00',
    comment_content: `What reader ${id} has to say of this piece.`,
    comment_approved: '1',
    comment_type: 'comment',
    comment_parent: '0',
    ...fields,
  };
  return `<wp:comment>${toElements(all)}</wp:comment>`;
};

export const wpAuthor = (login: string, name: string): string =>
  `<wp:author>${toElements({ author_login: login, author_email: `${login}@mail.example`, author_display_name: name })}</wp:author>`;

/** A whole export of https://old.example. */
export const wxr = (...parts: readonly string[]): string => `<?xml version="1.0" encoding="UTF-8" ?>
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/">
<channel>
<title>Old site</title>
<link>https://old.example</link>
<language>en-US</language>
<wp:base_blog_url>https://old.example</wp:base_blog_url>
${parts.join('\n')}
</channel>
</rss>
`;
