import { contentTypes, mediaEndings, textEndings } from './content-types.ts';
import { toHeaders, toOwnHeaders, type Headers } from './headers.ts';
import { escapePattern, hostFolder, type Host } from './host.ts';
import type { SiteDescription } from './site-description.ts';

/** In double quotes nginx reads `\` and `"`, and `$` but in the name of a location and in a pattern. */
const quote = (text: string): string => `"${text.replace(/["\\]/g, '\\$&')}"`;

const variableOf = (header: string): string =>
  `$throughline_${header.toLowerCase().replaceAll('-', '_')}`;

/** How a browser is to reach the site holds for whatever answers there. */
const always = 'Strict-Transport-Security';

const toSettings = (headers: Headers): string =>
  Object.entries(headers)
    .filter(([name]) => name !== always)
    .map(([name, value]) => `set ${variableOf(name)} ${quote(value)};`)
    .join('\n');

const toCondition = (pattern: string, headers: Headers, operator = '~'): string =>
  `if ($uri ${operator} ${quote(pattern)}) {\n${toSettings(headers).replace(/^/gm, '  ')}\n}`;

const toPrefix = (path: string): string => `^${escapePattern(decodeURIComponent(path))}`;

const toOnion = (site: SiteDescription): Headers =>
  site.onion === '' ? {} : { 'Onion-Location': `${site.onion}$request_uri` };

/**
 * Headers are variables, as a location with an `add_header` of its own loses all others; an empty one is not sent. What
 * the service for letters answers has headers of its own, and would have two policies.
 */
const toHeaderLines = (site: SiteDescription): string[] => {
  const rest = { ...toHeaders(site, 'rest'), ...toOnion(site) };
  const none = Object.fromEntries(Object.keys(rest).map((name) => [name, '']));
  return [
    toSettings(rest),
    ...site.searchPaths.map((path) => toCondition(toPrefix(path), toOwnHeaders(site, 'search'))),
    toCondition(`\\.(?:${mediaEndings.join('|')})$`, toOwnHeaders(site, 'media'), '~*'),
    ...site.hashedFolders.map((path) => toCondition(toPrefix(path), toOwnHeaders(site, 'hashed'))),
    ...(site.intakePath === undefined ? [] : [toCondition(toPrefix(site.intakePath), none)]),
    ...Object.entries(rest).map(
      ([name, value]) =>
        `add_header ${name} ${name === always ? quote(value) : variableOf(name)} always;`,
    ),
  ];
};

const toLocation = (matcher: string, body: string): string =>
  `location ${matcher} {\n${body.replace(/^/gm, '  ')}\n}`;

/** nginx compares decoded paths. An old address is asked for with its final slash and without. */
const toRedirects = ({ redirects }: SiteDescription): string[] =>
  redirects.flatMap(({ from, to }) =>
    [from, ...(from.endsWith('/') ? [from.slice(0, -1)] : [])].map((path) =>
      toLocation(`= ${quote(decodeURIComponent(path))}`, `return 301 "${to}$is_args$args";`),
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
    ...toHeaderLines(site),
    '# Hidden files are not for readers, but for what programs look for in one well-known place.',
    toLocation('~ /\\.(?!well-known/)', 'return 404;'),
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
  servesIntake: true,
  limits: [],
};
