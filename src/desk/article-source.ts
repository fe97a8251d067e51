import { stringify } from 'yaml';
import type { Kind } from '../records/article.ts';

/** What a new article's file says above its text, as it is typed there. */
export interface ArticleFront {
  readonly title: string;
  /** `Thursday 2 March 2023 - 18:33`, or ISO 8601. */
  readonly published: string;
  readonly kind: Kind;
  readonly byline: readonly string[];
  readonly dateline?: string | undefined;
  readonly summary: string;
  readonly tags: readonly string[];
  readonly thread?: string | undefined;
  readonly draft?: true | undefined;
}

/** An article's file; it reads back to the same front matter. Keys without a value are left out. */
export const toArticleSource = (front: ArticleFront, text: string): string => {
  const { title, published, kind, byline, dateline, summary, tags, thread, draft } = front;
  const keys = {
    ...{ title, published, kind, byline, dateline, summary },
    tags: tags.length > 0 ? tags : undefined,
    ...{ thread, draft },
  };
  const yaml = stringify(keys, { lineWidth: 0, keepUndefined: false });
  return `---\n${yaml}---\n${text.trim()}\n`;
};
