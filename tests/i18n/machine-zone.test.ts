import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const zones = [
  'Asia/Tbilisi',
  'Asia/Tehran',
  'Asia/Kathmandu',
  'Europe/Berlin',
  'America/New_York',
  'America/St_Johns',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'UTC',
];

test('the machine’s own time zone and language make no difference', async () => {
  const script = `
    import { formatDate, formatMonth, formatSilence, yearAndMonth } from './src/i18n/dates.ts';
    import { readDate } from './src/i18n/read-date.ts';
    const zones = ${JSON.stringify(zones)};
    const texts = ['2023-03-26T02:30', '2023-10-29T02:30', '2023-11-05T01:30', '2011-12-30T12:00',
      '2011-09-21T23:30', '2023-04-30T21:30', '2023-05-01T01:30', '2023-03-02T18:33+04:00', 'Thursday 2 March 2023 - 18:33'];
    for (let hour = 0; hour < 24; hour++)
      texts.push('2023-04-02T' + String(hour).padStart(2, '0') + ':15');
    console.log(JSON.stringify(zones.flatMap((zone) => texts.map((text) => {
      const date = readDate(text, zone);
      return 'rule' in date ? date : [date, ['en', 'fa'].map((language) => formatDate(date.instant, language, zone)),
        yearAndMonth(date.instant, zone),
        ['2023-02-28T22:00:00Z', '2022-12-30T11:00:00Z'].map((from) => formatSilence(from, date.instant, 'en', zone))];
    }))));
    console.log(JSON.stringify(['۱۴۰۱/۱۲/۱۱', '۱ فروردین ۱۴۰۰ ۰۰:۱۵'].map((text) => readDate(text, 'UTC', 'fa'))));
    console.log(JSON.stringify(['en', 'fa'].map((language) => formatMonth('2023-03', language))));`;
  const run = async (environment: Record<string, string>): Promise<string> => {
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ['--input-type=module-typescript', '--eval', script],
      { env: { ...process.env, ...environment } },
    );
    return stdout;
  };
  const [expected, ...others] = await Promise.all(
    [
      { TZ: 'UTC', LANG: 'C', LC_ALL: 'C' },
      { TZ: 'Pacific/Auckland', LANG: 'de_DE.UTF-8', LC_ALL: 'de_DE.UTF-8' },
      { TZ: 'Pacific/Apia', LANG: 'fa_IR.UTF-8', LC_ALL: 'fa_IR.UTF-8' },
    ].map(run),
  );
  expect(expected).toContain('Thursday 2 March 2023 - 18:33');
  expect(expected).toContain(
    '[{"instant":"2023-03-02T00:00:00.000Z"},{"instant":"2021-03-21T00:15:00.000Z"}]',
  );
  for (const other of others) expect(other).toBe(expected);
}, 60_000);
