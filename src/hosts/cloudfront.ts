import { toHeaders, type Area } from './headers.ts';
import { hostFolder, type Host } from './host.ts';
import { leaveToPages } from './limits.ts';
import type { SiteDescription } from './site-description.ts';

const guide = 'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/';
const quotas = `${guide}cloudfront-limits.html`;
const read = '2026-11-24';

/** What CloudFront has fields of its own for; all others are custom headers. */
const ownFields = [
  'Content-Security-Policy',
  'Strict-Transport-Security',
  'X-Content-Type-Options',
  'Referrer-Policy',
];

/** CloudFront wants to be told the parts of it. */
const toStrictTransport = (header: string) => ({
  Override: true,
  IncludeSubdomains: /;\s*includeSubDomains/i.test(header),
  Preload: /;\s*preload/i.test(header),
  AccessControlMaxAgeSec: Number(/max-age=(\d+)/.exec(header)?.[1] ?? 0),
});

/** The configuration of a response headers policy, as `aws cloudfront create-response-headers-policy` takes it. */
const toHeadersPolicy = (site: SiteDescription, area: Area): string => {
  const headers = toHeaders(site, area);
  const custom = Object.entries(headers).filter(([name]) => !ownFields.includes(name));
  return `${JSON.stringify(
    {
      Name: `throughline-${area}`,
      SecurityHeadersConfig: {
        ContentSecurityPolicy: {
          Override: true,
          ContentSecurityPolicy: headers['Content-Security-Policy'],
        },
        StrictTransportSecurity: toStrictTransport(headers['Strict-Transport-Security'] ?? ''),
        ContentTypeOptions: { Override: true },
        ReferrerPolicy: { Override: true, ReferrerPolicy: headers['Referrer-Policy'] },
      },
      CustomHeadersConfig: {
        Quantity: custom.length,
        Items: custom.map(([Header, Value]) => ({ Header, Value, Override: true })),
      },
    },
    null,
    2,
  )}\n`;
};

/**
 * A CloudFront function at "viewer request": old addresses by a key value store, which takes 5 MB of them; a folder's
 * index; the slash at the end of a folder. Its run time is an old JavaScript without `URL`.
 */
const toFunction = (site: SiteDescription): string => {
  const redirects = site.redirects.length > 0;
  return `${redirects ? "import cf from 'cloudfront';\nconst moved = cf.kvs();\n" : ''}
function toQuery(querystring) {
  const parts = Object.keys(querystring).flatMap((name) => {
    const { value, multiValue } = querystring[name];
    return (multiValue || [{ value }]).map((each) => name + (each.value === '' ? '' : '=' + each.value));
  });
  return parts.length === 0 ? '' : '?' + parts.join('&');
}

function redirect(to, request) {
  return {
    statusCode: 301,
    statusDescription: 'Moved Permanently',
    headers: { location: { value: to + toQuery(request.querystring) } },
  };
}

${redirects ? 'async ' : ''}function handler(event) {
  const request = event.request;
  const path = request.uri;
  const last = path.slice(path.lastIndexOf('/') + 1);
  const isFile = last.includes('.');
  if (/^\\/[\\/\\\\]/.test(path) || path.includes('/.') && !path.includes('/.well-known/')) {
    return { statusCode: 404, statusDescription: 'Not Found' };
  }
${
  redirects
    ? `  // Browsers leave %d9 as a link has it; the store says %D9.
  const key = path.replace(/%[0-9a-f]{2}/gi, (code) => code.toUpperCase());
  for (const each of last === '' ? [key] : [key, key + '/'])
    if (await moved.exists(each)) return redirect(await moved.get(each), request);
`
    : ''
}  if (last === '') request.uri = path + 'index.html';
  else if (!isFile) return redirect(path + '/', request);
  return request;
}
`;
};

/** As `aws cloudfront create-key-value-store --import-source` reads it. */
const toStore = ({ redirects }: SiteDescription): string =>
  `${JSON.stringify({ data: redirects.map(({ from, to }) => ({ key: from, value: to })) }, null, 1)}\n`;

export const cloudfront: Host = {
  name: 'S3 with CloudFront',
  toFiles: (site) => ({
    [`${hostFolder}/cloudfront-function.js`]: toFunction(site),
    [`${hostFolder}/headers-rest.json`]: toHeadersPolicy(site, 'rest'),
    [`${hostFolder}/headers-search.json`]: toHeadersPolicy(site, 'search'),
    [`${hostFolder}/headers-hashed.json`]: toHeadersPolicy(site, 'hashed'),
    [`${hostFolder}/headers-media.json`]: toHeadersPolicy(site, 'media'),
    ...(site.redirects.length > 0 && { [`${hostFolder}/redirects.json`]: toStore(site) }),
  }),
  redirectFile: `${hostFolder}/redirects.json`,
  // It compresses by itself, and chooses by Accept-Encoding only among what it compressed.
  compressed: [],
  servesIntake: false,
  limits: [
    {
      measure: 'policyLength',
      most: 1783,
      remedy: 'It is a quota that can be raised: ask for that, or let styles differ less.',
      source: quotas,
      read,
    },
    {
      measure: 'functionBytes',
      most: 10 * 1024,
      remedy: 'Take out what was added to src/hosts/cloudfront.ts.',
      source: quotas,
      read,
    },
    {
      measure: 'redirectBytes',
      most: 5 * 1024 * 1024,
      remedy: leaveToPages,
      source: quotas,
      read,
    },
    {
      measure: 'longestOldAddress',
      most: 512,
      remedy: leaveToPages,
      source: `${guide}kvs-with-functions-create-s3-kvp.html`,
      read: '2026-11-25',
    },
    {
      measure: 'longestRedirect',
      most: 1024,
      remedy: leaveToPages,
      source: quotas,
      read,
    },
  ],
};
