import { load } from 'cheerio';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { renderMarkdown, type RenderedMarkdown } from '../../src/markdown/render-markdown.ts';
import { anyText, isRefusedUpstream } from './any-text.ts';
import { findHarm } from './find-harm.ts';

const language = fc.constantFrom('en' as const, 'fa' as const);

const check = (verify: (rendered: RenderedMarkdown, body: string) => void): Promise<void> =>
  fc.assert(
    fc.asyncProperty(anyText, language, async (body, code) => {
      fc.pre(!isRefusedUpstream(body));
      verify(await renderMarkdown(body, { language: code }), body);
    }),
    { numRuns: Number(process.env['PROPERTY_RUNS'] ?? 500) },
  );

describe('whatever is typed', { timeout: 120_000 }, () => {
  test('it is rendered', () =>
    check(({ messages }) => {
      expect(messages.filter(({ rule }) => rule === 'markdown/failed')).toEqual([]);
    }));

  test('nothing harmful leaves', () =>
    check(({ html }) => {
      expect(findHarm(html)).toEqual([]);
    }));

  test('markers are ours, each once, and lead to a mention', () =>
    check(({ html, readMores, images, links }) => {
      const $ = load(html, null, false);
      const indexes = (name: string): number[] =>
        $(name)
          .get()
          .map((node) => Number('attribs' in node ? node.attribs['data-index'] : undefined));
      const drawn = indexes('tl-image');
      expect(drawn).toEqual([...new Set(drawn)]);
      expect(drawn.every((index) => images[index] !== undefined)).toBe(true);
      const cited = indexes('tl-read-more');
      expect(cited).toEqual([...new Set(cited)]);
      expect(cited.every((index) => readMores[index] !== undefined)).toBe(true);
      const linked = $('[href^="tl-link:"]')
        .get()
        .map(({ attribs }) => Number(attribs['href']?.slice(8)));
      expect(linked.every((index) => links[index] !== undefined)).toBe(true);
      // Whoever fills the markers looks for exactly these forms.
      expect(html.match(/<tl-(?:read-more|image) data-index="\d+"><\/tl-/g) ?? []).toHaveLength(
        drawn.length + cited.length,
      );
      expect(html.match(/<a href="tl-link:\d+"/g) ?? []).toHaveLength(linked.length);
    }));

  test('every place lies within the text', () =>
    check(({ readMores, images, links, messages }, body) => {
      const lines = body.replace(/^\uFEFF/, '').split(/\r\n?|\n/);
      for (const { line, column } of [
        ...messages,
        ...images,
        ...links,
        ...readMores,
        ...readMores.flatMap(({ parts }) => parts),
      ]) {
        expect(lines[line - 1]).toBeDefined();
        expect(column).toBeGreaterThan(0);
        expect(column).toBeLessThanOrEqual((lines[line - 1]?.length ?? 0) + 1);
      }
    }));

  test('ids are unique, and headings have one', () =>
    check(({ html, headings }) => {
      const $ = load(html, null, false);
      const ids = $('[id]')
        .get()
        .map(({ attribs }) => attribs['id']);
      expect(ids).toEqual([...new Set(ids)]);
      expect(ids).not.toContain('');
      expect(headings.every(({ slug, text }) => ids.includes(slug) && text !== '')).toBe(true);
    }));

  test('it is rendered the same again', () =>
    fc.assert(
      fc.asyncProperty(anyText, async (body) => {
        fc.pre(!isRefusedUpstream(body));
        const render = () => renderMarkdown(body, { language: 'en' });
        const first = await render();
        expect(await render()).toEqual(first);
      }),
      { numRuns: 100 },
    ));
});

/** A title without what Markdown or the line itself gives a meaning to. */
const title = fc
  .array(fc.constantFrom('Who', 'pays', '“now”', "it's", 'the', 'راه', '2023', 'A–B', 'x,', 'y?'), {
    minLength: 1,
    maxLength: 6,
  })
  .map((words) => words.join(' '));

test('titles come out of a "Read more" line as they were typed, where they were typed', () =>
  fc.assert(
    fc.asyncProperty(fc.array(title, { minLength: 1, maxLength: 5 }), async (titles) => {
      const line = `Read more: ${titles.join('; ')}`;
      const { readMores } = await renderMarkdown(`Before.\n\n${line}\n`, { language: 'en' });
      const parts = readMores[0]?.parts ?? [];
      expect(parts.map((part) => part.text)).toEqual(titles);
      for (const part of parts)
        expect(line.slice(part.column - 1).startsWith(part.text)).toBe(true);
    }),
  ));
