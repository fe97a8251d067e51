import { excerptOf, type Losses } from '../losses.ts';

/** Where the links within shortcodes lead. */
export interface ShortcodeLinks {
  /** The address of what `ref` or `post_url` names. */
  readonly find: (name: string) => string | undefined;
}

const escape = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;');

const readAttributes = (typed: string): ReadonlyMap<string, string> =>
  new Map(
    [...typed.matchAll(/([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|`([^`]*)`|(\S+))/g)].map(
      ([, name = '', ...values]) => [name.toLowerCase(), values.find(Boolean) ?? ''],
    ),
  );

const firstWord = (typed: string): string =>
  /["'`]([^"'`]*)["'`]|(\S+)/.exec(typed)?.slice(1).find(Boolean) ?? '';

/** `"./a.jpg", "What it shows"`, as Eleventy's pictures are asked for: by place, not by name. */
const readArguments = (typed: string): string[] =>
  [...typed.matchAll(/(?:^|,)\s*(?:"([^"]*)"|'([^']*)')/g)].map(
    ([, double, single]) => double ?? single ?? '',
  );

const toFigure = (typed: string): string => {
  const attributes = readAttributes(typed);
  const [, described = ''] = readArguments(typed);
  const caption = attributes.get('caption') ?? attributes.get('title') ?? '';
  const credit = attributes.get('attr') ?? '';
  const words = [caption, credit === '' ? '' : `credit: ${credit}`].filter(Boolean).join(' ');
  return `<figure><img src="${escape(attributes.get('src') ?? attributes.get('image') ?? firstWord(typed))}" alt="${escape(attributes.get('alt') ?? (caption || described))}">${words === '' ? '' : `<figcaption>${escape(words)}</figcaption>`}</figure>`;
};

const players: Readonly<Record<string, (id: string) => string>> = {
  youtube: (id) => `https://www.youtube.com/watch?v=${id}`,
  vimeo: (id) => `https://vimeo.com/${id}`,
  tweet: (id) => `https://twitter.com/i/status/${id}`,
  x: (id) => `https://x.com/i/status/${id}`,
  instagram: (id) => `https://www.instagram.com/p/${id}/`,
  gist: (id) => `https://gist.github.com/${id}`,
};

const toPlayer = (name: string, typed: string, losses: Losses): string | undefined => {
  const toUrl = Object.hasOwn(players, name) ? players[name] : undefined;
  const attributes = readAttributes(typed);
  const id =
    attributes.get('id') ??
    (name === 'gist'
      ? typed.trim().split(/\s+/).slice(0, 2).join('/').replace(/["']/g, '')
      : firstWord(typed));
  if (!toUrl || !/^[\w./-]+$/.test(id)) return undefined;
  losses.add('an embed became a link');
  return `\n\n<${toUrl(id)}>\n\n`;
};

/** Code shows brackets that are no shortcodes. */
const code =
  /^(`{3,}|~{3,})[^]*?^\1[`~]*[ \t]*$|`[^`\n]+`|\{%-?\s*raw\s*-?%\}[^]*?\{%-?\s*endraw\s*-?%\}/gm;

/** The tags around what is to be taken as it stands. */
const rawTags = /\{%-?\s*(?:end)?raw\s*-?%\}/g;

const highlight = /\{%-?\s*highlight\s+([\w+#-]+)[^%]*%\}\n?([^]*?)\{%-?\s*endhighlight\s*-?%\}/g;

const hugoHighlight =
  /\{\{[<%]\s*highlight\s+["']?([\w+#-]+)[^>%]*[>%]\}\}\n?([^]*?)\{\{[<%]\s*\/\s*highlight\s*[>%]\}\}/g;

const toFence = (_tag: string, language: string, text: string): string =>
  `\n\n\`\`\`${language}\n${text.replace(/\s+$/, '')}\n\`\`\`\n\n`;

const readTag = (
  tag: string,
  name: string,
  typed: string,
  losses: Losses,
  links: ShortcodeLinks,
): string => {
  const low = name.toLowerCase();
  if (low === 'figure' || low === 'image' || low === 'img') return toFigure(typed);
  if (low === 'ref' || low === 'relref' || low === 'post_url' || low === 'link') {
    const found = links.find(firstWord(typed));
    if (found === undefined) losses.add(`a link within the site leads nowhere: ${excerptOf(tag)}`);
    return found ?? '#';
  }
  const player = toPlayer(low, typed, losses);
  if (player !== undefined) return player;
  if (!/^(?:raw|endraw|comment|endcomment|end\w*)$/.test(low))
    losses.add(`the shortcode ${excerptOf(tag, 100)} was left out; words between its parts stay`);
  return '';
};

const readText = (text: string, losses: Losses, links: ShortcodeLinks): string =>
  text
    .replace(/\{%-?\s*comment\s*-?%\}[^]*?\{%-?\s*endcomment\s*-?%\}/g, '')
    .replace(/\{\{[<%]\s*\/\*[^]*?\*\/\s*[>%]\}\}/g, (tag) =>
      tag.replace('/*', '').replace('*/', ''),
    )
    .replace(/\{\{[<%]-?\s*\/\s*[\w/.-]+\s*-?[>%]\}\}/g, '')
    .replace(
      /\{\{[<%]-?\s*([\w/.-]+)\s*([^]*?)\/?-?[>%]\}\}/g,
      (tag, name: string, typed: string) => readTag(tag, name, typed, losses, links),
    )
    .replace(/\{%-?\s*(\w+)\s*([^]*?)-?%\}/g, (tag, name: string, typed: string) =>
      readTag(tag, name, typed, losses, links),
    )
    .replace(/\{\{\s*([^{}]*?)\s*\}\}/g, (tag, typed: string) => {
      if (/^(?:site|page)\.(?:url|baseurl)\b|relative_url|absolute_url/.test(typed))
        return /["']([^"']*)["']/.exec(typed)?.[1] ?? '';
      losses.add(`the placeholder ${excerptOf(tag, 60)} was left out`);
      return '';
    })
    .replace(/^[ \t]*\{:[^}\n]*\}[ \t]*$/gm, '')
    .replace(/\{:[^}\n]*\}/g, '')
    .replace(/^import\s.+\sfrom\s+['"][^'"]+['"];?[ \t]*$/gm, (line) => {
      losses.add(`a line of code was left out: ${excerptOf(line)}`);
      return '';
    });

/** Markdown without the shortcodes of Hugo, Jekyll's Liquid and the like: what says the same takes their place. */
export const readShortcodes = (body: string, losses: Losses, links: ShortcodeLinks): string => {
  const fenced = body.replace(highlight, toFence).replace(hugoHighlight, toFence);
  let result = '';
  let from = 0;
  for (const { 0: kept, index } of fenced.matchAll(code)) {
    result += readText(fenced.slice(from, index), losses, links) + kept.replace(rawTags, '');
    from = index + kept.length;
  }
  return result + readText(fenced.slice(from), losses, links);
};
