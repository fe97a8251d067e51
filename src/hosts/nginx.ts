import { contentTypes, textEndings } from './content-types.ts';
import { toHeaders, toOwnHeaders, type Headers } from './headers.ts';
import { hostFolder, type Host } from './host.ts';
import type { SiteDescription } from './site-description.ts';

/** In double quotes: nginx reads `\` and `"` there, and, in what is no name of a location, `$`. */
const quote = (text: string): string => `"${text.replace(/["\\]/g, '\\$&')}"`;

const variableOf = (header: string): string =>
  `$throughline_${header.toLowerCase().replaceAll('-', '_')}`;

/** The headers that areas differ in are variables: a location with an `add_header` of its own loses all others. */
const varied = ['Content-Security-Policy', 'Cache-Control', 'Cross-Origin-Resource-Policy'];

const toSettings = (headers: Headers): string =>
  Object.entries(headers)
    .filter(([name]) => varied.includes(name))
    .map(([name, value]) => `set ${variableOf(name)} ${quote(value)};`)
    .join('\n');

const toHeaderLines = (site: SiteDescription): string =>
  Object.entries(toHeaders(site, 'rest'))
    .map(([name, value]) => [name, varied.includes(name) ? variableOf(name) : quote(value)])
    .concat(site.onion === '' ? [] : [['Onion-Location', `"${site.onion}$request_uri"`]])
    .map(([name, value]) => `add_header ${name} ${value} always;`)
    .join('\n');

const toLocation = (matcher: string, body: string): string =>
  `location ${matcher} {\n${body.replace(/^/gm, '  ')}\n}`;

/** nginx compares decoded paths. An old address is asked for with its final slash and without. */
const toRedirects = ({ redirects }: SiteDescription): string[] =>
  redirects.flatMap(({ from, to }) =>
    [from, ...(from.endsWith('/') ? [from.slice(0, -1)] : [])].map((path) =>
      toLocation(`= ${quote(decodeURIComponent(path))}`, `return 301 ${to}$is_args$args;`),
    ),
  );

const toTypes = (): string =>
  [
    'types {',
    ...Object.entries(contentTypes).map(([ending, type]) => `  ${type} ${ending};`),
    '}',
    'default_type application/octet-stream;',
    'charset utf-8;',
    `charset_types ${[...new Set([...textEndings].map((ending) => contentTypes[ending] ?? ''))].filter((type) => type !== 'text/html').join(' ')};`,
  ].join('\n');

/**
 * What stands inside of `server { }`, for a `root` below which the site lies under its base path.
 */
export const toNginxServer = (site: SiteDescription): string =>
  [
    '# Written by npm run build. Include it inside of server { }, after root.',
    'absolute_redirect off;',
    'server_tokens off;',
    'index index.html;',
    toTypes(),
    'gzip_static on;',
    'gzip_vary on;',
    `error_page 404 ${site.base}404.html;`,
    toSettings(toHeaders(site, 'rest')),
    toHeaderLines(site),
    '# Hidden files are not for readers, but for what programs look for in one well-known place.',
    toLocation('~ /\\.(?!well-known/)', 'return 404;'),
    ...site.hashedFolders.map((path) =>
      toLocation(`^~ ${quote(decodeURIComponent(path))}`, toSettings(toOwnHeaders(site, 'hashed'))),
    ),
    ...site.searchPaths.map((path) =>
      toLocation(`^~ ${quote(decodeURIComponent(path))}`, toSettings(toOwnHeaders(site, 'search'))),
    ),
    ...toRedirects(site),
    '',
  ].join('\n');

export const nginx: Host = {
  name: 'nginx',
  toFiles: (site) => ({
    [`${hostFolder}/nginx.conf`]: toNginxServer(site),
    // Only with Debian's libnginx-mod-http-brotli-static, or its like.
    [`${hostFolder}/nginx-brotli.conf`]: 'brotli_static on;\n',
    // What `npm run deploy` joins the policies of several editions by.
    [`${hostFolder}/site.json`]: `${JSON.stringify(site)}\n`,
  }),
  compressed: ['br', 'gz'],
  limits: [],
};
