import type { Root } from 'hast';
import { visit } from './visit.ts';

/**
 * Marks the links of a letter as its writer's, not the publication's; what is no web page is no link.
 * Comes after `rehypeLinks`.
 *
 * @returns A transform.
 */
export const rehypeLetterLinks =
  () =>
  (tree: Root): void => {
    visit(tree, 'element', (node) => {
      const { href } = node.properties;
      if (node.tagName !== 'a' || typeof href !== 'string' || href.startsWith('tl-link:')) return;
      if (/^https?:/i.test(href)) node.properties.rel = ['nofollow', 'ugc', 'noopener'];
      else delete node.properties.href;
    });
  };
