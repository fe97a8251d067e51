/** More marks on one letter are nobody's: Unicode's own form for streams draws the line there. */
const piledUp = /\p{M}{31}/u;

const parts = /\P{M}*\p{M}{0,30}/gu;

/**
 * A text in one of Unicode's normal forms, in a time in proportion to its length: sorting a pile of marks takes the
 * platform far longer than that, so that of such a pile each thirty are sorted by themselves.
 */
export const toNormalForm = (text: string, form: 'NFC' | 'NFKC'): string =>
  piledUp.test(text) ? text.replace(parts, (part) => part.normalize(form)) : text.normalize(form);
