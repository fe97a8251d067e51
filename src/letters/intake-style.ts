/** Paper, ink and the line, as on the site; a page of the service can load no style sheet. */
export const intakeStyle = `
:root { color-scheme: light dark; --paper: #faf7f2; --ink: #1d1a17; --quiet: #615953; --accent: #b23115; --rule: #d9d3cc }
@media (prefers-color-scheme: dark) {
  :root { --paper: #1a1614; --ink: #e4dfd6; --quiet: #afa69d; --accent: #ec8468; --rule: #46403b }
}
body {
  max-inline-size: 40rem; margin: 0 auto; padding: 2rem clamp(1.125rem, 4vw, 2rem) 4rem;
  background: var(--paper); color: var(--ink); overflow-wrap: anywhere;
  font: 1.125rem/1.6 Charter, 'Bitstream Charter', 'Sitka Text', Cambria, 'Noto Serif', serif;
}
:lang(fa) { font-family: Vazirmatn, 'Noto Naskh Arabic', 'Geeza Pro', Tahoma, serif; line-height: 1.85 }
header, label, summary, .quiet, .fault, button { font-family: system-ui, sans-serif; font-size: .9375rem }
:lang(fa) :is(header, label, summary, .quiet, .fault, button) { font-family: inherit }
header, .quiet { color: var(--quiet) }
h1 { font-size: 1.6rem; line-height: 1.2; margin-block: 2rem .5rem; text-wrap: balance }
:lang(fa) h1 { line-height: 1.5 }
a { color: inherit }
a:hover { color: var(--accent) }
article { margin-block: 1.5rem; padding-inline-start: 1.25rem; border-inline-start: 2px solid var(--accent) }
article > :first-child { margin-block-start: 0 }
article > :last-child { margin-block-end: 0 }
blockquote { margin-inline: 1rem 0; padding-inline-start: 1rem; border-inline-start: 1px solid var(--rule) }
label { display: block; margin-block: 1.25rem .25rem }
input, textarea {
  box-sizing: border-box; inline-size: 100%; padding: .5rem .625rem; font: inherit; color: inherit;
  background: transparent; border: 1px solid var(--quiet); border-radius: 2px;
}
textarea { min-block-size: 12rem }
[aria-invalid] { border-color: var(--accent); border-width: 2px }
.fault { margin: .25rem 0 0; color: var(--accent); font-weight: 600 }
.trap { position: absolute; inset-inline-start: -200vw }
summary { margin-block: 1.5rem; cursor: pointer }
button {
  margin-block: 1.5rem; padding: .625rem 1.25rem; font-weight: 600; cursor: pointer;
  color: var(--paper); background: var(--ink); border: 0; border-radius: 2px;
}
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px }
[role='alert'] { font-weight: 600 }
`;
