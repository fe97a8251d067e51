const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.matches('input, select, textarea, [contenteditable]');

// Other keyboards write another letter where a Latin one has its K.
addEventListener('keydown', (event) => {
  const { key, code, ctrlKey, metaKey, altKey } = event;
  const bare = !ctrlKey && !metaKey && !altKey && !isTyping(event.target);
  const isK = key === 'k' || (code === 'KeyK' && key > '~');
  if (!(key === '/' ? bare : isK && (ctrlKey || metaKey) && !altKey)) return;
  event.preventDefault();
  const field = document.querySelector<HTMLElement>('main input[type=search]');
  if (field) field.focus();
  else document.querySelector<HTMLElement>('a[aria-keyshortcuts]')?.click();
});
