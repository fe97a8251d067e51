import { parseArgs } from 'node:util';
import type { ServeSettings } from './serve-site.ts';

const options = { port: { type: 'string' }, base: { type: 'string' } } as const;

/**
 * @param args What follows the command's own name.
 * @param defaults What holds where nothing is said.
 * @throws With what is wrong with the arguments.
 */
export function readServeSettings(args: readonly string[], defaults: ServeSettings): ServeSettings {
  const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
  const [folder = defaults.folder, ...rest] = positionals;
  if (rest.length > 0) throw new Error('One folder is served at a time.');
  return {
    folder,
    base: values.base === undefined ? defaults.base : toBase(values.base),
    port: values.port === undefined ? defaults.port : toPort(values.port),
  };
}

function toPort(text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535)
    throw new Error(`--port is "${text}", which is no port: it is a number up to 65535.`);
  return port;
}

/** `x`, `/x` and `/x/` are meant alike. */
function toBase(path: string): string {
  const names = path.split('/').filter((name) => name !== '');
  return names.length === 0 ? '/' : `/${names.join('/')}/`;
}
