import type { IntakeStrings } from './intake-strings.ts';

export const enIntake: IntakeStrings = {
  confirmTitle: 'Your letter, as it will be read',
  confirmNote: 'It is sent when you press the button. An editor reads it before it is published.',
  change: 'Change something',
  mendTitle: 'Nearly there',
  mendNote: 'Nothing is lost, and nothing has been sent yet. Please look at what is marked.',
  backToArticle: 'Back to the article',
  sorry: 'Your letter was not sent',
  faults: {
    forged: 'The form could not be recognised. Everything is still here: please send it again.',
    missing: 'Please look it over once more, and press again.',
    used: 'A letter was sent with this form already. To write another, load the article anew.',
    elsewhere:
      'This came from another site, so it was not taken. Please use the form under the article.',
    tooLarge: 'The letter is too long to be taken in. Please shorten it.',
    unreadable:
      'The form could not be read, so nothing was sent. Please use the form under the article.',
  },
};
