import { languagePack } from '../i18n/languages.ts';
import type { MovedView } from '../views/moved-view.ts';
import { escapeHtml } from './escape.ts';

/**
 * The page at a former address that ends in `.html`, whole: Astro can draw pages only into folders of that name.
 * Readers see it for no longer than their browser needs to go on.
 */
export const renderMovedPage = ({ frame, target }: MovedView): string => {
  const { movedTitle, movedText } = languagePack(frame.language).strings;
  const href = escapeHtml(target.href);
  return `<!doctype html>
<html lang="${frame.tag}" dir="${frame.direction}">
<head>
<meta charset="utf-8">
<title>${escapeHtml(movedTitle)}</title>
<meta http-equiv="refresh" content="0; url=${href}">
<meta name="viewport" content="width=device-width">
<meta name="robots" content="noindex">
<link rel="canonical" href="${escapeHtml(frame.canonical)}">
</head>
<body>
<h1>${escapeHtml(movedTitle)}</h1>
<p>${escapeHtml(movedText)} <a href="${href}">${escapeHtml(target.title)}</a></p>
</body>
</html>
`;
};
