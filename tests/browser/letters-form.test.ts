import { afterEach, beforeEach, expect, test } from 'vitest';
import { describeInBrowser } from '../support/browser.ts';
import { startLettersDouble, type LettersDouble } from '../support/letters-double.ts';
import { withReader, type Reader } from '../support/reader.ts';

const path = '/2022/opinion-blockade-or-protest/';
const article = 'en/2022/opinion-blockade-or-protest';
const text = 'A reader may ask for a fourth way, and would still thank you for the third.';

describeInBrowser('a letter', () => {
  let reader: Reader;
  let double: LettersDouble;
  withReader((opened) => (reader = opened));
  beforeEach(async () => {
    double = await startLettersDouble(reader.context, reader.server.url);
  });
  afterEach(() => double.close());

  const form = () => reader.page.locator('.letter-form');
  const field = (name: string) => form().getByLabel(name);
  const send = () => form().getByRole('button', { name: 'Send the letter' });
  const drafts = () =>
    reader.page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes('letter')));

  const fillIn = async () => {
    await field('Name').fill('Nino Beridze');
    await field('E-mail').fill('nino@example.org');
    await field('Letter').fill(text);
  };

  test('is written, sent once, and thanked for; nothing is left on the device', async () => {
    const { page, go } = reader;
    await go(path);
    expect(double.tokens).toEqual([]);
    await fillIn();
    expect(await drafts()).toEqual([`throughline:letter:${article}`]);
    const release = double.hold();
    await send().dblclick();
    await page.waitForFunction(
      () => document.querySelector('.letter-form [role=status]')?.textContent === 'Sending…',
    );
    release();
    await page.waitForURL('**/letters/thanks/');
    expect(await page.locator('h1').textContent()).toBe('Thank you for your letter');
    await page.waitForFunction(() => localStorage.length === 0);
    expect(await page.evaluate(() => sessionStorage.length)).toBe(0);
    expect(double.tokens).toEqual([article]);
    expect(double.posts).toEqual([
      {
        type: 'application/json',
        fields: {
          ...{ article, language: 'en', token: `token for ${article}`, website: '' },
          ...{ name: 'Nino Beridze', email: 'nino@example.org', letter: text, replyTo: '' },
        },
      },
    ]);
    expect(reader.complaints).toEqual([]);
  });

  test('that is begun is there again, without the e-mail address, until it is discarded', async () => {
    const { page, go } = reader;
    await go(path);
    await fillIn();
    await field('In reply to').selectOption({ index: 2 });
    await page.reload();
    expect(await field('Name').inputValue()).toBe('Nino Beridze');
    expect(await field('Letter').inputValue()).toBe(text);
    expect(await field('In reply to').inputValue()).toBe('h2v9d6mk');
    expect(await field('E-mail').inputValue()).toBe('');
    expect(await form().getByRole('status').textContent()).toBe(
      'Your draft is back as you left it.',
    );
    await form().getByRole('button', { name: 'Discard the draft' }).click();
    expect(await field('Letter').inputValue()).toBe('');
    expect(await drafts()).toEqual([]);
    await page.reload();
    expect(await field('Name').inputValue()).toBe('');
  });

  test('is not kept where the reader lets the site keep nothing, and the form says nothing of it', async () => {
    const { page, go } = reader;
    await go(path);
    await page.evaluate(() => {
      localStorage.setItem('throughline:keep', 'off');
    });
    await page.reload();
    await fillIn();
    expect(await drafts()).toEqual([]);
    expect(await page.getByText('is kept on this device').isVisible()).toBe(false);
  });

  test('that is not finished is not sent: each field says what it lacks, and the first is at hand', async () => {
    const { page, go } = reader;
    await go(path);
    await field('Name').fill('Nino');
    await field('E-mail').fill('nino');
    await field('Letter').pressSequentially('First!');
    await send().click();
    expect(await page.locator('.letter-form .fault').allTextContents()).toEqual([
      '',
      'This does not look like an e-mail address. One looks like name@example.org.',
      'A letter has at least 20 characters.',
      '',
    ]);
    expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('email');
    expect(await field('E-mail').getAttribute('aria-invalid')).toBe('true');
    const described = (await field('E-mail').getAttribute('aria-describedby')) ?? '';
    expect(described.split(' ')).toContain('_email-fault');
    await field('E-mail').fill('nino@example.org');
    expect(await field('E-mail').getAttribute('aria-invalid')).toBe('false');
    expect(double.posts).toEqual([]);
  });

  test('that the service refuses stays as it is, with the reasons beside it', async () => {
    const { page, go } = reader;
    await go(path);
    await fillIn();
    double.refuseWith({ letter: 'There is an e-mail address in it.', form: 'Look again.' });
    await send().click();
    await page.waitForFunction(
      () =>
        document.querySelector('#_letter-fault')?.textContent ===
        'There is an e-mail address in it.',
    );
    expect(await form().getByRole('status').textContent()).toBe('Look again.');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('_letter');
    expect(await field('Letter').inputValue()).toBe(text);
    double.refuseWith(undefined);
    await send().click();
    await page.waitForURL('**/letters/thanks/');
    expect(double.posts).toHaveLength(2);
  });

  test('is kept when the line is down', async () => {
    const { page, context, go } = reader;
    await go(path);
    await fillIn();
    await context.route(/\/intake\/letters/, (route) => route.abort());
    await send().click();
    await page.waitForFunction(() =>
      document
        .querySelector('.letter-form [role=status]')
        ?.textContent.includes('could not be sent'),
    );
    expect(await field('Letter').inputValue()).toBe(text);
    expect(await drafts()).toHaveLength(1);
  });

  test('is counted as it is written, and never cut short', async () => {
    const { page, go } = reader;
    await go(path);
    await field('Letter').fill(text);
    expect(await page.locator('.letter-form .count').textContent()).toBe('4,925 characters left');
    await field('Letter').fill('a'.repeat(5003));
    expect(await page.locator('.letter-form .count').textContent()).toBe('3 characters too many');
    await field('Name').fill('Nino');
    await field('E-mail').fill('nino@example.org');
    await send().click();
    expect(await page.locator('#_letter-fault').textContent()).toContain('5000 characters at most');
    expect((await field('Letter').inputValue()).length).toBe(5003);
    await go('/fa/2023/دیدار-دوم-خوجالی/');
    await form().getByLabel('نامه', { exact: false }).last().fill('سلام');
    expect(await page.locator('.letter-form .count').textContent()).toBe('۴٬۹۹۶ نویسه مانده است');
  });

  test('answers the letter whose “Reply” was followed', async () => {
    const { page, go } = reader;
    await go(path);
    await page.getByRole('link', { name: 'Reply to the letter of Levon S.' }).click();
    expect(await field('In reply to').inputValue()).toBe('h2v9d6mk');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('_letter');
  });

  test('can be written with the keyboard alone', async () => {
    const { page, go } = reader;
    await go(path);
    await field('Name').focus();
    const keys = [() => page.keyboard.type('Nino'), () => page.keyboard.type('n@example.org')];
    for (const type of [...keys, () => page.keyboard.type(text)]) {
      await type();
      await page.keyboard.press('Tab');
    }
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent.trim())).toBe(
      'Send the letter',
    );
    await page.keyboard.press('Enter');
    await page.waitForURL('**/letters/thanks/');
    expect(double.posts[0]?.fields).toMatchObject({ name: 'Nino', letter: text });
  });

  test('needs no script', async () => {
    const { browser, server } = reader;
    const context = await browser.newContext({ javaScriptEnabled: false });
    const plain = await startLettersDouble(context, server.url);
    const page = await context.newPage();
    await page.goto(new URL(path.slice(1), server.url).href);
    expect(await page.getByText('is kept on this device').isVisible()).toBe(false);
    await page.getByRole('link', { name: 'Reply to the letter of Levon S.' }).click();
    expect(new URL(page.url()).hash).toBe('#_reply-to');
    const plainForm = page.locator('.letter-form');
    await plainForm.getByLabel('In reply to').selectOption('h2v9d6mk');
    await plainForm.getByLabel('Name').fill('Nino');
    await plainForm.getByLabel('E-mail').fill('nino@example.org');
    await plainForm.getByLabel('Letter').fill(text);
    await plainForm.getByRole('button', { name: 'Send the letter' }).click();
    await page.waitForURL('**/letters/thanks/');
    expect(plain.posts).toEqual([
      {
        type: 'application/x-www-form-urlencoded',
        fields: {
          ...{ article, language: 'en', token: '', website: '', replyTo: 'h2v9d6mk' },
          ...{ name: 'Nino', email: 'nino@example.org', letter: text },
        },
      },
    ]);
    await plain.close();
    await context.close();
  });
});
