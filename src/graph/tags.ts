import { toNormalForm } from '../i18n/normal-form.ts';
import type { Language } from '../i18n/languages.ts';
import type { Article } from '../records/article.ts';
import { compareText } from '../records/compare-text.ts';
import type { Problem } from '../records/problem.ts';
import { toSlug } from '../records/slug.ts';
import { problemAtKey } from './graph-problem.ts';

/** What several articles of one language are about. */
export interface Tag {
  readonly language: Language;
  /** As analysts write it. */
  readonly name: string;
  /** Its part of the address, readable in any script. */
  readonly slug: string;
  /** In the order of the articles given. */
  readonly articles: readonly Article[];
}

interface Use {
  readonly name: string;
  readonly article: Article;
}

const collisionOf = (name: string, { article, name: other }: Use, slug: string) => ({
  rule: 'tag/collision' as const,
  message: `The tags "${name}" and "${other}" would share the address "${slug}".`,
  hint: `"${other}" is in ${article.file}:${String(article.places['tags']?.line ?? 1)}. Write both the same way, or give one of them another name.`,
});

/** No disk takes names of more than 255 bytes. */
const mostBytes = 200;

/**
 * The tags of each language, by slug. Names that differ only in what an address cannot show (case, signs,
 * joiners) would share one: each use of another spelling than the first is a problem, and so is the first.
 */
export const buildTags = (
  articles: readonly Article[],
): { tags: readonly Tag[]; problems: readonly Problem[] } => {
  const uses = new Map<string, { slug: string; language: Language; uses: Use[] }>();
  const problems: Problem[] = [];
  for (const article of articles) {
    for (const typed of new Set(article.tags)) {
      const name = toNormalForm(typed, 'NFC');
      const slug = toSlug(name);
      if (slug === '') {
        const message = `The tag "${typed}" has no letter or digit that an address could show.`;
        const hint = 'Write it in words.';
        problems.push(problemAtKey(article, 'tags', { rule: 'tag/collision', message, hint }));
        continue;
      }
      if (Buffer.byteLength(slug) > mostBytes) {
        const message = `The tag "${typed.slice(0, 40)}…" is longer than an address may be.`;
        const hint = 'Say it in a few words.';
        problems.push(problemAtKey(article, 'tags', { rule: 'tag/collision', message, hint }));
        continue;
      }
      const key = `${article.language}/${slug}`;
      const group = uses.get(key) ?? { slug, language: article.language, uses: [] };
      uses.set(key, group);
      const [first] = group.uses;
      if (first && first.name !== name) {
        const isNews = group.uses.every((use) => use.name === first.name);
        if (isNews && first.article !== article)
          problems.push(
            problemAtKey(first.article, 'tags', collisionOf(first.name, { name, article }, slug)),
          );
        problems.push(problemAtKey(article, 'tags', collisionOf(name, first, slug)));
      }
      group.uses.push({ name, article });
    }
  }
  const tags = [...uses.values()]
    .map(({ slug, language, uses: all }) => ({
      language,
      slug,
      name: all[0]?.name ?? slug,
      articles: [...new Set(all.map(({ article }) => article))],
    }))
    .sort((a, b) => compareText(a.language, b.language) || compareText(a.slug, b.slug));
  return { tags, problems };
};
