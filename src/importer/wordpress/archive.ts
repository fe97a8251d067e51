import type { Language } from '../../i18n/languages.ts';
import type { Kind } from '../../records/article.ts';
import type { ImportedAuthor, ToAuthor } from '../authors.ts';
import type { FetchList } from '../fetch-list.ts';
import type { KeptImports } from '../kept-imports.ts';
import type { MediaShelf } from '../media-shelf.ts';
import type { OldAddresses } from '../old-addresses.ts';
import type { Piece } from '../pieces.ts';
import type { TagSpelling } from '../tags.ts';
import type { AttachmentFates } from './pictures.ts';
import type { Plan, SitePlan } from './plan.ts';

/** All that the conversion of a piece draws on. */
export interface Archive {
  readonly out: string;
  readonly now: number;
  readonly kind: Kind;
  /** The old site's, for dates that say none. */
  readonly timeZone: string;
  /** Whether articles get the date of their last change. */
  readonly updated: boolean;
  readonly plan: Plan;
  readonly kept: KeptImports;
  readonly shelf: MediaShelf;
  readonly toFetch: FetchList;
  readonly fates: AttachmentFates;
  readonly tags: TagSpelling;
  readonly toAuthor: ToAuthor;
  /** An author signs a piece: from now on he has a file. */
  readonly sign: (plan: SitePlan, author: ImportedAuthor) => void;
  /** The author of that login, if he signed something. */
  readonly findSigner: (plan: SitePlan, login: string) => ImportedAuthor | undefined;
  /** Whether a piece that is out has the tag. */
  readonly hasTag: (language: Language, name: string) => boolean;
  readonly oldAddresses: (piece: Piece, paths: readonly string[]) => OldAddresses;
}
