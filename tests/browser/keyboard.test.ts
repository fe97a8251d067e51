import { expect, test } from 'vitest';
import { describeInBrowser } from '../support/browser.ts';
import { withReader, type Reader } from '../support/reader.ts';

/** Where Tab came to. */
interface Stop {
  readonly name: string;
  /** Position among the elements of the page. */
  readonly at: number;
  /** From the top of the page, in pixels. */
  readonly top: number;
  readonly isInView: boolean;
  readonly hasRing: boolean;
}

describeInBrowser('with the keyboard alone', () => {
  let reader: Reader;
  withReader((opened) => (reader = opened));

  const readStop = (): Promise<Stop | undefined> =>
    reader.page.evaluate(() => {
      const element = document.activeElement;
      if (!element || element === document.body) return undefined;
      const { top, bottom } = element.getBoundingClientRect();
      const { outlineStyle, outlineWidth } = getComputedStyle(element);
      return {
        name: element.textContent.trim() || element.outerHTML.slice(0, 80),
        at: [...document.querySelectorAll('*')].indexOf(element),
        top: top + scrollY,
        isInView: bottom > 0 && top < innerHeight,
        hasRing: outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2,
      };
    });

  /** Presses Tab until the page ends. */
  const walk = async (): Promise<Stop[]> => {
    const stops: Stop[] = [];
    for (let presses = 0; presses < 400; presses++) {
      await reader.page.keyboard.press('Tab');
      const stop = await readStop();
      if (!stop) return stops;
      stops.push(stop);
    }
    throw new Error(`Focus never left the page; last it was on ${stops.at(-1)?.name ?? 'nothing'}`);
  };

  const countStops = () =>
    reader.page.evaluate(() => {
      const all = [
        ...document.querySelectorAll<HTMLElement>(
          'a[href], button, summary, input, select, textarea, [tabindex="0"]',
        ),
      ].filter(
        (element) => element.checkVisibility() && !element.matches(':disabled, [tabindex="-1"]'),
      );
      // Of a group of radio buttons one is stopped at.
      const radios = all.filter((element) => element.matches('[type=radio]'));
      const groups = new Set(radios.map((radio) => radio.getAttribute('name')));
      return all.length - radios.length + groups.size;
    });

  test.each([
    '/2023/checkpoint-at-the-hakari-bridge/',
    '/fa/2023/%D8%B1%D8%A7%D9%87%DB%8C-%D8%B1%D9%88-%D8%A8%D9%87-%D8%A8%DB%8C%D8%B1%D9%88%D9%86/',
    '/',
    '/fa/threads/lachin-corridor/',
    '/search/',
  ])('everything is reached, in the order of reading, and seen: %s', async (address) => {
    await reader.go(address);
    // What scripts show once they know what there is.
    if (address === '/search/') await reader.page.locator('.filters').waitFor();
    if (address.includes('/threads/'))
      await reader.page.locator('.keep button:visible').first().waitFor();
    // The search begins in its field.
    await reader.page.evaluate(() => {
      (document.activeElement as HTMLElement).blur();
      document.body.tabIndex = -1;
      document.body.focus();
      document.body.removeAttribute('tabindex');
    });
    const count = await countStops();
    const stops = await walk();
    expect(stops.length).toBe(count);
    expect(stops.map(({ at }) => at)).toEqual(stops.map(({ at }) => at).sort((a, b) => a - b));
    const [, ...afterSkip] = stops;
    const backwards = afterSkip.filter(({ top }, i) => top < (afterSkip[i - 1]?.top ?? 0) - 40);
    expect(backwards.map(({ name }) => name)).toEqual([]);
    expect(stops.filter(({ hasRing }) => !hasRing).map(({ name }) => name)).toEqual([]);
    expect(stops.filter(({ isInView }) => !isInView).map(({ name }) => name)).toEqual([]);
  });

  const tabTo = async (selector: string): Promise<void> => {
    for (let presses = 0; presses < 200; presses++) {
      if (await reader.page.evaluate((wanted) => document.activeElement?.matches(wanted), selector))
        return;
      await reader.page.keyboard.press('Tab');
    }
    throw new Error(`Tab never came to ${selector}`);
  };

  test('a citation is unfolded and copied, and the link to the piece is', async () => {
    const { page, go } = reader;
    await go('/2023/khojaly-second-meeting/');
    await tabTo('.share button');
    await page.keyboard.press('Space');
    await page.getByText('Link copied').waitFor();
    await tabTo('.cite summary');
    await page.keyboard.press('Enter');
    await tabTo('.cite button');
    await page.keyboard.press('Enter');
    await page.getByText('Citation copied').waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toContain(
      'In Khojaly, a second meeting with a short agenda',
    );
  });

  test('a search is narrowed down and put in order', async () => {
    const { page, go } = reader;
    await go('/search/?q=corridor');
    await page.locator('.results h2').first().waitFor();
    await tabTo('.filters summary');
    await page.keyboard.press('Enter');
    // What a filter lists is loaded when it is opened.
    await page.locator('select[name=kind] option:nth-child(2)').waitFor({ state: 'attached' });
    await tabTo('select[name=kind]');
    await page.keyboard.press('E');
    await page.waitForURL('**/search/?q=corridor&kind=Explainer');
    await tabTo('select[name=sort]');
    await page.keyboard.press('N');
    await page.waitForURL('**/search/?q=corridor&kind=Explainer&sort=date');
    await page.keyboard.press('Escape');
    await page.waitForURL((url) => url.search === '');
  });
});
