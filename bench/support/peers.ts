/** An article as every site generator takes it: a title, a sentence on it, and Markdown. */
export interface PlainArticle {
  readonly title: string;
  readonly summary: string;
  readonly body: string;
}

/** A site that people start from, whose sources stand in a folder of its own below `--peers`. */
export interface Peer {
  readonly name: string;
  readonly folder: string;
  /** Where it comes from, for whoever misses it. */
  readonly source: string;
  /** What the folder holds where there is none to be had: paths and texts, to be installed by npm. */
  readonly files?: Readonly<Record<string, string>>;
  readonly article: {
    readonly file: string;
    readonly frontMatter: (article: PlainArticle) => object;
  };
  /** A program of its node_modules/.bin, and what it is told. */
  readonly build: readonly [string, ...string[]];
  /** The folder that it builds into. */
  readonly output: string;
  /** The article's address there. */
  readonly page: string;
}

const slug = 'court-declines-to-modify';

const starlight: Readonly<Record<string, string>> = {
  'package.json': `{
  "name": "starlight-peer",
  "private": true,
  "type": "module",
  "dependencies": { "@astrojs/starlight": "0.42.4", "astro": "7.3.5", "sharp": "0.35.5" }
}
`,
  'astro.config.mjs': `import starlight from '@astrojs/starlight';
import { defineConfig } from 'astro/config';

export default defineConfig({
  site: 'https://example.org',
  integrations: [starlight({ title: 'Starlight' })],
});
`,
  'src/content.config.ts': `import { docsLoader } from '@astrojs/starlight/loaders';
import { docsSchema } from '@astrojs/starlight/schema';
import { defineCollection } from 'astro:content';

export const collections = { docs: defineCollection({ loader: docsLoader(), schema: docsSchema() }) };
`,
  'src/content/docs/index.md': '---\ntitle: Home\n---\n\nOne page.\n',
};

export const peers: readonly Peer[] = [
  {
    name: 'Astro blog starter',
    folder: 'astro-blog',
    source: 'examples/blog of withastro/astro',
    article: {
      file: `src/content/blog/${slug}.md`,
      frontMatter: ({ title, summary }) => ({ title, description: summary, pubDate: '2023-07-07' }),
    },
    build: ['astro', 'build'],
    output: 'dist',
    page: `blog/${slug}/`,
  },
  {
    name: 'AstroPaper',
    folder: 'astro-paper',
    source: 'satnaing/astro-paper',
    article: {
      file: `src/data/blog/${slug}.md`,
      frontMatter: ({ title, summary }) => ({
        title,
        description: summary,
        pubDatetime: new Date('2023-07-07T07:40:00Z'),
        tags: ['others'],
      }),
    },
    build: ['astro', 'build'],
    output: 'dist',
    page: `posts/${slug}/`,
  },
  {
    name: 'Starlight',
    folder: 'starlight',
    source: '@astrojs/starlight on npm',
    files: starlight,
    article: {
      file: `src/content/docs/${slug}.md`,
      frontMatter: ({ title, summary }) => ({ title, description: summary }),
    },
    build: ['astro', 'build'],
    output: 'dist',
    page: `${slug}/`,
  },
  {
    name: 'Eleventy base blog',
    folder: 'eleventy-base-blog',
    source: '11ty/eleventy-base-blog',
    article: {
      file: `content/blog/${slug}.md`,
      frontMatter: ({ title, summary }) => ({ title, description: summary, date: '2023-07-07' }),
    },
    build: ['eleventy'],
    output: '_site',
    page: `blog/${slug}/`,
  },
];
