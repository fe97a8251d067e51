/** What a page says of itself. */
export interface KeptPage {
  readonly title: string;
  readonly lang: string;
  readonly article: boolean;
}

const references: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  quot: '"',
  '#34': '"',
  '#38': '&',
  '#39': "'",
  amp: '&',
};

const toText = (html: string): string =>
  html.replace(/&([#\w]+);/g, (all, name: string) => references[name] ?? all);

/** Reads a page of the site that is kept; its title without the site's name, which follows after the last ` · `. */
export const readKeptPage = (html: string): KeptPage => {
  const title = toText(/<title>([^<]*)/.exec(html)?.[1] ?? '');
  const end = title.lastIndexOf(' · ');
  return {
    title: end < 0 ? title : title.slice(0, end),
    lang: /<html lang="([^"]*)"/.exec(html)?.[1] ?? '',
    article: html.includes('<meta property="og:type" content="article">'),
  };
};
