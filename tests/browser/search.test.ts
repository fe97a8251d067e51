import { expect, test } from 'vitest';
import { describeInBrowser } from '../support/browser.ts';
import { withReader, type Reader } from '../support/reader.ts';

describeInBrowser('searching in a browser', () => {
  let server: Reader['server'];
  let browser: Reader['browser'];
  let page: Reader['page'];
  let complaints: Reader['complaints'];
  let requests: Reader['requests'];
  let go: Reader['go'];
  withReader((reader) => {
    ({ server, browser, page, complaints, requests, go } = reader);
  });
  const titles = () => page.locator('.results h2').allInnerTexts();
  const count = () => page.locator('[role=status]').innerText();
  /** Of the last of what was asked for. */
  const untilFound = async (words: RegExp) => {
    await page.locator('.results:not([aria-busy])').waitFor({ state: 'attached' });
    await page.locator('[role=status]').filter({ hasText: words }).waitFor();
  };
  const focused = () => page.evaluate(() => document.activeElement?.textContent);

  test('a reader types, and sees pieces with the words marked and passages to go to', async () => {
    await go('/search/');
    await page.locator('#q').pressSequentially('dismissal');
    await untilFound(/pieces/);
    expect((await titles()).length).toBeGreaterThan(2);
    expect((await page.locator('.results mark').first().innerText()).toLowerCase()).toContain(
      'dismiss',
    );
    expect(await page.evaluate(() => location.search)).toBe('?q=dismissal');
    const passage = page.locator('.passages a').first();
    const heading = await passage.innerText();
    await passage.click();
    await page.waitForURL(/\/\d{4}\/[^/]+\/#/);
    expect(await page.locator(':target').innerText()).toBe(heading);
    await page.goBack();
    await untilFound(/pieces/);
    expect(complaints).toEqual([]);
  });

  test('what a search under way still draws does not undo what the reader chose since', async () => {
    // A busy machine: what is to be done at once is done after all that is under way.
    await page.addInitScript(() => {
      const later = window.setTimeout.bind(window);
      const slowed = (act: () => void, wait = 0) => later(act, wait === 0 ? 700 : wait);
      Object.assign(window, { setTimeout: slowed });
    });
    await go('/search/?q=corridor&kind=Explainer');
    await untilFound(/piece/);
    await page.locator('select[name=sort]').selectOption('date');
    await page.waitForURL('**/search/?q=corridor&kind=Explainer&sort=date');
    await page.keyboard.press('Escape');
    await page.waitForURL((url) => url.search !== '?q=corridor&kind=Explainer&sort=date');
    expect(await page.evaluate(() => location.search)).toBe('');
  });

  test('filters narrow, the order turns, and the address keeps both', async () => {
    await go('/search/?q=corridor');
    await untilFound(/pieces/);
    const all = Number.parseInt(await count());
    await page.locator('.filters > summary').click();
    await page.locator('select[name=kind]').selectOption('Explainer');
    await page.waitForURL('**/search/?q=corridor&kind=Explainer');
    await page.waitForFunction(
      (before) =>
        Number.parseInt(document.querySelector('[role=status]')?.textContent ?? '') < before,
      all,
    );
    for (const line of await page.locator('.results .meta').allInnerTexts())
      expect(line).toContain('· Explainer');
    await page.locator('select[name=kind]').selectOption('');
    await page.locator('select[name=sort]').selectOption('date');
    await page.waitForURL('**/search/?q=corridor&sort=date');
    await untilFound(new RegExp(`^${String(all)} `));
    await page.waitForFunction(() =>
      (document.querySelector('.results .meta')?.textContent ?? '').includes('2024'),
    );
    await page.locator('.more button').click();
    await page.waitForFunction(() => document.querySelectorAll('.results > li').length === 20);
    const years = await page
      .locator('.results .meta')
      .allInnerTexts()
      .then((lines) => lines.map((line) => Number(/\d{4}/.exec(line)?.[0])));
    expect(years).toEqual([...years].sort((a, b) => b - a));
    expect(complaints).toEqual([]);
  });

  test('what the filters list is loaded where they are opened, and only then', async () => {
    const asked: string[] = [];
    // Those of Pagefind's worker too.
    page.context().on('request', (request) => asked.push(request.url()));
    const loaded = (ending: string) => asked.filter((url) => url.endsWith(ending)).length;
    await go('/search/');
    await page.locator('.filters').waitFor();
    // Nobody has asked for anything: the program is there, no year is.
    expect(loaded('.pagefind')).toBe(1);
    expect(loaded('.pf_meta')).toBe(0);
    await page.locator('#q').fill('corridor');
    await untilFound(/pieces/);
    expect(loaded('.pf_meta')).toBeGreaterThan(1);
    expect(loaded('.pagefind')).toBe(1);
    expect(loaded('.pf_filter')).toBe(0);
    await page.locator('.more button').click();
    await page.waitForFunction(() => document.querySelectorAll('.results > li').length === 20);
    await page.locator('.filters > summary').click();
    await page.locator('select[name=kind] option:nth-child(2)').waitFor({ state: 'attached' });
    expect(loaded('.pf_filter')).toBeGreaterThan(0);
    expect((await titles()).length).toBe(20);
    expect(complaints).toEqual([]);
  });

  test('a search kept as a bookmark comes back, filters without words too', async () => {
    await go('/search/?q=road&tag=Lachin+corridor&sort=date');
    await untilFound(/piece/);
    expect(await page.locator('#q').inputValue()).toBe('road');
    expect(await page.locator('select[name=tag]').inputValue()).toBe('Lachin corridor');
    expect(await page.locator('select[name=sort]').inputValue()).toBe('date');
    await go('/search/?year=2021');
    await untilFound(/piece/);
    for (const line of await page.locator('.results .meta').allInnerTexts())
      expect(line).toContain('2021');
    expect(complaints).toEqual([]);
  });

  test('with the keyboard alone: to the search, through the results, into a piece', async () => {
    await go('/2023/khojaly-second-meeting/');
    await page.keyboard.press('/');
    await page.waitForURL('**/search/');
    await page.keyboard.type('Kornidzor');
    await untilFound(/piece/);
    const [first = ''] = await titles();
    await page.keyboard.press('ArrowDown');
    expect(await focused()).toBe(first);
    await page.keyboard.press('ArrowDown');
    expect(await focused()).not.toBe(first);
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('q');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/\d{4}\//);
    expect(await page.locator('h1').innerText()).toBe(first);
    await page.keyboard.press('Control+k');
    await page.waitForURL('**/search/');
    await page.keyboard.type('road / 2');
    expect(await page.locator('#q').inputValue()).toBe('road / 2');
    await untilFound(/piece|Nothing/);
    await page.keyboard.press('Escape');
    await page.waitForFunction(() => location.search === '');
    expect(await titles()).toEqual([]);
    expect(complaints).toEqual([]);
  });

  test.each(['قره‌باغ', 'قره باغ', 'قرهباغ', 'قره‌باغ كوهستاني', 'باغ', '۱۰۰ هزار', '100 هزار'])(
    'Persian readers find by any spelling: %s',
    async (typed) => {
      await go('/fa/search/');
      await page.locator('#q').fill(typed);
      await untilFound(/نوشته/);
      expect((await titles()).length).toBeGreaterThan(0);
      expect(await page.locator('.results').innerText()).not.toContain('\u200C-');
      expect(await count()).toMatch(/[۰-۹]/);
      expect(complaints).toEqual([]);
    },
  );

  test('a word that one year has brings the pieces that have it, and no others', async () => {
    await go('/search/?q=suitcase');
    await untilFound(/^One piece$/);
    const marked = await page.locator('.results mark').allInnerTexts();
    expect(marked.length).toBeGreaterThan(0);
    for (const mark of marked) expect(mark).toMatch(/suitcase/i);
    await go('/search/?q=1310');
    await untilFound(/piece/);
    for (const mark of await page.locator('.results mark').allInnerTexts())
      expect(mark).toMatch(/1,?310/);
    expect(complaints).toEqual([]);
  });

  test.each([
    ['/search/', 'Istanbulxq', 'No piece has “Istanbulxq”: these have only its beginning, “is”.'],
    [
      '/fa/search/',
      'باغبان',
      'هیچ نوشته‌ای «باغبان» را ندارد؛ این‌ها تنها آغاز آن، «باغ»، را دارند.',
    ],
  ])(
    '%s says where no piece has a word, but only the beginning of it',
    async (address, word, said) => {
      await go(address);
      await page.locator('#q').fill(word);
      await untilFound(new RegExp(` · ${said}$`));
      expect((await titles()).length).toBeGreaterThan(0);
      await page.locator('#q').fill(word.slice(0, 2));
      await untilFound(/^[^·]*(?:piece|نوشته)[^·]*$/);
      expect(complaints).toEqual([]);
    },
  );

  test('words between marks of any style are found as they stand', async () => {
    await go('/search/?q=Lachin+corridor');
    await untilFound(/pieces/);
    const loose = Number.parseInt(await count());
    await page.locator('#q').fill('"Lachin corridor"');
    await page.waitForURL('**/search/?q=%22Lachin+corridor%22');
    await untilFound(/pieces/);
    const [exact, found] = [await count(), await titles()];
    expect(Number.parseInt(exact)).toBeLessThan(loose);
    for (const quoted of [
      '“Lachin corridor”',
      '„Lachin corridor“',
      '«Łachin corridor»',
      '‘Lachin corridor’',
    ]) {
      await page.locator('#q').fill('');
      await page.waitForFunction(() => location.search === '');
      await page.locator('#q').fill(quoted);
      await untilFound(/pieces/);
      expect([await count(), await titles()]).toEqual([exact, found]);
    }
    expect(complaints).toEqual([]);
  });

  test('what is nowhere is said to be, with other ways to go', async () => {
    await go('/search/?q=zzzqxv');
    await untilFound(/Nothing found/);
    expect(await page.locator('.nothing a').allInnerTexts()).toEqual(['Tags', 'Archive']);
    await go('/search/?q=Three+years+and+a+new+route');
    await untilFound(/piece|Nothing/);
    expect(await titles()).not.toContain('Three years and a new route');
  });

  test.each([
    '**/pagefind/**',
    '**/*.pf_meta',
    '**/wasm.*',
    '**/2021/pagefind-entry.json?*',
    '**/2021/*.pf_meta',
    '**/2021/index/*',
  ])(
    'a line that is down for %s is told, and the search goes on when it is back',
    async (files) => {
      await page.route(files, (route) => route.abort());
      await go('/search/?q=corridor');
      await page.locator('.failed a').first().waitFor();
      await page.unroute(files);
      await page.locator('#q').fill('corridors');
      await untilFound(/pieces/);
      expect(await page.locator('.failed').isVisible()).toBe(false);
    },
  );

  test('on a phone, results are loaded as a reader comes to them', async () => {
    await page.setViewportSize({ width: 360, height: 740 });
    await go('/search/?q=corridor');
    await untilFound(/pieces/);
    const results = page.locator('.results > li');
    expect(await results.count()).toBe(4);
    await page.locator('.more').scrollIntoViewIfNeeded();
    await expect.poll(() => results.count()).toBe(10);
    await page.locator('.more button').click();
    await expect.poll(() => results.count()).toBe(20);
    const all = await titles();
    expect(new Set(all).size).toBe(all.length);
    expect(await focused()).toBe(all[10]);
    expect(complaints).toEqual([]);
  });

  test('no other page loads anything of the search', async () => {
    await go('/2023/khojaly-second-meeting/');
    expect(requests.filter((url) => url.includes('pagefind'))).toEqual([]);
  });

  test.each(['/search/?q=corridor&kind=Analysis', '/fa/search/?q=راه'])(
    '%s at 320 px does not scroll sideways',
    async (address) => {
      await page.setViewportSize({ width: 320, height: 740 });
      await go(address);
      await page.locator('.results li').first().waitFor();
      expect(
        await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        ),
      ).toBeLessThanOrEqual(0);
    },
  );

  test('without script the page says so', async () => {
    const plain = await browser.newContext({ javaScriptEnabled: false });
    const still = await plain.newPage();
    await still.goto(new URL('search/', server.url).href);
    const note = still.locator('noscript p');
    expect(await note.isVisible()).toBe(true);
    expect(await note.innerText()).toContain('needs JavaScript');
    expect(await still.locator('.filters').isVisible()).toBe(false);
    await plain.close();
  });
});
