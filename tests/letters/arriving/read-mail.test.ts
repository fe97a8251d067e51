import { expect, it } from 'vitest';
import { readMail } from '../../../src/letters/arriving/read-mail.ts';

const read = (text: string) => readMail(new TextEncoder().encode(text.replaceAll('\n', '\r\n')));

it('takes from a mail what its sender wrote, and which article he means', async () => {
  const { letters, left } = await read(`From: "Ada Reader" <ada@readers.example>
To: letters@throughline.example
Subject: Re: Reply: Nineteen trucks at Kornidzor
Date: Mon, 1 Jul 2024 12:30:00 +0400
Message-ID: <one@readers.example>
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: quoted-printable

You count _nineteen_ trucks.

The convoy had more =E2=80=94 see the ministry=E2=80=99s list.

Article: en/2023/nineteen-trucks-at-kornidzor

--=20
Ada, sent from my telephone

On Sunday, the editors <letters@throughline.example> wrote:
> Dear Ada
`);
  expect(left).toEqual([]);
  expect(letters).toEqual([
    {
      source: 'mail',
      key: '<one@readers.example>',
      replyTo: undefined,
      about: ['en/2023/nineteen-trucks-at-kornidzor', 'Nineteen trucks at Kornidzor'],
      language: undefined,
      name: 'Ada Reader',
      email: 'ada@readers.example',
      text: 'You count _nineteen_ trucks.\n\nThe convoy had more — see the ministry’s list.',
      date: '2024-07-01T08:30:00.000Z',
      verdict: undefined,
    },
  ]);
});

it('leaves out the mail that was answered, and the line that names its sender', async () => {
  const { letters } = await read(`From: ada@readers.example
Subject: Reply

I agree.

On Sunday, the editors <letters@throughline.example> wrote:
> Do you agree?
`);
  expect(letters.map(({ name, text }) => ({ name, text }))).toEqual([
    { name: 'ada', text: 'I agree.' },
  ]);
});

it('knows the mail that the page prepared, in any script', async () => {
  const { letters } = await read(`From: Navid <navid@readers.example>
Subject: =?utf-8?B?2YbYp9mF2Yc6INiv24zYr9in2LEg2K/ZiNmF?=
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: 8bit

دیدار دوم کوتاه‌تر بود.

https://throughline.example/fa/2023/%D8%AF%DB%8C%D8%AF%D8%A7%D8%B1/
fa/2023/دیدار-دوم-خوجالی
`);
  expect(letters[0]).toMatchObject({
    text: 'دیدار دوم کوتاه‌تر بود.',
    about: [
      'https://throughline.example/fa/2023/%D8%AF%DB%8C%D8%AF%D8%A7%D8%B1/',
      'fa/2023/دیدار-دوم-خوجالی',
      'دیدار دوم',
    ],
  });
});

it.each([
  ['no sender', 'Subject: x\n\nText'],
  ['no text', 'From: ada@readers.example\n\n'],
])('makes no letter of a mail with %s', async (_, text) => {
  const { letters, left } = await read(text);
  expect([letters, left]).toEqual([[], ['The mail holds no plain text, or no sender.']]);
});
