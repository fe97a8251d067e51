import { article, letter, type Tree } from '../../support/content.ts';
import { inFront, suez, type RuleCase } from './rule-case.ts';

const folder = 'content/letters/en/2023/suez';
const file = `${folder}/2023-03-04-k7f3q2mz.md`;
const otherFile = `${folder}/2023-03-05-b4xn7t2q.md`;
const other = { id: 'b4xn7t2q', date: '2023-03-05T10:00:00+04:00' };

/** A slip in the only letter to the only article. */
const inLetter = (
  when: string,
  front: Readonly<Record<string, unknown>>,
  told: string,
  text?: string,
): RuleCase => ({
  when,
  tree: { [suez]: article(), [file]: letter(front, text) },
  told,
  mended: { [file]: letter() },
});

const withOther = (mine: string, others: Tree) => ({ [suez]: article(), [file]: mine, ...others });

/** Between letters, and in them. */
export const letterCases = {
  'id/form': [
    inFront(
      'an id is no id',
      { id: '/2023/suez/' },
      `content/articles/en/2023/suez.md:7:5 error id/form: "/2023/suez/" is not the id of an article.
  Write the language, year and name that the file had: \`en/2023/suez-delays\`.`,
    ),
  ],
  'id/duplicate': [
    {
      when: 'a copied file keeps the id of the first',
      tree: {
        [suez]: article(),
        'content/articles/en/2023/tolls.md': article({ title: 'Tolls', id: 'en/2023/suez' }),
      },
      told: `content/articles/en/2023/tolls.md:7:5 error id/duplicate: The id "en/2023/suez" is that of content/articles/en/2023/suez.md too: letters and feeds could not tell them apart.
  Keep it where the piece had it first; take \`id\` out of the other, or give it its own.`,
      mended: { 'content/articles/en/2023/tolls.md': article({ title: 'Tolls' }) },
    },
  ],
  'letter/misplaced': [
    {
      when: 'a file’s name tells another date',
      tree: { [suez]: article(), [`${folder}/2023-03-14-k7f3q2mz.md`]: letter() },
      told: `content/letters/en/2023/suez/2023-03-14-k7f3q2mz.md:2:5 error letter/misplaced: The file is not called, or does not lie, as the letter’s date, id and article say.
  Move it to content/letters/en/2023/suez/2023-03-04-k7f3q2mz.md, or mend \`article\`, \`date\` or \`id\`.`,
      mended: { [`${folder}/2023-03-14-k7f3q2mz.md`]: null, [file]: letter() },
    },
  ],
  'letter/duplicate-id': [
    {
      when: 'a letter was copied',
      tree: withOther(letter(), {
        [`${folder}/2023-03-05-k7f3q2mz.md`]: letter({ date: other.date }),
      }),
      told: `content/letters/en/2023/suez/2023-03-05-k7f3q2mz.md:2:5 error letter/duplicate-id: The id "k7f3q2mz" is that of content/letters/en/2023/suez/2023-03-04-k7f3q2mz.md too.
  Give one of the two another id, in its file and in the file’s name.`,
      mended: { [`${folder}/2023-03-05-k7f3q2mz.md`]: null, [otherFile]: letter(other) },
    },
  ],
  'letter/unknown-article': [
    {
      when: 'the article’s file was renamed',
      tree: { 'content/articles/en/2023/suezz.md': article(), [file]: letter() },
      told: `content/letters/en/2023/suez/2023-03-04-k7f3q2mz.md:3:10 error letter/unknown-article: There is no article "en/2023/suez". Did you mean "en/2023/suezz"?
  If the piece was renamed, write \`id: en/2023/suez\` above its text; else mend the id here.`,
      mended: { 'content/articles/en/2023/suezz.md': article({ id: 'en/2023/suez' }) },
    },
  ],
  'letter/unknown-reply': [
    {
      when: 'the letter that it answers was removed',
      tree: withOther(letter(), { [otherFile]: letter({ ...other, replyTo: 'zzzzzzzz' }) }),
      told: `content/letters/en/2023/suez/2023-03-05-b4xn7t2q.md:7:10 error letter/unknown-reply: There is no letter "zzzzzzzz" to this article.
  Mend the id, or take the line out: then the letter stands by itself.`,
      mended: { [otherFile]: letter({ ...other, replyTo: 'k7f3q2mz' }) },
    },
    {
      when: 'it answers a letter to another article',
      tree: {
        ...withOther(letter(), {}),
        'content/articles/en/2023/tolls.md': article({ title: 'Tolls' }),
        'content/letters/en/2023/tolls/2023-03-05-b4xn7t2q.md': letter({
          ...other,
          article: 'en/2023/tolls',
          replyTo: 'k7f3q2mz',
        }),
      },
      told: `content/letters/en/2023/tolls/2023-03-05-b4xn7t2q.md:7:10 error letter/unknown-reply: The letter "k7f3q2mz" is to another article, en/2023/suez.
  Mend the id, or take the line out: then the letter stands by itself.`,
      mended: {
        'content/letters/en/2023/tolls/2023-03-05-b4xn7t2q.md': letter({
          ...other,
          article: 'en/2023/tolls',
        }),
      },
    },
  ],
  'letter/reply-circle': [
    inLetter(
      'a letter answers itself',
      { replyTo: 'k7f3q2mz' },
      `content/letters/en/2023/suez/2023-03-04-k7f3q2mz.md:7:10 error letter/reply-circle: The letter replies, by way of others or at once, to itself.
  Look which of them came first, and take its \`replyTo\` out.`,
    ),
  ],
  'letter/future-date': [
    {
      when: 'the year is wrong',
      tree: {
        [suez]: article(),
        [`${folder}/2033-03-04-k7f3q2mz.md`]: letter({ date: '2033-03-04T10:00:00+04:00' }),
      },
      told: `content/letters/en/2023/suez/2033-03-04-k7f3q2mz.md:5:7 warning letter/future-date: The letter’s date is yet to come, so it is not shown until then.
  Look at the year, the day and the zone again.`,
      mended: { [`${folder}/2033-03-04-k7f3q2mz.md`]: null, [file]: letter() },
    },
  ],
  'letter/length': [
    inLetter(
      'the text is a book’s',
      {},
      `content/letters/en/2023/suez/2023-03-04-k7f3q2mz.md:8:1 error letter/length: The text has 5004 characters; it may have 1 to 5000.
  Shorten it, with the writer’s consent.`,
      `${'No. '.repeat(1250)}Why?`,
    ),
    inLetter(
      'the name is a life’s story',
      { name: 'N'.repeat(81) },
      `content/letters/en/2023/suez/2023-03-04-k7f3q2mz.md:4:7 error letter/length: The name has 81 characters; it may have 1 to 80.
  Shorten it, with the writer’s consent.`,
    ),
  ],
  'letter/piled-up': [
    {
      when: 'marks run over the lines above',
      tree: {
        [suez]: article(),
        [file]: letter({}, `Long enough, and Z${'\u0335\u0321'.repeat(20)}algo.`),
      },
      told: `${file}:8:1 error letter/piled-up: The letter holds marks or signs that are piled upon one another.
  Take all but the first few off each letter: they run over the lines above.`,
      mended: { [file]: letter() },
    },
  ],
  'letter/links': [
    inLetter(
      'a text is mostly links',
      {},
      `content/letters/en/2023/suez/2023-03-04-k7f3q2mz.md:8:1 error letter/links: The text holds 3 links; a letter may hold 2.
  Take some out.`,
      'See https://a.example, www.b.example and [here](https://c.example).',
    ),
  ],
  'letter/email-address': [
    inLetter(
      'the writer signed with an address',
      {},
      `content/letters/en/2023/suez/2023-03-04-k7f3q2mz.md:8:1 error letter/email-address: The letter holds an e-mail address.
  Take it out: addresses are never published. The inbox keeps the writer’s own, encrypted.`,
      'You can write to me at nino@example.org about it.',
    ),
    inLetter(
      'emphasis parts an address',
      {},
      `content/letters/en/2023/suez/2023-03-04-k7f3q2mz.md:8:1 error letter/email-address: The letter holds an e-mail address.
  Take it out: addresses are never published. The inbox keeps the writer’s own, encrypted.`,
      'You can write to me at ni*no@exam*ple.org about it.',
    ),
    inLetter(
      'the name is an address',
      { name: 'nino@example.org' },
      `content/letters/en/2023/suez/2023-03-04-k7f3q2mz.md:4:7 error letter/email-address: The letter holds an e-mail address.
  Take it out: addresses are never published. The inbox keeps the writer’s own, encrypted.`,
    ),
  ],
  'letter/ip-address': [
    inLetter(
      'an import left where the writer was',
      { name: 'Nino (203.0.113.7)' },
      `content/letters/en/2023/suez/2023-03-04-k7f3q2mz.md:4:7 error letter/ip-address: The letter holds an IP address.
  Take it out: nothing that tells from where somebody wrote is kept.`,
    ),
  ],
  'letter/user-agent': [
    inLetter(
      'an import left what the writer used',
      {},
      `content/letters/en/2023/suez/2023-03-04-k7f3q2mz.md:8:1 error letter/user-agent: The letter holds the name of a browser as servers see it (a user agent).
  Take it out: nothing that tells with what somebody wrote is kept.`,
      'I could not read it. Mozilla/5.0 (X11; Linux x86_64)',
    ),
  ],
  'letter/hash': [
    inLetter(
      'an import left the digest of an address',
      { name: 'Nino 0bc83cb571cd1c50ba6f3e8a78ef1346' },
      `content/letters/en/2023/suez/2023-03-04-k7f3q2mz.md:4:7 error letter/hash: The letter holds what looks like the hash of an address.
  Take it out: whoever guesses an address can prove it by its hash.`,
    ),
  ],
} satisfies Readonly<Record<string, readonly RuleCase[]>>;
