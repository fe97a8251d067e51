/** What is mutated together, and the tests that have to notice it. */
export interface Room {
  readonly mutate: readonly string[];
  readonly tests: readonly string[];
}

/** The code in which a fault lies to a reader or lets somebody in. */
export const rooms: Readonly<Record<string, Room>> = {
  dates: {
    mutate: ['src/i18n/date*.ts', 'src/i18n/read-date.ts', 'src/i18n/find-date-line.ts'],
    tests: [
      'tests/i18n/date*.test.ts',
      'tests/i18n/read-date.test.ts',
      'tests/i18n/find-date-line.test.ts',
    ],
  },
  'read-more': {
    mutate: ['src/graph/read-more.ts', 'src/markdown/read-more-*.ts'],
    tests: [
      'tests/graph/read-more.test.ts',
      'tests/graph/mentions.test.ts',
      'tests/markdown/read-more-*.test.ts',
      'tests/markdown/fixtures.test.ts',
    ],
  },
  related: {
    mutate: ['src/graph/related.ts', 'src/graph/relate.ts', 'src/graph/term-vectors.ts'],
    tests: [
      'tests/graph/related.test.ts',
      'tests/graph/relate.test.ts',
      'tests/graph/term-vectors.test.ts',
    ],
  },
  addresses: {
    mutate: [
      'src/records/urls.ts',
      'src/records/slug.ts',
      'src/records/content-path.ts',
      'src/markdown/address.ts',
    ],
    tests: [
      'tests/records/urls.test.ts',
      'tests/records/slug.test.ts',
      'tests/records/content-path.test.ts',
      'tests/markdown/address.test.ts',
    ],
  },
  feeds: {
    mutate: ['src/output/feed*.ts', 'src/output/xml.ts', 'src/output/escape.ts'],
    tests: [
      'tests/output/feed*.test.ts',
      'tests/output/xml.test.ts',
      'tests/output/escape.test.ts',
    ],
  },
  'edition-plan': {
    mutate: ['src/build/edition-plan.ts'],
    tests: ['tests/build/edition-plan.test.ts'],
  },
  letters: {
    mutate: [
      'src/records/letter-faults.ts',
      'src/records/letter-file.ts',
      'src/letters/check-fields.ts',
      'src/letters/token.ts',
      'src/letters/receive-letter.ts',
    ],
    tests: [
      'tests/records/letter-faults.test.ts',
      'tests/records/letter-file.test.ts',
      'tests/letters/check-fields.test.ts',
      'tests/letters/token.test.ts',
      'tests/letters/receive-letter.test.ts',
      'tests/letters/hosts.test.ts',
    ],
  },
  policy: {
    mutate: [
      'src/hosts/content-policy.ts',
      'src/hosts/headers.ts',
      'src/hosts/inline-hashes.ts',
      'src/hosts/page-head.ts',
    ],
    tests: [
      'tests/hosts/content-policy.test.ts',
      'tests/hosts/headers.test.ts',
      'tests/hosts/media.test.ts',
      'tests/hosts/page-head.test.ts',
    ],
  },
  seal: {
    mutate: ['src/support/checksum.ts', 'src/letters/seal*.ts'],
    tests: ['tests/support/checksum.test.ts', 'tests/letters/seal*.test.ts'],
  },
};
