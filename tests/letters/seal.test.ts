import { describe, expect, test } from 'vitest';
import { findRecipientFault, makeKeys, unseal, seal, toRecipient } from '../../src/letters/seal.ts';
import { keys } from '../support/intake.ts';

const ada = 'ada.lovelace@readers.example';

describe('what is sealed', () => {
  test('can be opened by the key pair’s other half alone', async () => {
    const [own, other] = [await makeKeys(), await makeKeys()];
    const sealed = await seal(own.recipient, ada);
    expect(await unseal([own.identity], sealed)).toBe(ada);
    expect(await unseal([other.identity], sealed)).toBeUndefined();
    expect(other).not.toEqual(own);
  });

  test('is a file of age, which says nothing of the text, its length included', async () => {
    const sealed = await seal(keys.recipient, ada);
    expect(sealed).toMatch(/^-----BEGIN AGE ENCRYPTED FILE-----\n/);
    expect(sealed).not.toContain('lovelace');
    expect(Buffer.from(sealed, 'base64').toString()).not.toContain('readers');
    for (const text of ['a@b.co', `${'n'.repeat(240)}@example.org`])
      expect((await seal(keys.recipient, text)).length).toBe(sealed.length);
  });

  test('is another one each time', async () => {
    expect(await seal(keys.recipient, ada)).not.toBe(await seal(keys.recipient, ada));
  });

  test('is not opened where a byte of it has changed, or it is no such file', async () => {
    const sealed = await seal(keys.recipient, ada);
    const middle = Math.floor(sealed.length / 2);
    const other = sealed[middle] === 'A' ? 'B' : 'A';
    const changed = sealed.slice(0, middle) + other + sealed.slice(middle + 1);
    for (const text of [changed, '', ada])
      expect(await unseal([keys.identity], text)).toBeUndefined();
    expect(await unseal(['no identity'], sealed)).toBeUndefined();
  });
});

test('a recipient is told by its identity', async () => {
  expect(await toRecipient(keys.identity)).toBe(keys.recipient);
});

test.each(['', 'age1', keys.identity, keys.recipient.slice(0, -1), 'ada@readers.example'])(
  '%j is no recipient, and why is told',
  (text) => {
    expect(findRecipientFault(text)).toBe(`"${text}" is no recipient of age: it begins with age1.`);
  },
);

test('a recipient is one', () => {
  expect(findRecipientFault(keys.recipient)).toBeUndefined();
});
