import type { Language } from './i18n/languages.ts';

/** The one way in which letters are sent. */
export type LettersSetting = (
  | {
      /** To Throughline's own small service (`npm run letters:serve`), which keeps them in an inbox. */
      readonly via: 'intake';
      /** Where it answers: a path below the site's own base path, or a whole address. Ends in a slash. */
      readonly url: string;
    }
  | {
      /** To any service that takes a form's post and passes it on. */
      readonly via: 'form';
      /** The whole address that the service gave you. Netlify needs none: left out, it is the thank-you page. */
      readonly action?: string;
      /** Marks the form for Netlify, which finds it in the built pages and takes it by itself. */
      readonly netlify?: boolean;
    }
  | {
      /** By the reader's own e-mail program. */
      readonly via: 'mail';
      readonly to: string;
    }
  | {
      /** Not at all: pages do not speak of letters, but for those that are published. */
      readonly via: 'none';
    }
) & {
  /** How many days after an article came out it stops taking letters; left out, it never does. */
  readonly closeAfterDays?: number;
};

/** The hosts that the build writes files for; docs/hosts has a page for each. `folder` is any other. */
export const targets = [
  'folder',
  'netlify',
  'cloudflare',
  'github-pages',
  'cloudfront',
  'nginx',
  'apache',
] as const;

export type Target = (typeof targets)[number];

/** Everything a publisher may change. Nothing else needs editing. */
export interface Settings {
  /** The publication's name, as it stands in the header and in feeds. */
  readonly name: Readonly<Record<Language, string>>;
  /** One sentence that says what the publication is, for feeds and search engines. */
  readonly description: Readonly<Record<Language, string>>;
  /** The site's origin, without a path: used for absolute addresses in feeds, sitemaps and metadata. */
  readonly origin: string;
  /** The path that the site lives under: `/` or, for a project site, `/name/`. `--base` overrides it. */
  readonly base: string;
  /** Where the site is published, so that the build lays that host's own files beside it. `--target` overrides it. */
  readonly target: Target;
  /**
   * Who leads from former addresses to new ones: the `host`, by a redirect that search engines understand best, or
   * small `pages`, which every host has anyway. For a host that takes fewer redirects than there are.
   */
  readonly redirects: 'host' | 'pages';
  /** The origin of a copy in the Tor network, `http://….onion`, which Tor Browser then offers; empty without one. */
  readonly onion: string;
  /** The addresses of other copies, for readers who cannot reach this one: in the footer, and for programs. */
  readonly mirrors: readonly string[];
  /** Where somebody tells of a hole in the site, for security.txt: `mailto:…` or https addresses; none, no file. */
  readonly securityContacts: readonly string[];
  /** Lines of trust.txt (https://journallist.net), such as `belongto=https://…/` or `social=https://…/`. */
  readonly trust: readonly string[];
  /** The public half of the SSH key that editions are signed with: `ssh-ed25519 AAAA…`; empty where they are not. */
  readonly signingKey: string;
  /**
   * For how many days the manifest of an edition holds: afterwards whoever verifies a copy is told that it is out of
   * date. A new build renews it.
   */
  readonly manifestDays: number;
  /** The languages that are published; the first one lives at the root, the others under `/<code>/`. */
  readonly languages: readonly [Language, ...Language[]];
  /** IANA time zone in which dates without a zone are read and all dates are shown. */
  readonly timeZone: string;
  /** How readers' letters reach the editors; docs/letters.md says what each way needs. */
  readonly letters: LettersSetting;
  /** How many articles a list shows before it goes on to the next page. */
  readonly pageSize: number;
  /** How many articles a feed holds, newest first. */
  readonly feedSize: number;
  /** How many related pieces an article shows at most. */
  readonly relatedCount: number;
  /** Whether pages get a picture of their headline, which networks show where somebody shares them. */
  readonly socialImages: boolean;
  /**
   * Whether a picture with content credentials (C2PA) stays as it came: importers leave it alone, and readers get it too,
   * besides the smaller copies that pages show.
   */
  readonly contentCredentials: boolean;
  /** Whether pages stay readable without a connection: those that a reader visited, and threads kept on request. */
  readonly offline: boolean;
}

const origin = process.env['THROUGHLINE_ORIGIN'] ?? 'https://throughline.example';

export const settings: Settings = {
  name: { en: 'Throughline', fa: 'ترولاین' },
  description: {
    en: 'News analysis that keeps its context: what came before, what was written later, and which story it belongs to.',
    fa: 'تحلیل خبری که زمینه‌اش را نگه می‌دارد: آنچه پیش‌تر آمد، آنچه بعدتر نوشتیم، و داستانی که هر نوشته از آن است.',
  },
  origin,
  base: process.env['THROUGHLINE_BASE'] ?? '/',
  target: (process.env['THROUGHLINE_TARGET'] ?? 'folder') as Target,
  redirects: 'host',
  onion: '',
  mirrors: [],
  securityContacts: [`mailto:security@${URL.parse(origin)?.hostname ?? 'localhost'}`],
  trust: [],
  signingKey: '',
  manifestDays: 90,
  languages: ['en', 'fa'],
  timeZone: 'Asia/Tbilisi',
  letters: { via: 'intake', url: '/intake/' },
  pageSize: 24,
  feedSize: 30,
  relatedCount: 4,
  socialImages: true,
  contentCredentials: false,
  offline: true,
};

/**
 * The build's only clock, in milliseconds since 1970: SOURCE_DATE_EPOCH (in seconds) where it is set, so that
 * a build can be repeated; else the moment the build began. It decides which pieces are held
 * back, which take letters no more, the month until which security.txt holds, and the number and expiry of the manifest;
 * nothing else.
 */
export const now: number = process.env['SOURCE_DATE_EPOCH']
  ? Number(process.env['SOURCE_DATE_EPOCH']) * 1000
  : Date.now();
