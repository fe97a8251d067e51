/** The key that letter-form.ts writes. */
const sentKey = 'throughline:letter-sent';

try {
  const draft = sessionStorage.getItem(sentKey);
  if (draft !== null) localStorage.removeItem(draft);
  sessionStorage.removeItem(sentKey);
} catch {
  // A browser that keeps nothing has no draft to forget.
}
