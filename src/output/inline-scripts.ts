/*
 * The only scripts that stand in a page itself. Each is the same on every page, so that a content security policy
 * needs one hash for it.
 */

/**
 * Sets the reader's own choice of light or dark (src/client/theme.ts keeps it) before anything is painted: a script
 * in a file would come too late, and the page would flash.
 */
export const themeScript =
  "try{const t=localStorage.getItem('throughline:theme');if(t)document.documentElement.dataset.theme=t}catch{}";

/** Links that a reader is likely to follow next: they lead along the story. */
const alongTheStory = ['.entry', '.gone-on', '.so-far', '.read-more', '.thread-place', '.later']
  .map((place) => `${place} a`)
  .join();

/**
 * What a browser may fetch before a reader gets there: the next piece of the story whole, once a pointer rests on
 * its link; any other page of the site when a finger comes down. src/client/metered-line.ts takes it out again.
 *
 * @param base The path that the site lives under, from slash to slash.
 * @returns JSON for `<script type="speculationrules">`.
 */
export const toSpeculationRules = (base: string): string =>
  JSON.stringify({
    prerender: [{ where: { selector_matches: alongTheStory }, eagerness: 'moderate' }],
    prefetch: [
      {
        where: { and: [{ href_matches: `${base}*` }, { not: { href_matches: `${base}*.*` } }] },
        eagerness: 'conservative',
      },
    ],
  });

/** The element that holds one of them. */
export const toScriptElement = (text: string, type?: string): string =>
  `<script${type === undefined ? '' : ` type="${type}"`}>${text}</script>`;
