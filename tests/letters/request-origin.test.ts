import { expect, it } from 'vitest';
import { isFromElsewhere, isFromSite } from '../../src/letters/request-origin.ts';

const site = ['https://news.example'];

const toPost = (headers: Record<string, string>) =>
  new Request('https://intake.example/letters', { method: 'POST', headers });

const ask = (headers: Record<string, string>) => isFromSite(toPost(headers), site);

it.each<[string, Record<string, string>]>([
  ['a page of the site', { origin: 'https://news.example', 'sec-fetch-site': 'cross-site' }],
  ['a page of the service', { origin: 'https://intake.example', 'sec-fetch-site': 'same-origin' }],
  ['a page that hides its address', { origin: 'null', 'sec-fetch-site': 'same-origin' }],
  ['an old browser', { referer: 'https://news.example/2023/x/' }],
  ['a browser that says nothing', {}],
])('takes a letter from %s', (_, headers) => {
  expect(ask(headers)).toBe(true);
});

it.each<[string, Record<string, string>]>([
  ['another site', { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }],
  [
    'another site that claims to be ours',
    { origin: 'https://evil.example', 'sec-fetch-site': 'same-origin' },
  ],
  ['an origin that only begins like ours', { origin: 'https://news.example.evil.example' }],
  ['our name without encryption', { origin: 'http://news.example' }],
  ['a page in a box', { origin: 'null' }],
  ['a page in a box elsewhere', { origin: 'null', 'sec-fetch-site': 'cross-site' }],
  ['another site in an old browser', { referer: 'https://evil.example/https://news.example/' }],
  ['a referrer that is no address', { referer: 'news.example' }],
  ['a sister site', { 'sec-fetch-site': 'same-site' }],
])('takes none from %s', (_, headers) => {
  expect(ask(headers)).toBe(false);
});

it.each<[string, Record<string, string>, boolean]>([
  ['a page of the site that hides', { origin: 'null', 'sec-fetch-site': 'cross-site' }, false],
  ['one on a sister host', { origin: 'null', 'sec-fetch-site': 'same-site' }, false],
  ['a browser that says nothing', {}, false],
  ['a page of the site', { origin: 'https://news.example' }, false],
  ['another site', { origin: 'https://evil.example' }, true],
  ['another site in an old browser', { referer: 'https://evil.example/' }, true],
])('%s says that it is elsewhere, or does not', (_, headers, isElsewhere) => {
  expect(isFromElsewhere(toPost(headers), site)).toBe(isElsewhere);
});
