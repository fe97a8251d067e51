import { describe, expect, test } from 'vitest';
import { toArea, toHeaders, toOwnHeaders, toPolicyHeader } from '../../src/hosts/headers.ts';
import { aSite } from './a-site.ts';

const site = aSite();
const pages = ['search', 'rest'] as const;
const files = ['hashed', 'media'] as const;

test.each([
  ['/_astro/a.1234.css', 'hashed'],
  ['/search/', 'search'],
  ['/fa/search/', 'search'],
  ['/', 'rest'],
  ['/2023/search/', 'rest'],
  ['/2023/_astro/', 'rest'],
  ['/_astro', 'rest'],
])('%s is an address of the area %s', (path, area) => {
  expect(toArea(path, site)).toBe(area);
});

test.each([
  [{ hashedFolders: [] }, '/_astro/a.css'],
  [{ searchPaths: [] }, '/search/'],
])('of a site with %j, %s is like any other', (changes, path) => {
  expect(toArea(path, aSite(changes))).toBe('rest');
});

describe.each([...files, ...pages])('everything of the area %s', (area) => {
  const headers = toHeaders(site, area);

  test('comes by HTTPS for a year and more, on subdomains too', () => {
    const [, age] = /^max-age=(\d+); includeSubDomains$/.exec(
      headers['Strict-Transport-Security'] ?? '',
    ) ?? [undefined, '0'];
    expect(Number(age)).toBeGreaterThanOrEqual(31_536_000);
  });

  test('is what it says it is, tells nobody where its reader came from, and stays by itself', () => {
    expect(headers).toMatchObject({
      'X-Content-Type-Options': 'nosniff',
      'Referrer-Policy': 'no-referrer',
      'Cross-Origin-Opener-Policy': 'same-origin',
    });
  });

  test.each([
    ...['accelerometer', 'camera', 'display-capture', 'geolocation', 'gyroscope', 'magnetometer'],
    ...['microphone', 'midi', 'payment', 'usb'],
  ])('may not use the reader’s %s', (feature) => {
    const denied = (headers['Permissions-Policy'] ?? '').split(', ');
    expect(denied).toContain(`${feature}=()`);
  });
});

describe.each(pages)('every page of the area %s', (area) => {
  test('has a policy that names what is inline in the site, and its own scripts', () => {
    const policy = toHeaders(site, area)['Content-Security-Policy'] ?? '';
    expect(policy).toBe(toPolicyHeader(site, area));
    expect(policy).toContain("script-src 'self' 'sha256-c2NyaXB0'");
    expect(policy).toContain("style-src 'sha256-c3R5bGU='");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy.includes("'wasm-unsafe-eval'")).toBe(area === 'search');
  });
});

test.each(files)('no file of the area %s acts as a page would, whatever it holds', (area) => {
  expect(toHeaders(site, area)['Content-Security-Policy']).toBe(
    "default-src 'none'; style-src 'unsafe-inline'; sandbox; frame-ancestors 'none'",
  );
});

test('a form may go to the service that takes letters', () => {
  const policy = toPolicyHeader(aSite({ letterOrigins: ['https://letters.example'] }), 'rest');
  expect(policy).toContain("form-action 'self' https://letters.example");
});

test('what is named by its content is asked for once in a year, and may be shown elsewhere', () => {
  expect(toHeaders(site, 'hashed')).toMatchObject({
    'Cache-Control': 'public, max-age=31536000, immutable',
    'Cross-Origin-Resource-Policy': 'cross-origin',
  });
});

test.each(['search', 'rest'] as const)(
  'what can change is asked for each time, and shown nowhere else: %s',
  (area) => {
    expect(toHeaders(site, area)).toMatchObject({
      'Cache-Control': 'public, max-age=0, s-maxage=60, must-revalidate',
      'Cross-Origin-Resource-Policy': 'same-origin',
    });
  },
);

test('an area’s own headers make those of the rest into its own', () => {
  const rest = toHeaders(site, 'rest');
  for (const area of [...files, ...pages])
    expect({ ...rest, ...toOwnHeaders(site, area) }).toEqual(toHeaders(site, area));
  expect(Object.keys(toOwnHeaders(site, 'search'))).toEqual(['Content-Security-Policy']);
  expect(toOwnHeaders(site, 'rest')).toEqual({});
});
