import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { expect, it } from 'vitest';
import { runImport } from '../../../src/cli/run-import.ts';
import { newYear2024, writeTree, type Tree } from '../../support/content.ts';
import { makeFolder } from '../../support/folder.ts';
import { findErrors, readAll, readOutcomes } from '../../support/imports-out.ts';

const png = await sharp({ create: { width: 8, height: 8, channels: 3, background: 'red' } })
  .png()
  .toBuffer();

/** Shaped as the starters of Eleventy are. */
const eleventy: Tree = {
  'eleventy.config.js': 'export default () => ({ dir: { input: "." } });\n',
  'package.json': '{ "name": "old" }\n',
  '_includes/post.njk': '{{ content | safe }}\n',
  '_includes/notice.md': 'Part of a page.\n',
  'posts/posts.json':
    '{ "layout": "post.njk", "tags": ["posts", "Roads"], "author": "Ada Lovelace", "permalink": "/{{ page.fileSlug }}/" }',
  'posts/special.11tydata.js': 'module.exports = { title: "Not read" };\n',
  'posts/2023-02-03-the-road.md': `---
title: The road
tags: [Lachin]
---
{% image "./road.png", "A road in the snow", "(min-width: 30em) 50vw, 100vw" %}

See [the bridge](/bridges/the-bridge/) and {% link "nowhere" %}.

{% callout "warning" %}It is closed.{% endcallout %}

{% raw %}{{ not.a.placeholder }}{% endraw %}
`,
  'posts/road.png': png,
  'posts/2023-03-04-the-bridge.md': `---
title: The bridge
date: git Last Modified
permalink: /bridges/{{ title | slugify }}/index.html
eleventyExcludeFromCollections: true
---
It stands. [The road](./2023-02-03-the-road.md), or {{ site.name }}.
`,
  'posts/undated.md': '---\ntitle: Undated\ndate: Last Modified\n---\nWhen?\n',
  'posts/hidden.md': '---\ntitle: Hidden\ndate: 2023-05-06\npermalink: false\n---\nNot shown.\n',
  'posts/special.md':
    '---\ntitle: Special\ndate: 2023-06-07\npermalink: "/{{ page.date | date: \'%Y\' }}/x/"\n---\nWords.\n',
  'about.md': '---\ntitle: About\neleventyNavigation: { key: About, order: 3 }\n---\nWho we are.\n',
};

const run = async () => {
  const root = await makeFolder('eleventy');
  const ended = await runImport(['markdown', await writeTree(eleventy), '--time-zone', 'UTC'], {
    root,
    now: newYear2024,
  });
  const outcomes = await readOutcomes(root, 'markdown');
  const notesOf = (title: string) => outcomes.get(title)?.notes ?? [];
  return { ...ended, root, files: await readAll(root), outcomes, notesOf };
};

it('a folder of Eleventy becomes content without errors, and nothing of it is lost without a word', async () => {
  const { code, out, root, files, notesOf, outcomes } = await run();
  expect(code, out).toBe(0);
  expect(out).toContain('The sums add up.');
  expect(await findErrors(root, newYear2024)).toEqual([]);
  expect(Object.keys(files).sort()).toEqual([
    'content/articles/en/2023/hidden.md',
    'content/articles/en/2023/special.md',
    'content/articles/en/2023/the-bridge.md',
    'content/articles/en/2023/the-road.md',
    'content/articles/en/2024/undated.md',
    'content/authors/ada-lovelace.md',
    'content/pages/en/about.md',
  ]);
  expect(files['content/articles/en/2023/the-road.md']).toMatchInlineSnapshot(`
    "---
    title: The road
    published: 2023-02-03T04:00:00+04:00
    kind: analysis
    byline:
      - ada-lovelace
    summary: "See the bridge and #. It is closed. {{ not.a.placeholder }}"
    tags:
      - Roads
      - Lachin
    aliases:
      - /the-road/
    ---
    ![A road in the snow](./road.png)

    See [the bridge](the-bridge.md) and #.

    It is closed.

    {{ not.a.placeholder }}
    "
  `);
  expect(files['content/articles/en/2023/the-bridge.md']).toMatchInlineSnapshot(`
    "---
    title: The bridge
    published: 2023-03-04T04:00:00+04:00
    kind: analysis
    byline:
      - ada-lovelace
    summary: It stands. The road, or .
    tags:
      - Roads
    aliases:
      - /bridges/the-bridge/
    ---
    It stands. [The road](the-road.md), or .
    "
  `);
  expect(notesOf('The road')).toMatchInlineSnapshot(`
    [
      "a link within the site leads nowhere: {% link "nowhere" %}",
      "the shortcode {% callout "warning" %} was left out; words between its parts stay",
    ]
  `);
  expect(notesOf('The bridge')).toMatchInlineSnapshot(`
    [
      "the placeholder {{ site.name }} was left out",
      "it stood in no list of the old site, and stands in those of this one",
    ]
  `);
  expect(notesOf('Undated')).toMatchInlineSnapshot(`
    [
      "its date cannot be read: "Last Modified"",
      "it has no date that can be read: kept as a draft",
    ]
  `);
  expect(files['content/articles/en/2024/undated.md']).toContain('draft: true');
  expect(notesOf('Hidden')).toMatchInlineSnapshot(`
    [
      "the old site did not show it (\`permalink: false\`): kept as a draft",
    ]
  `);
  expect(files['content/articles/en/2023/hidden.md']).toContain('draft: true');
  expect(notesOf('Special')).toMatchInlineSnapshot(`
    [
      "what posts/special.11tydata.js says of it was not read, as it is a program",
      "its old address is not known: "/{{ page.date | date: '%Y' }}/x/"",
    ]
  `);
  expect(files['content/articles/en/2023/special.md']).not.toMatch(/aliases|\{\{/);
  expect(outcomes.get('About')?.result).toBe('imported');
  expect(await readFile(join(root, 'content/articles/en/2023/road.png'))).toEqual(png);
});
