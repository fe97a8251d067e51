import { describe, expect, test } from 'vitest';
import { settings, type Settings } from '../../src/config.ts';
import { toFolderStore } from '../../src/letters/folder-store.ts';
import { readIntakeSettings } from '../../src/letters/intake-settings.ts';
import { makeFolder } from '../support/folder.ts';
import { asForm, environment, makeIntake, makeToken } from '../support/intake.ts';

const read = (changes: Partial<Settings>) => {
  const found = readIntakeSettings(environment, { ...settings, ...changes }, '/');
  if ('fault' in found) throw new Error(found.fault);
  return found;
};

test('letters may come from the site, its mirrors, its onion copy and the service’s own pages', () => {
  const { options } = read({
    origin: 'https://news.test',
    mirrors: ['https://mirror.test', 'https://other.test/news/'],
    onion: 'http://abc.onion',
    letters: { via: 'intake', url: 'https://letters.news.test/intake/' },
  });
  expect(options.siteOrigins).toEqual([
    'https://news.test',
    'https://mirror.test',
    'https://other.test',
    'http://abc.onion',
    'https://letters.news.test',
  ]);
  expect(read({ origin: 'https://news.test' }).options.siteOrigins).toEqual(['https://news.test']);
});

test('a service beside the site reads its list there, one elsewhere from the site', () => {
  const url = 'https://letters.news.test/intake/';
  const elsewhere = read({ origin: 'https://news.test', letters: { via: 'intake', url } });
  expect(elsewhere.isOnSite).toBe(false);
  expect(elsewhere.openListAddress).toBe('https://news.test/letters/open.json');
  expect(elsewhere.options.path).toBe('/intake/');
  expect(read({}).isOnSite).toBe(true);
});

describe('a page that sends no referrer to a service on another host', () => {
  const hidden = { Origin: 'null', 'Sec-Fetch-Site': 'cross-site' };
  const post = async (fields: { readonly token: string }) =>
    makeIntake(toFolderStore(await makeFolder('hidden')))(asForm(fields, hidden), '192.0.2.1');

  test('has the letter shown to its writer', async () => {
    expect((await post({ token: '' })).status).toBe(200);
  });

  test('but cannot send it for them', async () => {
    expect((await post({ token: await makeToken() })).status).toBe(403);
  });
});
