import { describe, expect, it } from 'vitest';
import { readCsv, readJson } from '../../../src/letters/arriving/read-table.ts';

const letter = {
  article: 'en/2023/x',
  language: 'en',
  name: 'Ada',
  email: 'ada@readers.example',
  letter: 'Line one.\n\nLine "two", three.',
};

describe('a table', () => {
  it('as Netlify exports it becomes letters, without the address of the computer', () => {
    const csv = `\uFEFFNumber,article,language,name,email,letter,replyTo,ip,user_agent,referrer,created_at
1,en/2023/x,en,Ada,ada@readers.example,"Line one.

Line ""two"", three.",7k2m9p4q,203.0.113.9,Firefox,https://news.example/2023/x/,2024-07-01 08:30:00 UTC
`;
    const { letters, left } = readCsv(csv);
    expect(left).toEqual([]);
    expect(letters).toEqual([
      {
        source: 'csv',
        key: '1',
        replyTo: '7k2m9p4q',
        about: ['en/2023/x', 'https://news.example/2023/x/'],
        language: 'en',
        name: 'Ada',
        email: 'ada@readers.example',
        text: 'Line one.\n\nLine "two", three.',
        date: '2024-07-01T08:30:00.000Z',
        verdict: undefined,
      },
    ]);
    expect(JSON.stringify(letters)).not.toMatch(/203\.0\.113\.9|Firefox/);
  });

  it('is told of line by line where a line is no letter', () => {
    const { letters, left } = readCsv('name,letter\nAda,Text\n,Text\nBob,\n');
    expect(letters).toHaveLength(1);
    expect(left).toEqual(['Number 2 has no name or no text.', 'Number 3 has no name or no text.']);
  });
});

describe('JSON', () => {
  it('may be one letter, or many, each with its fields within `data`', () => {
    expect(readJson(JSON.stringify(letter)).letters).toMatchObject([{ name: 'Ada' }]);
    const many = readJson(JSON.stringify([letter, { id: 'a', data: letter }]));
    expect(many.letters.map(({ text, about }) => [text, about])).toEqual([
      [letter.letter, ['en/2023/x']],
      [letter.letter, ['en/2023/x']],
    ]);
  });
});
