import { makeFinder } from '../../markdown/finder.ts';
import { trimEndOf } from '../clean-text.ts';
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
    [...typed.matchAll(/(?<![\w-])([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|`([^`]*)`|(\S+))/g)].map(
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

/** Where code may begin, in which brackets are no shortcodes: a fence, a word between backticks, Liquid's `raw`. */
const codeStart = /^(`{3,}|~{3,})|`[^`\n]+`|\{%-?\s*raw\s*-?%\}/gm;

/** The tags around what is to be taken as it stands. */
const rawTags = /\{%-?\s*(?:end)?raw\s*-?%\}/g;

interface Range {
  readonly start: number;
  readonly end: number;
}

/** Finds the line that ends a fence, from further and further on: one of the same sign, and as long at least. */
const makeFenceFinder = (text: string): ((fence: string, from: number) => number | undefined) => {
  const lines = Array.from(
    text.matchAll(/^([`~]{3,})[ \t]*$/gm),
    ({ 0: line, 1: signs = '', index }) => ({
      ...{ index, end: index + line.length, sign: signs[0] },
      length: /^(?:`+|~+)/.exec(signs)?.[0].length ?? 0,
    }),
  );
  // The longest of each sign, from each line on: a fence that nothing ends is known at once.
  const longest = [{ '`': 0, '~': 0 }];
  for (const { sign, length } of lines.toReversed()) {
    const { '`': ticks, '~': tildes } = longest.at(-1) ?? { '`': 0, '~': 0 };
    const isTick = sign === '`';
    longest.push({
      '`': isTick ? Math.max(ticks, length) : ticks,
      '~': isTick ? tildes : Math.max(tildes, length),
    });
  }
  longest.reverse();
  let next = 0;
  return (fence, from) => {
    while ((lines[next]?.index ?? Infinity) < from) next += 1;
    const sign = fence.startsWith('`') ? '`' : '~';
    if ((longest[next]?.[sign] ?? 0) < fence.length) return undefined;
    let at = next;
    while (lines[at]?.sign !== sign || (lines[at]?.length ?? 0) < fence.length) at += 1;
    return lines[at]?.end;
  };
};

/** The stretches of code in a text, in their order. */
const findCode = (text: string): Range[] => {
  const ranges: Range[] = [];
  const findFenceEnd = makeFenceFinder(text);
  const findRawEnd = makeFinder(text, /\{%-?\s*endraw\s*-?%\}/g);
  const starts = new RegExp(codeStart);
  for (let found = starts.exec(text); found; found = starts.exec(text)) {
    const { 0: typed, 1: fence, index } = found;
    const from = starts.lastIndex;
    const rawEnd = typed.startsWith('{') ? findRawEnd(from) : undefined;
    const end =
      fence !== undefined
        ? findFenceEnd(fence, from)
        : typed.startsWith('{')
          ? rawEnd && rawEnd.index + rawEnd[0].length
          : from;
    if (end === undefined) continue;
    ranges.push({ start: index, end });
    starts.lastIndex = end;
  }
  return ranges;
};

/**
 * Replaces each stretch from what one pattern finds to what another finds next behind it. Takes a time in proportion
 * to the length of the text.
 *
 * @param make Is given what the first pattern found, and what stands between the two.
 */
const replaceBetween = (
  text: string,
  [opening, closing]: readonly [RegExp, RegExp],
  make: (found: RegExpExecArray, inner: string, whole: string) => string,
): string => {
  const [open, close] = [new RegExp(opening), new RegExp(closing)];
  const parts: string[] = [];
  let from = 0;
  for (let found = open.exec(text); found; found = open.exec(text)) {
    close.lastIndex = open.lastIndex;
    const end = close.exec(text);
    if (!end) break;
    const inner = text.slice(open.lastIndex, end.index);
    parts.push(text.slice(from, found.index));
    from = open.lastIndex = close.lastIndex;
    parts.push(make(found, inner, text.slice(found.index, from)));
  }
  return parts.join('') + text.slice(from);
};

const highlight = [
  /\{%-?\s*highlight\s+([\w+#-]+)(?:[^\w%+#-][^%]*)?%\}\n?/g,
  /\{%-?\s*endhighlight\s*-?%\}/g,
] as const;

const hugoHighlight = [
  /\{\{[<%]\s*highlight\s+["']?([\w+#-]+)(?:[^\w%>+#-][^>%]{0,1000})?[>%]\}\}\n?/g,
  /\{\{[<%]\s*\/\s*highlight\s*[>%]\}\}/g,
] as const;

const toFence = ([, language = '']: RegExpExecArray, text: string): string =>
  `\n\n\`\`\`${language}\n${text.trimEnd()}\n\`\`\`\n\n`;

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

const liquidComment = [/\{%-?\s*comment\s*-?%\}/g, /\{%-?\s*endcomment\s*-?%\}/g] as const;

/** Hugo's shortcodes, taken as they stand. */
const hugoComment = [/\{\{[<%]\s*\/\*/g, /\*\/\s*[>%]\}\}/g] as const;

const hugoTag = [/\{\{[<%]-?\s*(\w[\w/.-]*)/g, /[>%]\}\}/g] as const;

const liquidTag = [/\{%-?\s*(\w+)/g, /%\}/g] as const;

/** `import a from "a"`, in a line of its own. */
const isImport = (line: string): boolean => {
  const [, words, file] = line.split(/(?<=\s)from(?=\s)/, 3);
  const from = file ?? words ?? '';
  return /^import\s/.test(line) && /^['"][^'"]+['"];?$/.test(from.trim());
};

const readText = (typed: string, losses: Losses, links: ShortcodeLinks): string => {
  let text = replaceBetween(typed, liquidComment, () => '');
  text = replaceBetween(text, hugoComment, ([open], inner, whole) => {
    const tail = whole.slice(open.length + inner.length + '*/'.length);
    return open.slice(0, -'/*'.length) + inner + tail;
  });
  text = text.replace(/\{\{[<%]-?\s*\/\s*[\w/.-]+\s*-?[>%]\}\}/g, '');
  text = replaceBetween(text, hugoTag, ([, name = ''], inner, whole) =>
    readTag(whole, trimEndOf(name, /[/-]/), trimEndOf(inner, /[/-]/).trim(), losses, links),
  );
  text = replaceBetween(text, liquidTag, ([, name = ''], inner, whole) =>
    readTag(whole, name, trimEndOf(inner, /-/).trim(), losses, links),
  );
  return text
    .replace(/\{\{([^{}]*)\}\}/g, (tag, inner: string) => {
      if (/^\s*(?:site|page)\.(?:url|baseurl)\b|relative_url|absolute_url/.test(inner))
        return /["']([^"']*)["']/.exec(inner)?.[1] ?? '';
      losses.add(`the placeholder ${excerptOf(tag, 60)} was left out`);
      return '';
    })
    .replace(/\{:[^{}\n]*\}/g, '')
    .split('\n')
    .map((line) => {
      if (!isImport(line)) return line;
      losses.add(`a line of code was left out: ${excerptOf(line)}`);
      return '';
    })
    .join('\n');
};

/** Markdown without the shortcodes of Hugo, Jekyll's Liquid and the like: what says the same takes their place. */
export const readShortcodes = (body: string, losses: Losses, links: ShortcodeLinks): string => {
  const fenced = replaceBetween(replaceBetween(body, highlight, toFence), hugoHighlight, toFence);
  const parts: string[] = [];
  let from = 0;
  for (const { start, end } of findCode(fenced)) {
    const code = fenced.slice(start, end).replace(rawTags, '');
    parts.push(readText(fenced.slice(from, start), losses, links), code);
    from = end;
  }
  return parts.join('') + readText(fenced.slice(from), losses, links);
};
