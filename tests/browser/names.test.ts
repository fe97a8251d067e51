import { beforeAll, expect, inject, test } from 'vitest';
import { describeInBrowser } from '../support/browser.ts';
import { findPageTypes, type PageType } from '../support/page-types.ts';
import { withReader, type Reader } from '../support/reader.ts';

/** A thing of the page as a screen reader is told of it. */
interface Thing {
  readonly role: string;
  readonly name: string;
  /** Where a link leads. */
  readonly url: string;
}

const controls = new Set(
  'link button checkbox combobox DisclosureTriangle radio searchbox slider spinbutton switch textbox'.split(
    ' ',
  ),
);
const landmarks = new Set(
  'banner complementary contentinfo form main navigation region search'.split(' '),
);

describeInBrowser('what a screen reader says', () => {
  let reader: Reader;
  let types: PageType[];
  withReader((opened) => (reader = opened));
  beforeAll(async () => {
    types = await findPageTypes(inject('siteFolder'));
  });

  const readThings = async (): Promise<Thing[]> => {
    const session = await reader.context.newCDPSession(reader.page);
    const { nodes } = await session.send('Accessibility.getFullAXTree');
    await session.detach();
    return nodes
      .filter(({ ignored }) => !ignored)
      .map(({ role, name, properties = [] }) => ({
        role: String(role?.value ?? ''),
        name: String(name?.value ?? '').trim(),
        url: String(properties.find((each) => each.name === 'url')?.value.value ?? ''),
      }));
  };

  /** Text in Arabic letters that no `lang` says to be in such a language, and English in Persian pages. */
  const findUnmarked = () =>
    reader.page.evaluate(() => {
      const found: string[] = [];
      const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      for (let node = texts.nextNode(); node; node = texts.nextNode()) {
        const parent = node.parentElement;
        const text = node.textContent ?? '';
        if (!parent?.checkVisibility() || parent.closest('script, style, noscript')) continue;
        const language = parent.closest('[lang]')?.getAttribute('lang') ?? '';
        const isForeign =
          language === 'fa'
            ? /(?:[A-Za-z]{2,}[ ,]+){3}/.test(text)
            : /[\u0600-\u06FF]{2}/.test(text);
        if (isForeign) found.push(text.trim().slice(0, 60));
      }
      return found;
    });

  test.each(['en', 'fa'])(
    'every control, picture and landmark has a name: %s',
    async (language) => {
      const faults: Record<string, unknown> = {};
      for (const { moves, address } of types.filter((type) => type.language === language)) {
        if (moves) continue;
        await reader.go(address);
        await reader.page.evaluate(() => {
          for (const details of document.querySelectorAll('details')) details.open = true;
        });
        const things = await readThings();
        expect([address, things.filter(({ role }) => role === 'main').length]).toEqual([
          address,
          1,
        ]);
        const nameless = things.filter(
          ({ role, name }) => (controls.has(role) || role === 'image') && name === '',
        );
        const marks = things.filter(({ role }) => landmarks.has(role));
        const twins = marks.filter(
          (mark, i) =>
            marks.findIndex((each) => each.role === mark.role && each.name === mark.name) < i,
        );
        const here = new URL(reader.page.url()).href;
        // Places of this page apart: one may be about what another link leads to.
        const links = things.filter(
          ({ role, url }) => role === 'link' && !url.startsWith(`${here}#`),
        );
        const ambiguous = links.filter(({ name, url }) =>
          links.some(
            (other) => other.name === name && other.url.split('#')[0] !== url.split('#')[0],
          ),
        );
        const unmarked = await findUnmarked();
        const all = [...nameless, ...twins, ...ambiguous, ...unmarked];
        if (all.length > 0)
          faults[address] = {
            nameless,
            twins,
            ambiguous: ambiguous.map(({ name }) => name),
            unmarked,
          };
      }
      expect(faults).toEqual({});
    },
    120_000,
  );
});
