import { mapAttributes, mapTags } from '../views/html-tags.ts';
import { escapeHtml } from './escape.ts';

/** What only our own pages have a use for. */
const ours = /^(?:class|role|tabindex|aria-.+|data-.+)$/;

/** The references that a serialised attribute can hold: ours, and those of rehype-stringify. */
const decode = (value: string): string =>
  value.replace(/&(?:quot|#x22);/g, '"').replace(/&(?:amp|#x26);/g, '&');

const toAbsolute = (value: string, page: string): string => {
  const address = decode(value);
  return URL.canParse(address, page) ? escapeHtml(new URL(address, page).href) : value;
};

const toPortableTag = (html: string, page: string): string => {
  if (html.startsWith('<input')) return /\schecked[\s=/>]/.test(html) ? '☑' : '☐';
  return mapAttributes(html, (whole, name, value) => {
    if (ours.test(name)) return '';
    return name === 'href' && value !== undefined ? ` href="${toAbsolute(value, page)}"` : whole;
  });
};

/**
 * HTML that stands on its own, wherever a reader shows it: links absolute, those within the text too, and
 * nothing that needs our styles. `page` is the text's own address, absolute.
 */
export const toPortableHtml = (html: string, page: string): string =>
  mapTags(html, (tag) => toPortableTag(tag, page));
