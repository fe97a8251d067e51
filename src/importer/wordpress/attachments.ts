import { htmlToText } from '../html-to-markdown.ts';
import { toFileName } from '../media-path.ts';
import type { WxrItem } from './wxr-items.ts';

/** A file of the old site's media library. */
export interface Attachment {
  readonly id: string;
  readonly url: string;
  readonly title: string;
  readonly alt: string;
  readonly caption: string;
  /** The number of the post that it was uploaded to. */
  readonly parent: string;
  readonly order: number;
}

export const toAttachment = ({ texts, meta }: WxrItem): Attachment => ({
  id: texts['wp:post_id'] ?? '',
  url: [texts['wp:attachment_url'], texts['guid']].find(Boolean) ?? '',
  title: htmlToText(texts['title'] ?? ''),
  alt: htmlToText(meta.get('_wp_attachment_image_alt') ?? ''),
  caption: htmlToText(texts['excerpt:encoded'] ?? ''),
  parent: texts['wp:post_parent'] ?? '',
  order: Number(texts['wp:menu_order'] ?? 0) || 0,
});

/** `IMG_2034`, `canola2`, `dsc20050727_091048_222`: a name that a camera or program gave. */
const byMachine =
  /^(?:\p{L}{0,12}[\d_ -]+(?:\p{L}[\p{L}\d_-]*)?|[\p{L}\d]*_[\p{L}\d_-]*|[\p{L}\d-]+\.\w{3,4})$/u;

/** What a picture shows, as well as the old site says it; the words of its file at the worst. */
export const describe = (
  typed: string,
  attachment: Attachment | undefined,
  url: string,
): { readonly alt: string; readonly isGuess: boolean } => {
  const said = [typed, attachment?.alt ?? '', attachment?.caption ?? '']
    .map((each) => htmlToText(each))
    .find(Boolean);
  if (said !== undefined) return { alt: said, isGuess: false };
  const title = attachment?.title ?? '';
  if (title !== '' && !byMachine.test(title)) return { alt: title, isGuess: true };
  const name = toFileName(url)
    .replace(/\.\w+$/, '')
    .replace(/[-_]+/g, ' ')
    .trim();
  return { alt: htmlToText(name) || 'picture', isGuess: true };
};
