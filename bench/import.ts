import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, statSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { collectEarly } from '../src/importer/collect-early.ts';
import { importWordpressFiles } from '../src/importer/wordpress/import-wordpress.ts';

/*
 * How much memory an import of WordPress takes, against the size of the export:
 *   node bench/import.ts [--paragraphs NUMBER] [--page-builder KILOBYTES] [MEGABYTES…]
 * The fewer paragraphs (24) a post has, the more posts are in a file: what is remembered is of posts, not of texts. With
 * a page builder, each post carries so much of its data beside the text, as many real exports do.
 */

const { values, positionals } = parseArgs({
  options: {
    paragraphs: { type: 'string', default: '24' },
    'page-builder': { type: 'string', default: '0' },
    run: { type: 'boolean', default: false },
  },
  allowPositionals: true,
});

const builderData = '{"widget":"text","settings":{"padding":"0"}},'.repeat(
  Math.ceil((Number(values['page-builder']) * 1000) / 45),
);

const head = `<?xml version="1.0" encoding="UTF-8" ?>
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/">
<channel><title>Bench</title><link>https://old.example</link><language>en-US</language>
<wp:base_blog_url>https://old.example</wp:base_blog_url>
`;

const sentence =
  'The corridor was closed on the morning of the twelfth, and nobody at the checkpoint could say for how long; ';

const toParagraph = (post: number, number: number): string =>
  `<!-- wp:paragraph -->\n<p>${sentence.repeat(6)}<strong>day ${number}</strong>, as <a href="https://old.example/2023/03/post-${Math.max(post - 1 - number, 0)}/">we wrote</a>. این <b>«متن»</b> است.</p>\n<!-- /wp:paragraph -->\n`;

const toComment = (post: number, number: number): string =>
  `<wp:comment><wp:comment_id>${post * 10 + number}</wp:comment_id><wp:comment_author><![CDATA[Reader ${number}]]></wp:comment_author><wp:comment_author_email>reader@example.org</wp:comment_author_email><wp:comment_date_gmt>2023-03-03 10:00:00</wp:comment_date_gmt><wp:comment_content><![CDATA[What was said of day ${number} is not what we saw from the road.]]></wp:comment_content><wp:comment_approved>1</wp:comment_approved><wp:comment_type>comment</wp:comment_type><wp:comment_parent>${number > 0 ? post * 10 + number - 1 : 0}</wp:comment_parent></wp:comment>\n`;

const toPost = (number: number): string => {
  const paragraphs = Array.from({ length: Number(values.paragraphs) }, (_, index) =>
    toParagraph(number, index),
  ).join('\n');
  const comments = Array.from({ length: number % 10 === 0 ? 4 : 0 }, (_, index) =>
    toComment(number, index),
  ).join('');
  return `<item><title>Post ${number}: what was said of the corridor that day</title><link>https://old.example/2023/03/post-${number}/</link><dc:creator>anna</dc:creator>
<content:encoded><![CDATA[${paragraphs}]]></content:encoded><excerpt:encoded></excerpt:encoded>
<wp:post_id>${number}</wp:post_id><wp:post_date_gmt>2023-03-02 14:33:00</wp:post_date_gmt><wp:post_name>post-${number}</wp:post_name>
<wp:status>publish</wp:status><wp:post_type>post</wp:post_type><category domain="category" nicename="roads">Roads</category>
<wp:postmeta><wp:meta_key>_elementor_data</wp:meta_key><wp:meta_value><![CDATA[${builderData}]]></wp:meta_value></wp:postmeta>
${comments}</item>
<item><title>The road of post ${number}, seen from the checkpoint</title><link>https://old.example/2023/03/post-${number}/road-${number}/</link>
<excerpt:encoded><![CDATA[The road as it was on the morning of day ${number}.]]></excerpt:encoded><wp:post_id>${number + 1e6}</wp:post_id><wp:post_parent>${number}</wp:post_parent>
<wp:post_name>road-${number}</wp:post_name><wp:status>inherit</wp:status><wp:post_type>attachment</wp:post_type>
<wp:attachment_url>https://old.example/wp-content/uploads/2023/03/road-${number}.jpg</wp:attachment_url></item>\n`;
};

/** Writes an export of at least so many megabytes. */
const writeExport = (path: string, megabytes: number): void => {
  const file = openSync(path, 'w');
  let size = writeSync(file, head);
  for (let number = 0; size < megabytes * 1e6; number++) size += writeSync(file, toPost(number));
  writeSync(file, '</channel></rss>\n');
  closeSync(file);
};

const runOne = async (path: string, out: string): Promise<void> => {
  collectEarly();
  const began = Date.now();
  const { sums } = await importWordpressFiles({
    files: [path],
    out,
    media: undefined,
    timeZone: 'UTC',
    language: undefined,
    kind: 'analysis',
    types: [],
    updated: false,
    now: Date.UTC(2024, 0, 1),
    progress: () => undefined,
  });
  const seconds = (Date.now() - began) / 1000;
  const { maxRSS } = process.resourceUsage();
  console.log(
    `${Math.round(statSync(path).size / 1e6)} MB, ${sums.kinds['post']?.seen ?? 0} posts: ${Math.round(maxRSS / 1000)} MB at the peak, ${Math.round(seconds)} s, ${sums.addUp ? 'sums add up' : 'SUMS DO NOT ADD UP'}`,
  );
};

const measure = (megabytes: number): void => {
  const folder = mkdtempSync(join(tmpdir(), 'throughline-import-'));
  try {
    const path = join(folder, 'export.xml');
    writeExport(path, megabytes);
    // A process of its own: its peak is this import's alone.
    spawnSync(
      process.execPath,
      [fileURLToPath(import.meta.url), '--run', path, join(folder, 'out')],
      { stdio: 'inherit' },
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

const [path = '', out = ''] = positionals;
if (values.run) await runOne(path, out);
else
  for (const megabytes of positionals.length > 0 ? positionals : ['10', '100', '1000'])
    measure(Number(megabytes));
