import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkContent } from '../../src/checker/check-content.ts';
import { isRule } from '../../src/records/problem.ts';
import { isRefusedUpstream } from '../markdown/any-text.ts';
import { newYear2024, writeTree } from '../support/content.ts';
import { files } from './files.ts';
import { frontMatter } from './front-matter.ts';
import { texts } from './texts.ts';

/** What the bad inputs hold, the short ones: parts of them, put together, make worse ones. */
const contents = [...files, ...frontMatter, ...texts]
  .flatMap(({ tree }) => Object.entries(tree))
  .filter(([file, content]) => file.endsWith('.md') && content.length < 5000)
  .map(([, content]) => Buffer.from(content));

const content = fc.constantFrom(...contents);
const place = fc.double({ min: 0, max: 1, noNaN: true });

/** The beginning of one, some bytes, the end of another. */
const spliced = fc
  .tuple(content, place, fc.uint8Array({ maxLength: 6 }), content, place)
  .map(([one, to, bytes, other, from]) =>
    Buffer.concat([
      one.subarray(0, Math.floor(to * one.length)),
      bytes,
      other.subarray(Math.floor(from * other.length)),
    ]),
  )
  .filter((bytes) => !isRefusedUpstream(bytes.toString()));

const name = fc
  .string({ unit: 'binary', minLength: 1, maxLength: 30 })
  .filter((text) => text.isWellFormed() && !/[\0/]/.test(text));

test('whatever bad inputs are made of, each problem has its place, its rule and its remedy', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(name, spliced), { minLength: 1, maxLength: 6 }),
      async (tree) => {
        const root = await writeTree(
          Object.fromEntries(
            tree.map(([file, bytes], i) => [`content/articles/en/2023/${i}${file}.md`, bytes]),
          ),
        );
        const { problems } = await checkContent(root, newYear2024);
        for (const { file, rule, line, column, message, hint } of problems) {
          expect(isRule(rule)).toBe(true);
          expect(file.startsWith('content/')).toBe(true);
          expect(Math.min(line, column, message.length, hint.length)).toBeGreaterThan(0);
        }
      },
    ),
    { numRuns: 60 },
  );
}, 60_000);
