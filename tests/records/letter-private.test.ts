import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findPrivate } from '../../src/records/letter-private.ts';

const md5 = '0bc83cb571cd1c50ba6f3e8a78ef1346';

test.each([
  ['an address', 'Write to nino@example.org.', 'letter/email-address'],
  ['an address with a plus', 'nino+letters@mail.example.co.uk', 'letter/email-address'],
  ['an address in Persian script', 'به نینو@نمونه.ایران بنویسید', 'letter/email-address'],
  ['a link that writes mail', '[me](mailto:nino)', 'letter/email-address'],
  ['a wide at sign', 'nino＠example.org', 'letter/email-address'],
  ['an invisible seam', 'ni\u200Bno@exa\u00ADmple.org', 'letter/email-address'],
  ['character references', 'nino&#64;example&#x2e;org', 'letter/email-address'],
  ['named references', 'nino&commat;example&period;org', 'letter/email-address'],
  ['an escape', String.raw`nino\@example\.org`, 'letter/email-address'],
  ['percent signs', 'https://x.example/?m=nino%40example.org', 'letter/email-address'],
  ['an IPv4 address', 'from 203.0.113.7, he said', 'letter/ip-address'],
  ['an IPv6 address', 'from 2001:db8::1, he said', 'letter/ip-address'],
  ['a long IPv6 address', '2001:db8:0:0:0:0:0:1', 'letter/ip-address'],
  ['a user agent', 'Mozilla/5.0 (X11; Linux x86_64)', 'letter/user-agent'],
  ['a program’s name', 'curl/8.5.0', 'letter/user-agent'],
  ['an MD5', `id ${md5}`, 'letter/hash'],
  ['an MD5 in capitals', md5.toUpperCase(), 'letter/hash'],
  ['a SHA-1', `${md5}01234567`, 'letter/hash'],
  ['a SHA-256', `${md5}${md5}`, 'letter/hash'],
  ['a SHA-256 in base64', 'n4bQgYhMfWWaL+qgxVrQFaO/TxsrC4Is0V1sFbDwCgg=', 'letter/hash'],
  ['a picture by hash', 'https://www.gravatar.com/avatar/x', 'letter/hash'],
])('%s is found', (_, text, rule) => {
  expect(findPrivate(text).map((found) => found.rule)).toEqual([rule]);
});

test.each([
  ['what people write', 'At 18:33:05 on 2023-03-02, 13 to 2; see § 4.2 and 1.960.000 @ noon.'],
  ['a handle', 'Ask @nino, or nino@home.'],
  ['a version of three parts', 'version 10.2.1'],
  ['numbers that are too large', '300.400.500.600'],
  ['two colons', 'std::vector and a::b'],
  ['a UUID', 'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11'],
  ['a browser by name', 'I read it in Firefox 140.'],
  ['a long word', 'x'.repeat(60)],
  ['a signed link', 'https://x.example/a/AbCdEfGhIjKlMnOpQrStUv/b?c=d'],
  ['Persian', 'ساعت ۱۸:۳۳، در ۲ مارس ۲۰۲۳'],
])('%s is left in peace', (_, text) => {
  expect(findPrivate(text)).toEqual([]);
});

test('each kind is told once, with a remedy', () => {
  const found = findPrivate(`a@b.example c@d.example ${md5}`);
  expect(found.map(({ fault }) => fault)).toEqual(['holdsEmail', 'holdsHash']);
  for (const { hint } of found) expect(hint).toMatch(/^Take it out: /);
});

test('an address is found in whatever stands around it', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (a, b) => {
      expect(findPrivate(`${a} nino@example.org ${b}`).length).toBeGreaterThan(0);
    }),
  );
});
