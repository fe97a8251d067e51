import type { CheerioAPI } from 'cheerio';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Teaser } from '../../src/views/teaser.ts';
import { startRenderer, type Renderer } from './render.ts';

let renderer: Renderer;

beforeAll(async () => {
  renderer = await startRenderer();
}, 60_000);

afterAll(() => renderer.close());

const draw = (name: string, props: Record<string, unknown>): Promise<CheerioAPI> =>
  renderer.render(`components/${name}.astro`, { language: 'en', ...props });

const words = (text: string): string => text.replace(/\s+/g, ' ').trim();

const teaser = (title: string, slug: string): Teaser => ({
  tag: 'en',
  direction: 'ltr',
  title,
  href: `/2023/${slug}/`,
  date: {
    machine: '2023-03-02T18:33:00+04:00',
    full: 'Thursday 2 March 2023 - 18:33',
    day: '2 March 2023',
    gregorian: undefined,
  },
  summary: 'They met again. It was short.',
  kind: 'report',
  kindLabel: 'Report',
});

describe('"Read more"', () => {
  test('the words of a piece in another language bring their own direction, its node does not', async () => {
    const persian = { ...teaser('دیدار دوم', 'c'), tag: 'fa', direction: 'rtl' };
    const $ = await draw('ReadMore', { teasers: [persian, teaser('First', 'a')] });
    const [first, second] = $('li').toArray();
    expect($(first).attr('lang')).toBe('fa');
    expect($(first).find('.node').attr('dir')).toBeUndefined();
    expect($(first).find('.node a').attr('dir')).toBe('rtl');
    expect($(first).find('.gist > span').attr('dir')).toBe('rtl');
    expect($(second).attr('lang')).toBeUndefined();
    expect($(second).find('[dir]')).toHaveLength(0);
  });

  test('shows of each piece its title, its date and one sentence, and is a node on the line', async () => {
    const $ = await draw('ReadMore', {
      teasers: [teaser('A & B <second> meeting', 'b'), teaser('First', 'a')],
    });
    const items = $('li').toArray();
    expect(items).toHaveLength(2);
    expect($(items[0]).find('a').text()).toBe('A & B <second> meeting');
    expect($(items[0]).find('a').attr('href')).toBe('/2023/b/');
    expect($(items[0]).find('time').attr('datetime')).toBe('2023-03-02T18:33:00+04:00');
    expect(words($(items[0]).find('.gist').text())).toBe('2 March 2023 · They met again.');
    expect($('.node')).toHaveLength(2);
    expect(words($('.label').text())).toBe('Read more');
  });
});

describe('a date', () => {
  test('stands in Persian beside the Gregorian one', async () => {
    const date = {
      machine: '2023-03-02T18:33:00+04:00',
      full: 'پنجشنبه ۱۱ اسفند ۱۴۰۱ - ۱۸:۳۳',
      day: '۱۱ اسفند ۱۴۰۱',
      gregorian: '۲ مارس ۲۰۲۳',
    };
    const $ = await draw('DateText', { date, full: true });
    expect($('time').text()).toBe(date.full);
    expect(words($.root().text())).toBe(`${date.full} (${date.gregorian})`);
  });
});

describe('a byline', () => {
  const name = (text: string, href?: string) => ({ name: text, href, kind: 'person' });

  test.each([
    [['Ada'], 'By Ada'],
    [['Ada', 'Law Desk'], 'By Ada and Law Desk'],
    [['Ada', 'Law Desk', 'Data Desk'], 'By Ada, Law Desk and Data Desk'],
  ])('%j', async (names, line) => {
    const byline = names.map((each) => name(each));
    const $ = await draw('Byline', { byline, dateline: undefined });
    expect(words($('p').text())).toBe(line);
  });

  test('links those who have a page, and names the place', async () => {
    const byline = [name('Ada', '/authors/ada/'), name('Law Desk')];
    const $ = await draw('Byline', { byline, dateline: 'Tbilisi' });
    expect($('a[rel=author]').attr('href')).toBe('/authors/ada/');
    expect($('a')).toHaveLength(1);
    expect(words($('p').text())).toBe('By Ada and Law Desk · Tbilisi');
  });

  test('is a place alone where nobody signed', async () => {
    const $ = await draw('Byline', { byline: [], dateline: 'Tbilisi' });
    expect(words($('p').text())).toBe('Tbilisi');
  });
});

describe('a picture', () => {
  const toCopies = (widths: readonly number[]) =>
    widths.map((each) => ({ width: each, src: `/_astro/map-${String(each)}.webp` }));
  const picture = (format: 'svg' | 'photo', width = 1800, height = 900) => ({
    original: {
      src: format === 'svg' ? '/_astro/map.svg' : `/_astro/map-${String(width)}.webp`,
      ...{ width, height, copies: format === 'svg' ? [] : toCopies([360, 720, width]) },
    },
    alt: 'A map',
    caption: 'The corridor.',
    credit: 'A. Name',
  });

  test('a drawing is shown as it is, with its size', async () => {
    const $ = await draw('Figure', { picture: picture('svg', 800, 728) });
    expect($('img').attr()).toMatchObject({
      src: '/_astro/map.svg',
      alt: 'A map',
      width: '800',
      height: '728',
      loading: 'lazy',
    });
    expect(words($('figcaption').text())).toBe('The corridor. Credit: A. Name');
  });

  test('a photograph comes in the sizes that browsers ask for', async () => {
    const $ = await draw('Figure', { picture: picture('photo') });
    expect($('img').attr('srcset')).toMatch(/360w.*720w.*1800w/);
    expect($('img').attr('sizes')).toContain('92vw');
    expect($('img').attr('src')).toBe('/_astro/map-1800.webp');
    expect($('img').attr('width')).toBe('1800');
    expect($('img').attr('loading')).toBe('lazy');
  });

  test('only the lead picture is fetched at once', async () => {
    const $ = await draw('Figure', { picture: picture('photo'), lead: true });
    expect($('img').attr()).toMatchObject({ loading: 'eager', fetchpriority: 'high' });
  });

  test('runs over the margin only where it is much wider than high', async () => {
    const wide = await draw('Figure', { picture: picture('photo') });
    const high = await draw('Figure', { picture: picture('photo', 900, 1800) });
    expect(wide('figure').hasClass('wide')).toBe(true);
    expect(high('figure').hasClass('wide')).toBe(false);
  });

  test('without words beneath it has no caption', async () => {
    const bare = { ...picture('svg'), caption: undefined, credit: undefined };
    const $ = await draw('Figure', { picture: bare });
    expect($('figcaption')).toHaveLength(0);
  });
});

describe('a stretch of a thread', () => {
  test('ends at its newest piece', async () => {
    const thread = {
      title: 'Talks',
      href: '/threads/talks/',
      summary: 'Who met whom.',
      count: '9 pieces',
      latest: [teaser('Older', 'a'), teaser('Newest', 'b')],
    };
    const $ = await draw('ThreadStretch', { thread });
    expect(words($('li.ends').text())).toContain('Newest');
    expect($('li.ends, .full')).toHaveLength(2);
    expect($('li').first().hasClass('ends')).toBe(false);
  });
});

describe('a piece on its thread’s page', () => {
  const piece = {
    teaser: teaser('Second', 'second'),
    buildsOn: [teaser('First', 'first')],
    ledTo: [teaser('Third', 'third'), teaser('Fourth', 'چهارم')],
    turning: true,
    silence: '14 months later',
  };

  test('says what it builds on and led to, with links within the page', async () => {
    const $ = await draw('TimelinePiece', { piece, first: false, last: false });
    expect($('li').attr('id')).toBe('2023-second');
    const targets = $('dd a')
      .toArray()
      .map((link) => $(link).attr('href'));
    expect(targets).toEqual(['#2023-first', '#2023-third', '#2023-چهارم']);
    const lines = $('.relations > *').toArray();
    expect(lines.map((line) => $(line).text())).toEqual([
      ...['Builds on', 'First'],
      ...['Led to', 'Third', 'Fourth'],
    ]);
  });

  test('is told to be a turning point in words too', async () => {
    const $ = await draw('TimelinePiece', { piece, first: false, last: false });
    expect($('li').hasClass('turning')).toBe(true);
    expect(words($('.piece .meta').text())).toBe('2 March 2023 · Report · Turning point');
  });

  test('comes after the time that passed', async () => {
    const $ = await draw('TimelinePiece', { piece, first: false, last: false });
    expect($('li > :first-child').text()).toBe('14 months later');
  });
});
