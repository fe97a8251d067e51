/*
 * How Netlify and Cloudflare read `_headers` and `_redirects`, as their own programs do it (Netlify's headers-parser,
 * Cloudflare's rules engine of workers-shared): what a browser gets that asks for a path.
 */

interface Rule {
  readonly path: string;
  readonly lines: readonly string[];
}

const readRules = (text: string): Rule[] =>
  text
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('#'))
    .reduce<{ path: string; lines: string[] }[]>((rules, line) => {
      if (line.startsWith('/')) rules.push({ path: line.trim(), lines: [] });
      else rules.at(-1)?.lines.push(line.trim());
      return rules;
    }, []);

const splitLine = (line: string): [name: string, value: string] => {
  const at = line.indexOf(':');
  return [line.slice(0, at).trim().toLowerCase(), line.slice(at + 1).trim()];
};

const escape = (text: string): string => text.replace(/[-/\\^$*+?.()|[\]{}]/g, '\\$&');

/** `*` is anything, `:name` a segment; other signs are themselves. */
const toCloudflarePattern = (path: string): RegExp =>
  new RegExp(
    `^${path
      .split('*')
      .map(escape)
      .join('.*')
      .replace(/:[A-Za-z]\w*/g, '[^/]+')}$`,
  );

/** Each rule that fits first takes out, then sets; what an earlier rule has set is added to. */
export const toCloudflareHeaders = (text: string, path: string): Readonly<Record<string, string>> =>
  readRules(text)
    .filter((rule) => toCloudflarePattern(rule.path).test(path))
    .reduce<Record<string, string>>((headers, { lines }) => {
      const removed = lines.filter((line) => line.startsWith('! '));
      const gone = removed.map((line) => line.slice(2).trim().toLowerCase());
      const left = Object.entries(headers).filter(([name]) => !gone.includes(name));
      const set = lines.filter((line) => !removed.includes(line)).map(splitLine);
      return set.reduce(
        (all, [name, value]) => ({
          ...all,
          [name]: name in all ? `${all[name]}, ${value}` : value,
        }),
        Object.fromEntries(left),
      );
    }, {});

/** In a segment `*` is anything, slashes included; a segment `:name` is any one. Capitals are small letters. */
const toNetlifyPattern = (path: string): RegExp => {
  const parts = path
    .split('/')
    .filter(Boolean)
    .map((part) => {
      if (part.startsWith(':')) return '([^/]+)';
      if (part === '*') return '?(.*)';
      return part.includes('*') ? part.replaceAll('*', '(.*)') : escape(part);
    });
  return new RegExp(`^/${parts.join('/')}/?$`, 'i');
};

/** What rules that overlap say of one header: whether they are joined or the last one holds is Netlify's to choose. */
export const toNetlifyHeaders = (
  text: string,
  path: string,
): Readonly<Record<string, readonly string[]>> =>
  readRules(text)
    .filter((rule) => toNetlifyPattern(rule.path).test(path))
    .flatMap(({ lines }) => lines.map(splitLine))
    .reduce<Record<string, string[]>>(
      (all, [name, value]) => ({ ...all, [name]: [...(all[name] ?? []), value] }),
      {},
    );

/**
 * Where Cloudflare leads from a path, which it compares as browsers send it. A line that is none of `from to status` is
 * left out, and `#` begins a comment.
 */
export const findCloudflareRedirect = (text: string, path: string): string | undefined =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.replace(/\s#.*$/, '').split(/\s+/))
    .filter((tokens) => tokens.length === 2 || tokens.length === 3)
    .find(([from = '']) => toCloudflarePattern(from).test(path))?.[1];
