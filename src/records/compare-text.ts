/** Code-unit order: the same on every machine, whatever its locale. For `sort`. */
export const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
