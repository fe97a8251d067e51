import { SaxesParser } from 'saxes';
import { closeItem, openItem, type OpenItem, type WxrEvent, type WxrSeen } from './wxr-items.ts';
import { toWxrName } from './wxr-names.ts';

/** Stands for a character that XML cannot hold until it is counted. No text has it: it is no character itself. */
const stand = '\uFDD0';

const illegal = /[^\t\n\r\u0020-\uD7FF\uE000-\uFDCF\uFDF0-\uFFFC\u{10000}-\u{10FFFF}]/gu;

/** More than this is no post: a quarter of a gigabyte in memory at the most. */
const itemLimit = 64 * 1024 * 1024;

/** Faults after which nobody knows what belongs to what. */
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

export interface WxrParser {
  readonly write: (text: string) => void;
  readonly close: () => void;
  readonly seen: Readonly<WxrSeen>;
  /** Whether it has the elements that make a file an export. */
  readonly isExport: () => boolean;
  /** The first fault outside of all items. */
  readonly fault: () => string | undefined;
}

const namespaces =
  'xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" xmlns:content="http://purl.org/rss/1.0/modules/content/" ' +
  'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/"';

/**
 * Reads an export as it comes in. What is wrong in one item stays in it; where one swallowed the next, because it was
 * never closed, that one is read all the same. No entity is expanded but XML's own five, and none is fetched.
 */
export const makeWxrParser = (
  emit: (event: WxrEvent) => void,
  seen: WxrSeen = { items: 0, comments: 0, authors: 0, terms: 0 },
): WxrParser => {
  const parser = new SaxesParser({ xmlns: true });
  const path: string[] = [];
  let item: OpenItem | undefined;
  let comment: Record<string, string> | undefined;
  let entry: Record<string, string> | undefined;
  let meta = { key: '', value: '' };
  let term = { taxonomy: '', slug: '' };
  let value = '';
  let hasRss = false;
  let hasChannel = false;
  let fault: string | undefined;
  // What has been written since the item under way began, for what it may have swallowed.
  let written = '';
  let writtenFrom = 0;
  let itemStart = 0;
  // The parser's own position is right only while it reads.
  let total = 0;
  let carried = '';

  const breakItem = (why: string): void => {
    if (item) item.broken ??= why;
  };
  const endItem = (end: number, mayHoldOthers: boolean): void => {
    if (!item) return;
    const ended = item;
    item = undefined;
    comment = undefined;
    emit({ type: 'item', item: closeItem(ended) });
    if (ended.broken === undefined || !mayHoldOthers) return;
    // Where a tag ends the parser tells its end before it has read the last sign.
    const text = written
      .slice(itemStart - writtenFrom, end - writtenFrom)
      .replace(/<\/item\s*$/, '$&>');
    const next = text.search(/<item[\s>]/);
    if (next >= 0) readSwallowed(text.slice(next), emit, seen);
  };
  const keep = (text: string): void => {
    if (item) {
      item.size += text.length;
      if (item.size > itemLimit) {
        breakItem('it is larger than any post can be');
        return;
      }
    }
    value += text;
  };
  const take = (): string => {
    const clean = value.replaceAll(stand, '');
    const count = value.length - clean.length;
    if (item) item.invalid += count;
    if (clean.includes('</item>') && swallowed.test(clean))
      breakItem('a CDATA section in it does not end');
    value = '';
    return clean.trim();
  };

  parser.on('error', (error) => {
    const message = error.message.replace(/^(?:\d+:\d+: )+/, '');
    if (!item) {
      fault ??= error.message;
      return;
    }
    if (structural.test(message)) breakItem(`its XML is broken: ${message.replace(/\.$/, '')}`);
    else item.faults.add(`a fault in its XML did no harm: ${message.replace(/\.$/, '')}`);
  });
  parser.on('opentag', (tag) => {
    const name = toWxrName(tag);
    const parent = path.at(-1);
    // What was under way when another item began at least names the one that was cut off.
    if (name === 'item' && item && parent !== undefined) item.texts[parent] ??= take();
    path.push(name);
    value = '';
    if (name === 'rss') hasRss = true;
    if (name === 'channel' && parent === 'rss') hasChannel = true;
    if (name === 'item') {
      breakItem('it is not closed');
      endItem(parser.position, false);
      seen.items += 1;
      item = openItem();
      itemStart = parser.position;
    } else if (name === 'wp:comment' && item) {
      seen.comments += 1;
      comment = {};
      item.comments.push(comment);
    } else if (name === 'wp:postmeta') meta = { key: '', value: '' };
    else if (name === 'category' && parent === 'item') {
      term = {
        taxonomy: tag.attributes['domain']?.value ?? '',
        slug: tag.attributes['nicename']?.value ?? '',
      };
    } else if (!item && (name === 'wp:author' || Object.hasOwn(termElements, name))) {
      if (name === 'wp:author') seen.authors += 1;
      else seen.terms += 1;
      entry = {};
    } else if (item && parent !== undefined && plain.has(parent)) {
      breakItem(`<${parent}> holds tags outside of CDATA`);
    }
  });
  parser.on('text', keep);
  parser.on('cdata', keep);
  parser.on('closetag', (tag) => {
    const name = toWxrName(tag);
    path.pop();
    const parent = path.at(-1);
    const text = take();
    if (name === 'item') endItem(parser.position, true);
    else if (name === 'wp:comment') comment = undefined;
    else if (name === 'wp:postmeta' && item) {
      keepMeta(item.meta, meta);
    } else if (parent === 'wp:postmeta') {
      if (name === 'wp:meta_key') meta.key = text;
      if (name === 'wp:meta_value') meta.value = text;
    } else if (name === 'category' && parent === 'item' && item) {
      item.terms.push({ ...term, name: text });
    } else if (parent === 'wp:comment' && comment) comment[name] ??= text;
    else if (parent === 'item' && item) item.texts[name] ??= text;
    else if (entry && name === 'wp:author') {
      emit({ type: 'author', texts: entry });
      entry = undefined;
    } else if (entry && Object.hasOwn(termElements, name)) {
      emit({
        type: 'term',
        taxonomy: termElements[name] || (entry['wp:term_taxonomy'] ?? ''),
        texts: entry,
      });
      entry = undefined;
    } else if (entry) entry[name] ??= text;
    else if (parent === 'channel') emit({ type: 'channel', name, text });
  });

  return {
    write: (text) => {
      const typed = carried + text;
      // Half a character waits for its other half.
      carried = /[\uD800-\uDBFF]$/.exec(typed)?.[0] ?? '';
      const legal = typed.slice(0, typed.length - carried.length).replace(illegal, stand);
      written += legal;
      total += legal.length;
      parser.write(legal);
      const from = item ? itemStart : total;
      written = written.slice(from - writtenFrom);
      writtenFrom = from;
      if (written.length > 2 * itemLimit) written = '';
    },
    close: () => {
      parser.write(carried.replace(illegal, stand));
      breakItem('the file ends within it');
      endItem(total, true);
      parser.close();
    },
    seen,
    isExport: () => hasRss && hasChannel,
    fault: () => fault,
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

/** Reads the items within the text of one that was never closed. */
const readSwallowed = (text: string, emit: (event: WxrEvent) => void, seen: WxrSeen): void => {
  const inner = makeWxrParser((event) => {
    if (event.type === 'item') emit(event);
  }, seen);
  inner.write(`<rss ${namespaces}><channel>${text}`);
  inner.close();
};
