import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { importMarkdownFolder } from '../../../src/importer/markdown/import-markdown.ts';
import { newYear2024, writeTree, type Tree } from '../../support/content.ts';
import { makeFolder } from '../../support/folder.ts';
import { findErrors, readAll, readOutcomes } from '../../support/imports-out.ts';

const bringIn = (folder: string, out: string) =>
  importMarkdownFolder({
    ...{ folder, out, timeZone: 'UTC', language: 'en', kind: 'analysis', now: newYear2024 },
    progress: () => undefined,
  });

const run = async (tree: Tree, out?: string) => {
  const folder = await writeTree(tree);
  const target = out ?? (await makeFolder('import'));
  const sums = await bringIn(folder, target);
  return {
    sums,
    out: target,
    folder,
    files: await readAll(target),
    outcomes: await readOutcomes(target, 'markdown'),
  };
};

const png = await sharp({ create: { width: 8, height: 8, channels: 3, background: 'red' } })
  .png()
  .toBuffer();

const jekyll: Tree = {
  '_config.yml': 'url: https://old.example\npermalink: pretty\n',
  '_data/authors.yml': 'ada: { name: Ada Lovelace }\n',
  'README.md': '# About this repository\n',
  'assets/map.png': png,
  '_posts/2023-01-02-the-road.md': `---
layout: post
title: "The road: closed"
author: ada
categories: roads
tags: lachin corridor
image: /assets/map.png
---
The road is closed. ![A map](/assets/map.png "The map")

{% highlight js %}
a < b
{% endhighlight %}

See [the bridge]({% post_url 2023-02-03-the-bridge %}) and {% include ad.html %} that[^1].

[^1]: A note.

<script>alert(1)</script> <a href="javascript:alert(1)">harm</a>
`,
  '_posts/2023-02-03-the-bridge.md': `---
title: The bridge
date: 2023-02-03 10:00:00 +0400
redirect_from: /old-bridge/
published: true
---
Read more: [The road](/roads/2023/01/02/the-road/)

A [download](/assets/map.png) and an [other](/nowhere/).
`,
  '_drafts/later.md': '---\ntitle: Later\n---\nNot yet.\n',
  'about.md': '---\ntitle: About\nlayout: page\n---\nWho we are. [Home](/)\n',
  '_posts/2023-03-04-broken.md': '---\ntitle: "Broken\n---\nText\n',
};

describe('a folder of Jekyll', () => {
  it('becomes content without errors, and nothing of it is lost without a word', async () => {
    const { sums, out, files, outcomes } = await run(jekyll);
    expect(await findErrors(out, newYear2024)).toEqual([]);
    expect(sums.addUp).toBe(true);
    expect(sums.unexpected).toBe(1);
    expect(sums.kinds['text']).toEqual({ seen: 6, imported: 0, degraded: 4, skipped: 2 });
    expect(outcomes.get('_posts/2023-03-04-broken.md')?.notes[0]).toMatch(
      /YAML above the text is broken/,
    );
    expect(Object.keys(files).sort()).toEqual([
      'content/articles/en/2023/the-bridge.md',
      'content/articles/en/2023/the-road.md',
      expect.stringMatching(/^content\/articles\/en\/\d{4}\/later\.md$/),
      'content/authors/ada-lovelace.md',
      'content/pages/en/about.md',
    ]);
    expect(files['content/articles/en/2023/the-road.md']).toMatchInlineSnapshot(`
      "---
      title: "The road: closed"
      published: 2023-01-02T04:00:00+04:00
      kind: analysis
      byline:
        - ada-lovelace
      summary: The road is closed. See the bridge and that. harm
      tags:
        - roads
        - lachin
        - corridor
      image:
        file: ./map.png
        alt: map
      aliases:
        - /roads/2023/01/02/the-road/
      ---
      The road is closed. ![A map](./map.png "The map")

      \`\`\`js
      a < b
      \`\`\`

      See [the bridge](the-bridge.md) and that[^1].

      harm

      [^1]: A note.
      "
    `);
    expect(files['content/articles/en/2023/the-bridge.md']).toMatchInlineSnapshot(`
      "---
      title: The bridge
      published: 2023-02-03T10:00:00+04:00
      kind: analysis
      byline:
        - Throughline
      summary: A download and an other.
      aliases:
        - /2023/02/03/the-bridge/
        - /old-bridge/
      ---
      Read more: [The road](the-road.md)

      A [download](/assets/map.png) and an [other](https://old.example/nowhere/).
      "
    `);
  });

  it('follows no link out of the folder or in a circle, and tells of each', async () => {
    const folder = await writeTree({ '_posts/2023-01-02-a.md': 'Text.\n' });
    await symlink('/etc/passwd', join(folder, '_posts/2023-01-03-b.md'));
    await symlink(folder, join(folder, 'loop'));
    const out = await makeFolder('import');
    const sums = await bringIn(folder, out);
    expect(sums).toMatchObject({ addUp: true, unexpected: 2 });
    expect(sums.kinds).toMatchObject({ text: { seen: 1 }, link: { seen: 2, skipped: 2 } });
    const outcomes = await readOutcomes(out, 'markdown');
    expect([...outcomes.keys()]).toEqual(
      expect.arrayContaining(['_posts/2023-01-03-b.md', 'loop']),
    );
    expect(Object.values(await readAll(out)).join('')).not.toContain('root:');
    expect(outcomes.get('_posts/2023-01-03-b.md')?.notes.join()).toMatch(/^file\/outside: /);
  });

  it('reads a link to another file of the folder, and no names of authors from elsewhere', async () => {
    const folder = await writeTree({
      'shared/text.md': '---\ntitle: A\nauthor: ada\n---\nText.\n',
      'authors/authors.yml': 'ada: { name: Ada }\n',
    });
    await mkdir(join(folder, '_posts'));
    await symlink('../shared/text.md', join(folder, '_posts/2023-01-02-a.md'));
    const elsewhere = await writeTree({ 'authors.yml': 'ada: { name: Somebody else }\n' });
    await symlink(elsewhere, join(folder, '_data'));
    const out = await makeFolder('import');
    await bringIn(folder, out);
    const files = await readAll(out);
    expect(files['content/articles/en/2023/a.md']).toContain('Text.');
    expect(Object.values(files).join('')).not.toContain('Somebody else');
  });

  it('changes nothing the second time, and leaves what a person edited', async () => {
    const { out, files } = await run(jekyll);
    const road = 'content/articles/en/2023/the-road.md';
    await writeFile(join(out, road), `${files[road] ?? ''}\nMore.\n`);
    const folder = await writeTree(jekyll);
    expect(folder).not.toBe('');
    const again = await importMarkdownFolder({
      ...{ folder, out, timeZone: 'UTC', language: 'en', kind: 'analysis', now: newYear2024 },
      progress: () => undefined,
    });
    expect(again.addUp).toBe(true);
    expect(await readFile(join(out, road), 'utf8')).toContain('More.');
  });
});

describe('other folders', () => {
  it('of Hugo: TOML, bundles, shortcodes, languages', async () => {
    const { out, files, sums } = await run({
      'hugo.toml': 'baseURL = "https://old.example/"\n',
      'content/_index.md': '---\ntitle: Home\n---\n',
      'content/posts/the-pass/index.md': `+++
title = "The pass"
date = 2022-05-06T07:08:09+04:00
draft = false
tags = ["Roads", "roads"]
authors = ["Ada"]
+++
{{< figure src="pass.png" alt="The pass" caption="In snow" attr="A. Name" >}}

{{< youtube abcdefghijk >}}

{{< notice >}}Kept *words*{{< /notice >}}
`,
      'content/posts/the-pass/pass.png': png,
      'content/posts/gardaneh.fa.md':
        '---\ntitle: گردنه\ndate: 2022-05-07\n---\nاین**«متن»**است [گذر](/posts/the-pass/)\n',
    });
    expect(await findErrors(out, newYear2024)).toEqual([]);
    expect(sums.unexpected).toBe(0);
    expect(files).toMatchInlineSnapshot(`
      {
        "content/articles/en/2022/the-pass.md": "---
      title: The pass
      published: 2022-05-06T07:08:09+04:00
      kind: analysis
      byline:
        - ada
      summary: Kept words
      tags:
        - Roads
      aliases:
        - /posts/the-pass/
      ---
      ![The pass](./pass.png "In snow credit: A. Name")

      <https://www.youtube.com/watch?v=abcdefghijk>

      Kept *words*
      ",
        "content/articles/fa/2022/gardaneh.md": "---
      title: گردنه
      published: 2022-05-07T04:00:00+04:00
      kind: analysis
      byline:
        - ترولاین
      summary: این**«متن»**است گذر
      aliases:
        - /posts/gardaneh/
      ---
      این\\*\\*«متن»\\*\\*است [گذر](../../en/2022/the-pass.md)
      ",
        "content/authors/ada.md": "---
      name: Ada
      ---
      Ada, Throughline.
      ",
      }
    `);
  });

  it('of Astro: dates in words, a hero picture, MDX, unknown keys', async () => {
    const { out, files, outcomes } = await run({
      'src/content/blog/first.mdx': `---
title: First
description: What it says.
pubDate: Jul 08 2022
updatedDate: Jul 09 2022
heroImage: ../../assets/hero.png
mood: calm
---
import Chart from '../Chart.astro'

# First

Words <Chart data={1} /> more.
`,
      'src/assets/hero.png': png,
      'src/content/blog/secret.md': '---\ntitle: Secret\ndate: 2022-01-01\nprivate: true\n---\nx\n',
      'src/content/blog/../escape.md':
        '---\ntitle: Out\nslug: ../../etc/passwd\ndate: 2022-01-02\n---\nText\n',
    });
    expect(await findErrors(out, newYear2024)).toEqual([]);
    expect(outcomes.get('Secret')).toMatchObject({ result: 'skipped', expected: true });
    expect(outcomes.get('First')?.notes.join('\n')).toContain('mood');
    expect(Object.keys(files)).toContain('content/articles/en/2022/etc-passwd.md');
    expect(files['content/articles/en/2022/first.md']).toMatchInlineSnapshot(`
      "---
      title: First
      published: 2022-07-08T04:00:00+04:00
      updated: 2022-07-09T04:00:00+04:00
      kind: analysis
      byline:
        - Throughline
      summary: What it says.
      image:
        file: ./hero.png
        alt: hero
      aliases:
        - /blog/first/
      ---
      Words more.
      "
    `);
  });
});
