import type { Limit } from './limits.ts';
import type { SiteDescription } from './site-description.ts';

/** Texts of files by their paths, relative to the site's folder. */
export type HostFiles = Readonly<Record<string, string>>;

/** What the build must know of a host. */
export interface Host {
  /** As people call it. */
  readonly name: string;
  /** The files that this host alone reads. */
  readonly toFiles: (site: SiteDescription) => HostFiles;
  /** Which of those hold redirects, one a line. */
  readonly redirectFile?: string;
  /** The forms in which it serves a text that lies there compressed, beside the text itself. */
  readonly compressed: readonly ('br' | 'gz')[];
  readonly limits: readonly Limit[];
  /** Whether requests below a path of the site can be passed on to the service for letters. */
  readonly servesIntake: boolean;
}

/**
 * Where files lie that are meant for whoever runs a host, not for readers. A hidden folder: hosts do not serve those,
 * and ours are told not to.
 */
export const hostFolder = '.host';

/** A text as part of a pattern of nginx or Apache (PCRE) that stands for itself. */
export const escapePattern = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
