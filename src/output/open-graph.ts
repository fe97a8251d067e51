import { settings } from '../config.ts';
import { languagePack } from '../i18n/languages.ts';
import { absoluteUrl } from '../records/urls.ts';
import type { ArticleView } from '../views/article-view.ts';
import type { Alternate, Frame } from '../views/frame.ts';
import { socialImageSize, type SocialView } from '../views/social-view.ts';

/** One `<meta>`: Open Graph names itself by `property`, all else by `name`. */
export type Meta =
  | { readonly property: string; readonly content: string }
  | { readonly name: string; readonly content: string };

const og = (property: string, content: string): Meta => ({ property, content });

const localeOf = ({ tag }: Alternate): string[] =>
  settings.languages
    .map((language) => languagePack(language))
    .filter((pack) => pack.tag === tag)
    .map(({ openGraphLocale }) => openGraphLocale);

const toArticleMeta = ({ date, updated, kindLabel, tags }: ArticleView): Meta[] => [
  og('article:published_time', date.machine),
  ...(updated ? [og('article:modified_time', updated.machine)] : []),
  og('article:section', kindLabel),
  ...tags.map(({ name }) => og('article:tag', name)),
];

/** The picture that is drawn of a page: it holds words, so these describe it. */
const toSocialMeta = ({ path, headline, label, detail, siteName }: SocialView): Meta[] => [
  og('og:image', absoluteUrl(path)),
  og('og:image:type', 'image/png'),
  og('og:image:width', String(socialImageSize.width)),
  og('og:image:height', String(socialImageSize.height)),
  og(
    'og:image:alt',
    [headline, label, detail, siteName].filter((text) => text !== undefined).join(' · '),
  ),
];

/** Networks show no SVG: without a picture of another kind, an article has none for them. */
const toPictureMeta = (article: ArticleView | undefined): Meta[] => {
  const { original, alt } = article?.image ?? {};
  if (!original || alt === undefined || original.src.endsWith('.svg')) return [];
  const { src, width, height } = original;
  return [
    og('og:image', absoluteUrl(src)),
    og('og:image:width', String(width)),
    og('og:image:height', String(height)),
    og('og:image:alt', alt),
  ];
};

/** How a page looks where somebody shares it. */
export const toOpenGraph = (frame: Frame, article?: ArticleView): readonly Meta[] => {
  const image = frame.social ? toSocialMeta(frame.social) : toPictureMeta(article);
  return [
    og('og:type', article ? 'article' : 'website'),
    og('og:title', article?.headline ?? frame.title),
    og('og:description', frame.description),
    og('og:url', frame.canonical),
    og('og:site_name', frame.siteName),
    og('og:locale', languagePack(frame.language).openGraphLocale),
    ...frame.alternates
      .filter(({ exact }) => exact)
      .flatMap(localeOf)
      .map((locale) => og('og:locale:alternate', locale)),
    ...(article ? toArticleMeta(article) : []),
    ...image,
    { name: 'twitter:card', content: image.length > 0 ? 'summary_large_image' : 'summary' },
  ];
};
