import type { MarkdownMessage } from '../../src/markdown/render-markdown.ts';

/** Messages as a person reads them, two lines each. */
export const toMessageLines = (messages: readonly MarkdownMessage[]): string =>
  messages
    .map(
      ({ line, column, severity, rule, message, hint }) =>
        `${String(line)}:${String(column)} ${severity} ${rule}: ${message}\n    ${hint}\n`,
    )
    .join('');
