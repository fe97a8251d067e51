import { languagePack } from '../i18n/languages.ts';
import { absoluteUrl } from '../records/urls.ts';
import type { FeedEntry } from '../views/feed-view.ts';
import type { PictureView } from '../views/picture-view.ts';
import type { Teaser } from '../views/teaser.ts';
import type { TextPart } from '../views/text-parts.ts';
import { escapeHtml } from './escape.ts';
import { toPortableHtml } from './portable-html.ts';

const renderLink = (text: string, url: string): string =>
  `<a href="${escapeHtml(url)}">${escapeHtml(text)}</a>`;

const renderImage = ({ original, alt }: PictureView): string => {
  const { src, width, height } = original;
  return `<img src="${escapeHtml(absoluteUrl(src))}" alt="${escapeHtml(alt)}" width="${String(width)}" height="${String(height)}">`;
};

const renderFigure = (picture: PictureView, creditLabel: string): string => {
  const { caption, credit } = picture;
  const words = [
    ...(caption === undefined ? [] : [escapeHtml(caption)]),
    ...(credit === undefined
      ? []
      : [`<small>${escapeHtml(creditLabel)}: ${escapeHtml(credit)}</small>`]),
  ].join(' ');
  const figcaption = words === '' ? '' : `<figcaption>${words}</figcaption>`;
  return `<figure>${renderImage(picture)}${figcaption}</figure>`;
};

const renderReadMore = (teasers: readonly Teaser[], label: string): string => {
  const items = teasers.map(
    ({ title, href, date }) => `<li>${renderLink(title, absoluteUrl(href))} (${date.day})</li>`,
  );
  return `<p>${label}:</p><ul>${items.join('')}</ul>`;
};

/**
 * A whole article as HTML for any reader, without styles, scripts and relative addresses. It says its own
 * language and direction, which most readers would otherwise not know of.
 */
export const renderFeedHtml = (entry: FeedEntry): string => {
  const { tag, direction, strings } = languagePack(entry.language);
  const renderPart = (part: TextPart): string => {
    if (part.type === 'html') return toPortableHtml(part.html, entry.url);
    if (part.type === 'read-more') return renderReadMore(part.teasers, strings.readMore);
    if (part.type === 'gallery')
      return part.pictures.map((picture) => renderFigure(picture, strings.photo)).join('');
    if (part.type === 'figure') return renderFigure(part.picture, strings.photo);
    return renderImage(part.picture);
  };
  const { thread, kindLabel, dateline } = entry;
  const rubric = dateline === undefined ? kindLabel : `${kindLabel} · ${dateline}`;
  return [
    `<div lang="${tag}" dir="${direction}">`,
    `<p><small>${escapeHtml(rubric)}</small></p>`,
    `<p><strong>${escapeHtml(entry.standfirst)}</strong></p>`,
    entry.image ? renderFigure(entry.image, strings.photo) : '',
    ...entry.text.map(renderPart),
    thread
      ? `<p>${strings.inThread}: ${renderLink(thread.title, absoluteUrl(thread.href))}</p>`
      : '',
    '</div>',
  ].join('');
};

const contents = new WeakMap<FeedEntry, string>();

/** The HTML of an entry, made once for all formats. */
export const toFeedContent = (entry: FeedEntry): string => {
  const content = contents.get(entry) ?? renderFeedHtml(entry);
  contents.set(entry, content);
  return content;
};
