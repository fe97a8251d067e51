import { expect, test } from 'vitest';
import { findSiteFiles, readPage, readSiteFile, words } from '../support/site.ts';

test('a piece tells the story so far before its text: earlier pieces, oldest first, two to five', async () => {
  const $ = await readPage('/2023/khojaly-second-meeting/');
  const titles = $('.so-far a')
    .toArray()
    .map((link) => words($(link).text()));
  expect(titles).toContain('A new state minister in Stepanakert');
  expect(titles.length).toBeGreaterThanOrEqual(2);
  expect(titles.length).toBeLessThanOrEqual(5);
  const dates = $('.so-far time')
    .toArray()
    .map((time) => $(time).attr('datetime') ?? '');
  expect(dates).toEqual(dates.toSorted());
  expect(dates.every((date) => date < '2023-03-02T18:33')).toBe(true);
  const html = $('article').html() ?? '';
  expect(html.indexOf('class="so-far"')).toBeLessThan(html.indexOf('class="text"'));
  const persian = await readPage('/fa/2023/ceasefire-through-the-peacekeepers/');
  expect(words(persian('.so-far h2').text())).toBe('ماجرا تا اینجا');
});

test('it is not there where the text shows it all itself', async () => {
  const second = await readPage('/2020/five-kilometres-wide/');
  expect(second('.read-more li').length).toBeGreaterThan(1);
  expect(second('.so-far')).toHaveLength(0);
});

test('an old piece says that the story has gone on, and where; a new one does not', async () => {
  const $ = await readPage('/2023/nineteen-trucks/');
  expect(words($('.gone-on').text())).toBe(
    'The story has gone on: The line in full: a chronology, 2020 to 2024 · 21 June 2024',
  );
  expect($('header .gone-on a').attr('href')).toBe('/2024/the-line-in-full/');
  const newest = await readPage('/2024/the-line-in-full/');
  expect(newest('.gone-on')).toHaveLength(0);
  const persian = await readPage('/fa/2023/ceasefire-through-the-peacekeepers/');
  expect(words(persian('.gone-on').text())).toMatch(/^ماجرا ادامه یافته است:/);
});

test.each(['', '/fa'])('"%s/threads/talks/" can be read through on one page', async (language) => {
  const thread = await readPage(`${language}/threads/talks/`);
  const address = `${language}/threads/talks/read/`;
  expect(thread(`main a[href="${address}"]`)).toHaveLength(1);
  const pieces = thread('.timeline > li h2')
    .toArray()
    .map((title) => words(thread(title).text()));
  const $ = await readPage(address);
  const whole = $('article.whole').toArray();
  expect(whole.map((piece) => words($(piece).find('h2').text()))).toEqual(pieces);
  for (const piece of whole) {
    expect($(piece).find('.text').text().length).toBeGreaterThan(1000);
    expect($(piece).find('header time').length).toBeGreaterThan(0);
    expect($(piece).find('[rel=author]').length).toBeGreaterThan(0);
  }
  const contents = $('.contents a')
    .toArray()
    .map((link) => decodeURI($(link).attr('href') ?? '').slice(1));
  expect(contents).toEqual(whole.map((piece) => $(piece).attr('id')));
  expect($('meta[name=robots]').attr('content')).toBe('noindex');
});

test('the page for reading through is in no sitemap', async () => {
  for (const file of await findSiteFiles('.xml')) {
    expect([file, (await readSiteFile(file)).includes('/read/')]).toEqual([file, false]);
  }
});

test('a piece can be cited: a sentence with a stable address, and files that the page holds', async () => {
  const $ = await readPage('/2023/khojaly-second-meeting/');
  expect(words($('.cite [data-citation]').text())).toBe(
    'Throughline Caucasus Desk, “In Khojaly, a second meeting with a short agenda”, Throughline, 2 March 2023, https://throughline.example/2023/khojaly-second-meeting/',
  );
  const files = $('.cite a')
    .toArray()
    .map((link) => $(link).attr('href') ?? '');
  const [bibtex = '', ris = ''] = await Promise.all(
    files.map(async (href) => (await fetch(href)).text()),
  );
  expect(bibtex).toMatch(/^@misc\{throughline\.example-en-/);
  expect(ris).toMatch(/^TY {2}- NEWS\r\n/);
  expect($('.cite :is(button, input)')).toHaveLength(0);
  expect($('.cite ul').attr('data-cite')).toBe('Copy citation');
});

test('a Persian piece is cited in Persian, from right to left but for its address', async () => {
  const $ = await readPage('/fa/2023/ceasefire-through-the-peacekeepers/');
  expect(words($('.cite [data-citation]').text())).toContain('«آتش‌بس از طریق حافظان صلح');
  expect($('.cite bdi').attr('dir')).toBe('ltr');
  const written = await fetch($('.cite a').attr('href') ?? '');
  expect(await written.text()).toContain('title = {{آتش‌بس از طریق حافظان صلح');
});
