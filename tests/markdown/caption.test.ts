import { expect, test } from 'vitest';
import { captionReader } from '../../src/markdown/caption.ts';

const readCaption = captionReader(['credit', 'photo by', 'عکس']);

test.each([
  ['', undefined, undefined],
  ['  ', undefined, undefined],
  ['A caption.', 'A caption.', undefined],
  ['A caption. credit: A. Name', 'A caption.', 'A. Name'],
  ['A caption. CREDIT : A. Name', 'A caption.', 'A. Name'],
  ['Credit: Agency', undefined, 'Agency'],
  ['A caption (credit: Agency/Name)', 'A caption', 'Agency/Name'],
  ['A caption [Photo  by： Agency]', 'A caption', 'Agency'],
  ['A caption (2020) credit: Agency (Name)', 'A caption (2020)', 'Agency (Name)'],
  ['A caption – credit: Agency', 'A caption', 'Agency'],
  ['A caption | credit: Agency', 'A caption', 'Agency'],
  ['On credit: a loan. Credit: Agency', 'On credit: a loan.', 'Agency'],
  ['To accredit: a word', 'To accredit: a word', undefined],
  ['A caption.\ncredit:\nName', 'A caption.', 'Name'],
  ['A caption. credit:', 'A caption.', undefined],
  ['راه بسته است. عکس: خبرنگار', 'راه بسته است.', 'خبرنگار'],
  ['راه بسته است. عكس: خبرنگار', 'راه بسته است.', 'خبرنگار'],
])('%j', (title, caption, credit) => {
  expect(readCaption(title)).toEqual({ caption, credit });
});
