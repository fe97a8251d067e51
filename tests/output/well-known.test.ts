import { describe, expect, test } from 'vitest';
import { toWellKnown } from '../../src/output/well-known.ts';

const nothing = {
  origin: 'https://example.org',
  onion: '',
  mirrors: [],
  securityContacts: [],
  trust: [],
  signingKey: '',
  languages: ['en', 'fa'] as const,
};
const now = Date.UTC(2024, 4, 17);

describe('what stands in well-known places', () => {
  test('is nothing where there is nothing to say', () => {
    expect(toWellKnown(nothing, '/', now)).toEqual({});
  });

  test('security.txt has a contact, and a date less than a year ahead that a month of builds shares', () => {
    const said = { ...nothing, securityContacts: ['mailto:a@example.org'] };
    const files = toWellKnown(said, '/x/', now);
    expect(files).toEqual({
      '.well-known/security.txt': [
        'Contact: mailto:a@example.org',
        'Expires: 2025-04-01T00:00:00.000Z',
        'Preferred-Languages: en, fa',
        'Canonical: https://example.org/x/.well-known/security.txt',
        '',
      ].join('\n'),
    });
    expect(toWellKnown(said, '/x/', Date.UTC(2024, 4, 30))).toEqual(files);
  });

  test('copies are listed, and are ours', () => {
    const said = { ...nothing, mirrors: ['https://mirror.example'], onion: 'http://abc.onion' };
    const files = toWellKnown({ ...said, trust: ['belongto=https://press.example/'] }, '/', now);
    expect(files['.well-known/mirrors.txt']).toBe(
      'https://example.org\nhttps://mirror.example\nhttp://abc.onion\n',
    );
    expect(files['.well-known/trust.txt']).toBe(
      'belongto=https://press.example/\ncontrol=https://mirror.example/\ncontrol=http://abc.onion/\n',
    );
  });

  test('the key that signs is told in the form that ssh-keygen reads', () => {
    const files = toWellKnown({ ...nothing, signingKey: 'ssh-ed25519 AAAA' }, '/', now);
    expect(files['.well-known/allowed_signers']).toBe(
      'example.org namespaces="site-manifest" ssh-ed25519 AAAA\n',
    );
  });
});
