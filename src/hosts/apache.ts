import { contentTypes, mediaEndings, textEndings } from './content-types.ts';
import { toHeaders, toOwnHeaders, type Area, type Headers } from './headers.ts';
import { escapePattern, type Host } from './host.ts';
import { leaveToPages } from './limits.ts';
import type { SiteDescription } from './site-description.ts';

/** Within quotes only a quote needs a backslash: others stand for what patterns make of them. */
const quote = (text: string): string => `"${text.replaceAll('"', '\\"')}"`;

/** `%` in a value begins a variable, and is doubled to stand for itself. */
const toHeaderLines = (headers: Headers, condition = ''): string[] =>
  Object.entries(headers).map(
    ([name, value]) =>
      `Header always set ${name} ${quote(value.replaceAll('%', '%%'))}${condition}`,
  );

const toAreaLines = (site: SiteDescription, area: Area, paths: readonly string[]): string[] => {
  const variable = `throughline_${area}`;
  return [
    ...paths.map(
      (path) =>
        `SetEnvIf Request_URI ${quote(`^${escapePattern(decodeURIComponent(path))}`)} ${variable}`,
    ),
    ...toHeaderLines(toOwnHeaders(site, area), ` env=${variable}`),
  ];
};

/** A section for files outweighs what stands outside of one. */
const toMediaLines = (site: SiteDescription): string[] => [
  `<FilesMatch "(?i)\\.(?:${mediaEndings.join('|')})(?:\\.br|\\.gz)?$">`,
  ...toHeaderLines(toOwnHeaders(site, 'media')).map((line) => `  ${line}`),
  '</FilesMatch>',
];

const toTypeLines = (): string[] => [
  ...Object.entries(contentTypes).map(([ending, type]) => `AddType ${type} .${ending}`),
  `AddCharset utf-8 ${[...textEndings].map((ending) => `.${ending}`).join(' ')}`,
];

/** What lies there compressed is served as what it is inside. A folder stands for its index. */
const toCompressionLines = (): string[] =>
  [
    { ending: 'br', coding: 'br' },
    { ending: 'gz', coding: 'gzip' },
  ].flatMap(({ ending, coding }) => [
    `RewriteCond %{HTTP:Accept-Encoding} \\b${coding}\\b`,
    `RewriteCond %{REQUEST_FILENAME}index.html.${ending} -f`,
    `RewriteRule ^(.*/)?$ $1index.html.${ending} [L]`,
    `RewriteCond %{HTTP:Accept-Encoding} \\b${coding}\\b`,
    `RewriteCond %{REQUEST_FILENAME}.${ending} -f`,
    `RewriteRule ^(.+)$ $1.${ending} [L]`,
  ]);

const toCompressedTypes = (): string[] => [
  // Where it stands for a language, .br would be Breton.
  'RemoveLanguage .br',
  ...[
    { ending: 'br', coding: 'br' },
    { ending: 'gz', coding: 'gzip' },
  ].flatMap(({ ending, coding }) => [
    `RemoveType .${ending}`,
    `RemoveEncoding .${ending}`,
    ...[...textEndings].flatMap((text) => [
      `<FilesMatch "\\.${text}\\.${ending}$">`,
      `  ForceType "${contentTypes[text] ?? ''}; charset=utf-8"`,
      `  Header set Content-Encoding ${coding}`,
      '</FilesMatch>',
    ]),
  ]),
  `<FilesMatch "\\.(?:${[...textEndings].join('|')})(?:\\.br|\\.gz)?$">`,
  '  Header merge Vary Accept-Encoding',
  '</FilesMatch>',
];

const toRedirectLines = ({ redirects, base }: SiteDescription): string[] =>
  redirects.map(({ from, to }) => {
    const path = decodeURIComponent(from.slice(base.length));
    const pattern = path.endsWith('/')
      ? `${escapePattern(path.slice(0, -1))}/?`
      : escapePattern(path);
    return `RewriteRule ${quote(`^${pattern}$`)} ${quote(to.replaceAll('%', '\\%'))} [R=301,L,NE]`;
  });

const toHtaccess = (site: SiteDescription): string =>
  [
    '# Written by npm run build. Needs mod_headers, mod_rewrite, mod_mime, mod_dir, mod_setenvif; AllowOverride All.',
    'Options -Indexes -MultiViews',
    'DirectoryIndex index.html',
    `ErrorDocument 404 ${site.base}404.html`,
    'FileETag MTime Size',
    ...toTypeLines(),
    ...toHeaderLines(toHeaders(site, 'rest')),
    ...toAreaLines(site, 'search', site.searchPaths),
    ...toAreaLines(site, 'hashed', site.hashedFolders),
    ...toMediaLines(site),
    ...toCompressedTypes(),
    'RewriteEngine On',
    `RewriteBase ${site.base}`,
    'RewriteCond %{REQUEST_METHOD} !^(?:GET|HEAD)$',
    'RewriteRule ^ - [R=405,L]',
    'RewriteRule (?:^|/)\\.(?!well-known/) - [R=404,L]',
    ...toRedirectLines(site),
    ...toCompressionLines(),
    '',
  ].join('\n');

export const apache: Host = {
  name: 'Apache',
  toFiles: (site) => ({ '.htaccess': toHtaccess(site) }),
  redirectFile: '.htaccess',
  compressed: ['br', 'gz'],
  servesIntake: true,
  limits: [
    // It is no limit of Apache's: the file is read anew at each request, and each line is tried.
    {
      measure: 'redirects',
      most: 1000,
      remedy: leaveToPages,
      source: 'https://httpd.apache.org/docs/2.4/howto/htaccess.html#when',
      read: '2026-11-24',
    },
  ],
};
