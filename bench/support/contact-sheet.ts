import { escapeHtml } from '../../src/output/escape.ts';
import type { PageType } from '../../tests/support/page-types.ts';

/** One way in which a page is looked at. */
export interface Look {
  readonly name: string;
  /** In CSS pixels. */
  readonly width: number;
  readonly scheme: 'light' | 'dark';
  readonly medium: 'screen' | 'print';
}

const onScreen = [360, 768, 1440].flatMap((width) =>
  (['light', 'dark'] as const).map((scheme): Look => ({
    name: `${width}-${scheme}`,
    width,
    scheme,
    medium: 'screen',
  })),
);

/** A sheet of A4 less its margins. */
const onPaper: Look = { name: 'print', width: 718, scheme: 'light', medium: 'print' };

export const looks: readonly Look[] = [...onScreen, onPaper];

/** `en-year-slug-360-dark.png` */
export const pictureName = ({ language, name }: PageType, look: Look): string =>
  `${language}-${name}-${look.name}.png`;

/** A page with all pictures side by side, a row for each type of page. */
export const renderContactSheet = (types: readonly PageType[]): string => `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Throughline: every type of page</title>
<style>
body { font: 15px/1.5 system-ui, sans-serif; margin: 2rem; background: #8883; color-scheme: light dark }
section > div { display: flex; gap: 1rem; overflow-x: auto; padding-block-end: 1rem }
figure { margin: 0 }
img { block-size: 34rem; inline-size: auto; object-fit: cover; object-position: top; background: #fff }
</style>
<h1>Every type of page</h1>
${types.map(renderRow).join('\n')}
</html>
`;

const renderRow = (type: PageType): string => `<section>
<h2>${escapeHtml(`${type.name} (${type.language})`)}</h2>
<p>${escapeHtml(decodeURI(type.address))}</p>
<div>
${looks.map((look) => renderPicture(pictureName(type, look), look)).join('\n')}
</div>
</section>`;

const renderPicture = (file: string, look: Look): string =>
  `<figure><a href="${file}"><img loading="lazy" src="${file}" alt="" width="${look.width}"></a>
<figcaption>${look.name}</figcaption></figure>`;
