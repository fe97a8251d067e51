import type { LetterStrings } from './letter-strings.ts';

export const enLetters: LetterStrings = {
  title: 'Letters to the editor',
  pageNote: 'What readers wrote to us about what we wrote, newest first.',
  count: (count, formatted) => (count === 1 ? 'One letter' : `${formatted} letters`),
  inReplyTo: 'In reply to',
  reply: 'Reply',
  replyToName: (name) => `Reply to the letter of ${name}`,
  answer: 'The editors answer',
  correction: 'This letter led to a correction',
  feed: 'Letters feed',
  feedOf: (title) => `Letters: ${title}`,
  write: 'Leave a Reply',
  writeNote:
    'Editors read every letter before it is published. A few good ones are worth more than many.',
  policy: 'How we choose letters',
  required: 'required',
  name: 'Name',
  nameNote: 'As it shall stand under your letter.',
  email: 'E-mail',
  emailNote: 'Never published: only so that we can answer.',
  letter: 'Letter',
  letterNote: (most, links) =>
    `Up to ${most} characters and ${links} links. An empty line begins a paragraph, *asterisks* emphasise, > begins a quote.`,
  replyTo: 'In reply to',
  replyToArticle: 'The article',
  trap: 'Leave this field empty',
  send: 'Send the letter',
  sending: 'Sending…',
  left: '{n} characters left',
  over: '{n} characters too many',
  draftNote: 'What you write is kept on this device until you send it.',
  draftKept: 'Your draft is back as you left it.',
  draftDiscard: 'Discard the draft',
  byMail: 'Write to the editors',
  byMailNote:
    'Your letter goes to our editors by e-mail. Your address is never published, and nothing is sent before you send it.',
  mailSubject: (title) => `Letter: ${title}`,
  closedHere: 'Letters to this piece are closed.',
  closedAfter: 'It is a while since this piece came out: letters to it are closed.',
  thanksTitle: 'Thank you for your letter',
  thanks:
    'It is with the editors. If they choose it, it appears under the article with your name; if they have a question, they write to you.',
  thanksBack: 'To the newest pieces',
  faults: {
    nameMissing: 'Please give the name that shall stand under your letter.',
    nameTooLong: (most) => `The name may have ${most} characters at most.`,
    nameHasLink: 'Please give a name without a link.',
    emailMissing: 'Please give an e-mail address, so that we can answer. It is never published.',
    emailWrong: 'This does not look like an e-mail address. One looks like name@example.org.',
    letterMissing: 'There is no letter yet.',
    letterTooShort: (least) => `A letter has at least ${least} characters.`,
    letterTooLong: (most) => `A letter may have ${most} characters at most. Please shorten it.`,
    tooManyLinks: (most) => `A letter may hold ${most} links at most. Please take some out.`,
    holdsEmail:
      'There is an e-mail address in it, which would be published. Please take it out; the e-mail field is the place for yours.',
    holdsIp: 'There is an IP address in it, which would be published. Please take it out.',
    holdsAgent:
      'There is the technical name of a browser in it, which would be published. Please take it out.',
    holdsHash:
      'There is a long row of digits and letters in it that could be the fingerprint of an address. Please take it out.',
    hiddenCharacter:
      'There is an invisible character in it that changes how the text shows. Please type that part anew.',
    unknownReply: 'The letter that you reply to is not there any more. Please choose another.',
    unknownArticle: 'We cannot find the article that you write about.',
    closed: 'Letters to this piece are closed.',
    tooFast: 'That was very quick. Please wait a few seconds and send it again.',
    expired: 'The form has been open for long. Please send it once more.',
    tooMany:
      'Many letters came from your line. Please try again in a while; your text is kept here.',
    failed: 'The letter could not be sent. Your text is kept here; please try again in a while.',
  },
};
