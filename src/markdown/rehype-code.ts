import type { Root } from 'hast';
import type { LanguagePack } from '../i18n/language-pack.ts';
import { visit } from './visit.ts';

/** What a machine reads or says. */
const machine: ReadonlySet<string> = new Set(['code', 'kbd', 'pre', 'samp']);

/**
 * Runs code from left to right in a text that runs from right to left: commands, paths and programs do, whatever stands
 * around them. An attribute, because feeds and text browsers know no style sheet.
 *
 * @returns A transform.
 */
export const rehypeCode =
  ({ direction }: Pick<LanguagePack, 'direction'>) =>
  (tree: Root): void => {
    if (direction === 'ltr') return;
    visit(tree, 'element', (node) => {
      if (machine.has(node.tagName)) node.properties.dir ??= 'ltr';
    });
  };
