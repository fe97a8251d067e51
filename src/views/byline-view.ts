import type { Signature } from '../graph/bylines.ts';
import type { Language } from '../i18n/languages.ts';
import { authorName } from '../records/author.ts';
import { authorUrl, type SitePath } from '../records/urls.ts';

/** One name above an article. */
export interface BylineView {
  readonly name: string;
  /** Its page, where it has one. */
  readonly href: SitePath | undefined;
  readonly kind: 'person' | 'desk';
}

export const toBylineView = (signatures: readonly Signature[], language: Language): BylineView[] =>
  signatures.map((signature) =>
    'author' in signature
      ? {
          name: authorName(signature.author, language),
          href: authorUrl(language, signature.author.id),
          kind: signature.author.kind,
        }
      : { name: signature.desk, href: undefined, kind: 'desk' },
  );
