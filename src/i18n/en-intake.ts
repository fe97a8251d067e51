import type { IntakeStrings } from './intake-strings.ts';

export const enIntake: IntakeStrings = {
  confirmTitle: 'Your letter, as it will be read',
  confirmNote: 'It is sent when you press the button. An editor reads it before it is published.',
  change: 'Change something',
  mendTitle: 'Nearly there',
  mendNote: 'Nothing is lost, and nothing has been sent yet. Please look at what is marked.',
  backToArticle: 'Back to the article',
  sorry: 'This did not work',
  faults: {
    tooSoon: 'That was quick. Please look it over once more, and press again.',
    expired:
      'The form had been open for more than a day. Everything is still here: please send it again.',
    forged: 'The form could not be recognised. Everything is still here: please send it again.',
    missing: 'Please look it over once more, and press again.',
    used: 'A letter was sent with this form already. To write another, load the article anew.',
    elsewhere:
      'This came from another site, so it was not taken. Please use the form under the article.',
    closed: 'Letters about this piece are closed, so yours was not sent.',
    tooMany:
      'Many letters came over your connection. Yours was not sent: please keep it, and send it again in ten minutes.',
    tooLarge: 'The letter is too long to be taken in. Please shorten it.',
    unreadable:
      'The form could not be read, so nothing was sent. Please use the form under the article.',
    notKept:
      'Your letter could not be kept safely, so it was not sent. Please keep it, and try again later.',
    unknownReply:
      'The letter that you answer is not there any more. Send it again to make yours a letter of its own.',
  },
};
