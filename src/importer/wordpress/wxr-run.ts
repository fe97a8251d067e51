import { SaxesParser } from 'saxes';
import { ownText } from '../own-text.ts';
import { closeItem, openItem, type OpenItem, type WxrEvent, type WxrSeen } from './wxr-items.ts';
import { toWxrName } from './wxr-names.ts';

/** Stands for a character that XML cannot hold until it is counted. No text has it: it is no character itself. */
export const stand = '\uFDD0';

/** More than this is no post: a quarter of a gigabyte in memory at the most. */
export const itemLimit = 64 * 1024 * 1024;

/** More levels than any export has: the parser looks through all of them at each tag. */
const mostDeep = 100;

/** Faults after which the parser has lost what belongs to what. */
const structural =
  /unclosed tag|close tag|closing tag|unexpected end|in tag name|forward-slash|incorrect syntax/;

/** Values that may hold no elements: what is in them would be lost. */
const plain = new Set(['content:encoded', 'excerpt:encoded', 'title', 'wp:comment_content']);

/** A post shows such tags escaped: as they are, they are those of the next item, in a CDATA section that does not end. */
const swallowed = /<\/item>\s*<item[\s>]/;

const termElements: Readonly<Record<string, string>> = {
  'wp:category': 'category',
  'wp:tag': 'post_tag',
  'wp:term': '',
};

/** What is known of a file as a whole. */
export interface WxrFacts {
  hasRss: boolean;
  hasChannel: boolean;
  /** The first fault outside of all items. */
  fault: string | undefined;
}

/** One reading of an export, from some point on until it breaks. */
export interface WxrRun {
  readonly write: (text: string) => void;
  /** Where the item under way began, in characters from the beginning of the run; undefined between items. */
  readonly itemStart: () => number | undefined;
  /** Where the item that broke the run began: nothing after it was read. */
  readonly brokeAt: () => number | undefined;
  readonly close: () => void;
}

/** Begins to read an export, or what follows a broken item in one. */
export const makeWxrRun = (
  emit: (event: WxrEvent) => void,
  seen: WxrSeen,
  facts: WxrFacts,
): WxrRun => {
  const parser = new SaxesParser({ xmlns: true });
  const path: string[] = [];
  let item: OpenItem | undefined;
  let itemStart = 0;
  let brokeAt: number | undefined;
  let comment: Record<string, string> | undefined;
  // An author, category, tag or the like; `taxonomy` is undefined for authors.
  let entry: { taxonomy: string | undefined; texts: Record<string, string> } | undefined;
  let meta = { key: '', value: '' };
  let term = { taxonomy: '', slug: '' };
  let value = '';

  const endItem = (broken?: string): void => {
    if (!item) return;
    item.broken ??= broken;
    emit({ type: 'item', item: closeItem(item) });
    item = undefined;
    comment = undefined;
  };
  const endEntry = (): void => {
    if (!entry) return;
    const { taxonomy, texts } = entry;
    entry = undefined;
    if (taxonomy === undefined) emit({ type: 'author', texts });
    else emit({ type: 'term', taxonomy: taxonomy || (texts['wp:term_taxonomy'] ?? ''), texts });
  };
  const breakRun = (why: string): void => {
    if (!item) return;
    brokeAt = itemStart;
    endItem(why);
  };
  /** Outside of items too: the next item is read in any case. */
  const breakAtDepth = (name: string): void => {
    const why = 'its XML stands too deep inside itself';
    breakRun(name === 'item' ? 'it is not closed' : why);
    if (brokeAt !== undefined) return;
    facts.fault ??= why;
    brokeAt = parser.position;
  };
  const keep = (text: string): void => {
    if (brokeAt !== undefined) return;
    if (item && (item.size += text.length) > itemLimit)
      breakRun('it is larger than any post can be');
    else value += text;
  };
  const take = (): string => {
    const clean = value.replaceAll(stand, '');
    if (item) item.invalid += value.length - clean.length;
    value = '';
    return ownText(clean.trim());
  };

  parser.on('error', (error) => {
    if (brokeAt !== undefined) return;
    const message = error.message.replace(/^(?:\d+:\d+: )+/, '').replace(/\.$/, '');
    if (!item) facts.fault ??= error.message;
    else if (structural.test(message)) breakRun(`its XML is broken: ${message}`);
    else item.faults.add(`a fault in its XML did no harm: ${message}`);
  });
  parser.on('opentag', (tag) => {
    if (brokeAt !== undefined) return;
    const name = toWxrName(tag);
    const parent = path.at(-1);
    if (path.length === mostDeep) {
      breakAtDepth(name);
      return;
    }
    // What was under way when another item began at least names the one that was cut off.
    if (name === 'item' && item && parent !== undefined) item.texts[parent] ??= take();
    path.push(name);
    value = '';
    if (name === 'rss') facts.hasRss = true;
    if (name === 'channel' && parent === 'rss') facts.hasChannel = true;
    if (name === 'item') {
      endEntry();
      endItem('it is not closed');
      seen.items += 1;
      item = openItem();
      itemStart = parser.position;
    } else if (name === 'wp:comment' && item) {
      seen.comments += 1;
      comment = {};
      item.comments.push(comment);
    } else if (name === 'wp:postmeta') meta = { key: '', value: '' };
    else if (name === 'category' && parent === 'item') {
      const { domain, nicename } = tag.attributes;
      term = { taxonomy: domain?.value ?? '', slug: nicename?.value ?? '' };
    } else if (!item && (name === 'wp:author' || Object.hasOwn(termElements, name))) {
      endEntry();
      if (name === 'wp:author') seen.authors += 1;
      else seen.terms += 1;
      entry = { taxonomy: termElements[name], texts: {} };
    } else if (item && parent !== undefined && plain.has(parent)) {
      item.broken ??= `<${parent}> holds tags outside of CDATA`;
    }
  });
  parser.on('text', keep);
  parser.on('cdata', keep);
  parser.on('closetag', (tag) => {
    if (brokeAt !== undefined) return;
    const name = toWxrName(tag);
    path.pop();
    const parent = path.at(-1);
    const text = take();
    if (item && text.includes('</item>') && swallowed.test(text)) {
      breakRun('a CDATA section in it does not end');
      return;
    }
    if (name === 'item') endItem();
    else if (name === 'wp:comment') comment = undefined;
    else if (name === 'wp:postmeta' && item) keepMeta(item.meta, meta);
    else if (parent === 'wp:postmeta') {
      if (name === 'wp:meta_key') meta.key = text;
      if (name === 'wp:meta_value') meta.value = text;
    } else if (name === 'category' && parent === 'item' && item) {
      item.terms.push({ ...term, name: text });
    } else if (parent === 'wp:comment' && comment) comment[name] ??= text;
    else if (parent === 'item' && item) item.texts[name] ??= text;
    else if (entry && (name === 'wp:author' || Object.hasOwn(termElements, name))) endEntry();
    else if (entry) entry.texts[name] ??= text;
    else if (parent === 'channel') emit({ type: 'channel', name, text });
  });
  return {
    write: (text) => void parser.write(text),
    itemStart: () => (item ? itemStart : undefined),
    brokeAt: () => brokeAt,
    close: () => {
      endEntry();
      breakRun('the file ends within it');
      parser.close();
    },
  };
};

/** Of the names that a post once had in its address, all count; of other fields the first. */
const keepMeta = (
  all: Map<string, string>,
  { key, value }: { key: string; value: string },
): void => {
  const known = all.get(key);
  if (known === undefined && key !== '') all.set(key, value);
  else if (known !== undefined && key === '_wp_old_slug') all.set(key, `${known}\n${value}`);
};
