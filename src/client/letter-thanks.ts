import { store } from './device.ts';

/** The key that letter-form.ts writes. */
const sentNote = 'throughline:letter-sent';

try {
  const draft = sessionStorage.getItem(sentNote);
  if (draft !== null) store(draft, undefined);
  sessionStorage.removeItem(sentNote);
} catch {
  // A browser that keeps nothing has no draft to forget.
}
