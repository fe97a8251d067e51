import type { Element, ElementContent, Parents, RootContent } from 'hast';
import { element, text } from './tree.ts';

/** Addresses in a text are of these characters; other scripts begin right after them. */
const address = /(?<![\w/])(?:https?:\/\/|www\.)[\w!#$%&'()*+,./:;=?@~[\]-]+/gi;

const trailing = /[.,:;!?'*)\]]/;

/** Where the signs begin that an address ends in; a character reference is one. */
const endOfAddress = (found: string): number => {
  let end = found.length;
  while (end > 0 && trailing.test(found.charAt(end - 1))) {
    const [reference = ';'] = /&\w{1,40};$/.exec(found.slice(Math.max(0, end - 42), end)) ?? [];
    end -= reference.length;
  }
  return end;
};

/** A bracket or full stop after an address is the sentence's, unless the bracket was opened in it. */
const trim = (found: string): string => {
  const end = endOfAddress(found);
  const isOwnBracket = found[end] === ')' && found.slice(0, end).includes('(');
  return found.slice(0, isOwnBracket ? end + 1 : end);
};

const split = (value: string, made: Set<Element>): ElementContent[] => {
  const parts: ElementContent[] = [];
  let from = 0;
  for (const { 0: found, index } of value.matchAll(address)) {
    const typed = trim(found);
    const href = /^www\./i.test(typed) ? `https://${typed}` : typed;
    if (!URL.canParse(href) || !/^https?:\/\/[^/]*\w/i.test(href)) {
      // Markdown would make a link of it that leads nowhere: a place to break the line keeps it a text.
      const start = index + (/^(?:www|https?)/i.exec(typed)?.[0].length ?? 0);
      parts.push(text(value.slice(from, start)), element('wbr', {}));
      from = start;
      continue;
    }
    if (index > from) parts.push(text(value.slice(from, index)));
    const link = element('a', { href }, text(typed));
    made.add(link);
    parts.push(link);
    from = index + typed.length;
  }
  if (from < value.length) parts.push(text(value.slice(from)));
  return parts;
};

const verbatim = new Set(['a', 'pre', 'code', 'kbd', 'samp', 'script', 'style']);

/**
 * Makes links of the addresses that stand in a text as such: Markdown would read them as links all the same.
 *
 * @returns The links that were made.
 */
export const linkBareAddresses = (tree: Parents): ReadonlySet<Element> => {
  const made = new Set<Element>();
  const walk = (parent: Parents): void => {
    parent.children = (parent.children as RootContent[]).flatMap((child): RootContent[] => {
      if (child.type === 'text') return split(child.value, made);
      if (child.type === 'element' && !verbatim.has(child.tagName)) walk(child);
      return [child];
    });
  };
  walk(tree);
  return made;
};
