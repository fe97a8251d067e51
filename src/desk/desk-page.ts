import { languagePack } from '../i18n/languages.ts';
import { escapeHtml } from '../output/escape.ts';
import type { DeskEntry, DeskList } from './desk-list.ts';
import type { DeskReport } from './desk-report.ts';

/** For a file that one opens from the disk: it needs nothing else, and looks as the site's pages do. */
const style = `
:root { color-scheme: light dark; --quiet: color-mix(in srgb, currentColor 65%, transparent); }
body { font: 1.05rem/1.5 Charter, 'Bitstream Charter', Cambria, Georgia, serif; margin: 0 auto; max-width: 46rem; padding: 1.5rem; }
h1, h2 { font-weight: 600; line-height: 1.2; }
h2 { margin-block: 2.5rem 0.25rem; }
h2 span, .note, .place, nav { color: var(--quiet); }
nav ul { columns: 2; padding: 0; list-style: none; }
ol { padding-inline-start: 1.5rem; }
main > section li { margin-block: 0.75rem; }
p { margin: 0; }
.title { font-weight: 600; }
.place, code { font: 0.85rem/1.5 ui-monospace, monospace; overflow-wrap: anywhere; }
code { display: block; padding: 0.25rem 0.5rem; border-inline-start: 2px solid; margin-block: 0.25rem; user-select: all; }
@media (max-width: 30rem) { nav ul { columns: 1; } }
`;

const inLanguage = ({ language }: DeskEntry): string => {
  const { tag, direction } = languagePack(language);
  return `lang="${tag}" dir="${direction}"`;
};

const toItem = (entry: DeskEntry): string => {
  const { title, note, propose, file, line } = entry;
  return `<li>
<p><span class="title" ${inLanguage(entry)}>${escapeHtml(title)}</span> <span class="note">– <bdi>${escapeHtml(note)}</bdi></span></p>${
    propose === undefined ? '' : `\n<code ${inLanguage(entry)}>${escapeHtml(propose)}</code>`
  }
<p class="place"><bdi>${escapeHtml(file)}${line === undefined ? '' : `:${String(line)}`}</bdi></p>
</li>`;
};

const toSection = ({ id, title, about, entries }: DeskList): string => `<section id="${id}">
<h2>${escapeHtml(title)} <span>(${String(entries.length)})</span></h2>
<p class="note">${escapeHtml(about)}</p>
${entries.length === 0 ? '<p>Nothing to tell.</p>' : `<ol>\n${entries.map(toItem).join('\n')}\n</ol>`}
</section>`;

/** The report as an HTML page of its own. `made` is the day it tells of. */
export const toDeskPage = (
  { published, lists, nextBuild }: DeskReport,
  name: string,
  made: string,
): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>The desk of ${escapeHtml(name)}</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>The desk of ${escapeHtml(name)}</h1>
<p>${escapeHtml(made)}. ${String(published)} pieces are out.</p>
<p>${
  nextBuild
    ? `The next build is due on <time datetime="${nextBuild.due}">${escapeHtml(nextBuild.day)}</time>: <bdi>${escapeHtml(nextBuild.because)}</bdi>.`
    : 'Nothing waits for its time: the next build is due when something is written.'
}</p>
<nav aria-label="Lists">
<ul>
${lists.map(({ id, title, entries }) => `<li><a href="#${id}">${escapeHtml(title)}</a> (${String(entries.length)})</li>`).join('\n')}
</ul>
</nav>
${lists.map(toSection).join('\n')}
</main>
</body>
</html>
`;
