/** `en/2023/khojaly-second-meeting`: language, year and slug. It stays when the file is renamed. */
export const articleIdPattern = /^[a-z]{2,3}\/\d{4}\/[^/\\\s.][^/\\\s]*$/;

/** The id that an article has by its place, and keeps by `id:` above its text when it leaves it. */
export const toArticleId = (language: string, year: string, slug: string): string =>
  `${language}/${year}/${slug}`;

/** The id that stands above the text of a file that could not be read, where one can be made out. */
export const findArticleId = (text: string): string | undefined => {
  const [front = ''] = /^---\n[^]*?^---/m.exec(text) ?? [];
  return /^id:[ \t]*(["']?)(\S+?)\1[ \t]*$/m.exec(front)?.[2];
};
