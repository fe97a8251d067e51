import { parseArgs } from 'node:util';
import type { ServeSettings } from './serve-site.ts';

const options = { port: { type: 'string' }, base: { type: 'string' } } as const;

/**
 * @param args What follows the command's own name.
 * @param defaults What holds where nothing is said.
 * @returns Undefined where the arguments make no sense.
 */
export function readServeSettings(
  args: readonly string[],
  defaults: ServeSettings,
): ServeSettings | undefined {
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    if (positionals.length > 1) return undefined;
    const port = values.port === undefined ? defaults.port : toPort(values.port);
    if (port === undefined) return undefined;
    return {
      folder: positionals[0] ?? defaults.folder,
      base: values.base === undefined ? defaults.base : toBase(values.base),
      port,
    };
  } catch {
    return undefined;
  }
}

function toPort(text: string): number | undefined {
  const port = Number(text);
  return /^\d+$/.test(text) && port <= 65_535 ? port : undefined;
}

/** `x`, `/x` and `/x/` are meant alike. */
function toBase(path: string): string {
  const names = path.split('/').filter((name) => name !== '');
  return names.length === 0 ? '/' : `/${names.join('/')}/`;
}
