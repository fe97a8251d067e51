import { createHash } from 'node:crypto';
import type { Graph } from './build-graph.ts';

/** A record, as far as it takes to tell which one it is. */
export interface OfFile {
  readonly file: string;
}

const isRecord = (value: object): value is OfFile =>
  'file' in value && typeof value.file === 'string';

/** What a value consists of. Names of fields say nothing: they stand in one order. */
const partsOf = (value: object): Iterable<unknown> =>
  Symbol.iterator in value ? (value as Iterable<unknown>) : Object.values(value);

const write = (value: unknown, put: (text: string) => void): void => {
  if (typeof value !== 'object' || value === null) put(`"${String(value)}\0`);
  else if (isRecord(value)) put(`@${value.file}\0`);
  else {
    put('(');
    for (const part of partsOf(value)) write(part, put);
    put(')');
  }
};

/** As much text as is digested at a time: all of an archive's would take up memory. */
const atOnce = 1 << 16;

/** What is related is found on the side, and left out. */
const isFoundHere = (name: string): boolean => name !== 'related';

/**
 * The digest of how all records hang together, whatever they say: a record stands there as its file. Where it is that of
 * another graph, and some records say something else, only what shows one of these is not what it was.
 */
export const digestStructure = (graph: Graph): string => {
  const hash = createHash('sha256');
  let text = '';
  const put = (part: string): void => {
    text += part;
    if (text.length < atOnce) return;
    hash.update(text);
    text = '';
  };
  for (const name of Object.keys(graph).filter(isFoundHere)) write(graph[name as keyof Graph], put);
  return hash.update(text).digest('hex').slice(0, 32);
};

const anyLeads = (parts: Iterable<unknown>, isOne: (record: OfFile) => boolean): boolean => {
  for (const part of parts) if (leadsTo(part, isOne)) return true;
  return false;
};

/** Whether something of a graph leads to one of some records. */
export const leadsTo = (value: unknown, isOne: (record: OfFile) => boolean): boolean =>
  typeof value === 'object' &&
  value !== null &&
  (isRecord(value) ? isOne(value) : anyLeads(partsOf(value), isOne));
