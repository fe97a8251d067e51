import type { KeepStrings } from './keep-strings.ts';

export const enKeep: KeepStrings = {
  save: 'Save for later',
  saved: 'On your reading list',
  saveFailed: 'This browser keeps nothing, or has no more room',
  goOnReading: 'Continue where you left off',
  list: {
    title: 'Reading list',
    introduction: 'What you saved for later. The list is on this device and nowhere else.',
    empty: 'Nothing is saved. “Save for later” stands above each article.',
    needsScript:
      'The list is kept by your browser and by nobody else, so no server can send it: showing it takes JavaScript.',
    readTo: 'Read to # %',
    readWhole: 'Read to the end',
    remove: 'Remove',
  },
  thread: {
    keep: 'Keep this thread for offline',
    keeping: 'Keeping this thread on your device',
    count: '# of ##',
    stop: 'Stop',
    goOn: 'Go on',
    kept: 'The whole thread is on this device, pictures too.',
    remove: 'Remove it from this device',
    removed: 'Removed from this device.',
    stopped: 'Stopped: # of ## pages and files are here.',
    full: 'There is no more room on this device: # of ## pages and files are here.',
    down: 'The line is down: # of ## pages and files are here.',
    nothing: 'The line is down: nothing was kept.',
    gone: 'This thread is no longer published.',
  },
  offline: {
    title: 'On this device',
    introduction: 'What can be read here without a connection.',
    notHere: 'There is no connection, and this page is not among those kept on this device.',
    threads: 'Threads kept whole',
    articles: 'Pieces',
    others: 'Other pages',
    empty:
      'Nothing yet. A page that you visit is kept; so is a whole thread, where you ask for it on its page.',
    needsScript:
      'Pages are kept by your browser, not by a server: keeping them and listing them takes JavaScript.',
    readWhole: 'on one page',
  },
  device: {
    title: 'What this device remembers',
    note: 'All of it lies in this browser. None of it is sent to us or to anyone. Whoever uses this device can see it.',
    choices: 'Remember',
    off: 'Nothing at all',
    visited: 'Pages I visit, for a month, and what I save or keep',
    savedOnly: 'Only what I save',
    places: 'Where I stop reading, too',
    clear: 'Clear everything',
    cleared: 'Cleared. What this site kept on this device is gone.',
    failed:
      'The browser did not let everything be cleared. Clear this site’s data in its settings.',
  },
};
