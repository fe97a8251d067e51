import { createReadStream } from 'node:fs';
import { openNamedFile } from '../../support/read-within.ts';
import type { WxrEvent, WxrSeen } from './wxr-items.ts';
import { makeWxrParser } from './wxr-parser.ts';

/** How a file came to its end. */
export interface WxrEnd {
  readonly type: 'end';
  /** Why it is no export that could be read; with it, the events are all that there will be. */
  readonly fault: string | undefined;
  /** What is wrong with the XML around the items, and did no harm. */
  readonly remark: string | undefined;
  readonly seen: Readonly<WxrSeen>;
}

const chunkSize = 256 * 1024;

const declared = /^\s*<\?xml[^>]*\bencoding\s*=\s*["']([\w.:-]+)["']/i;

/** The encoding that a file's first bytes tell, or `undefined` where it is one that nobody can read. */
const findDecoder = (bytes: Uint8Array): { decoder: TextDecoder } | { fault: string } => {
  const start = Buffer.from(bytes.subarray(0, 256)).toString('latin1');
  const byMark = start.startsWith('\xff\xfe')
    ? 'utf-16le'
    : start.startsWith('\xfe\xff')
      ? 'utf-16be'
      : undefined;
  const label = byMark ?? declared.exec(start.replace(/^\xef\xbb\xbf/, ''))?.[1] ?? 'utf-8';
  try {
    return { decoder: new TextDecoder(label) };
  } catch {
    return { fault: `it says that its encoding is "${label}", which is none that can be read` };
  }
};

/**
 * Reads an export piece by piece: it is never held whole.
 *
 * @param progress Is told how many bytes have been read since it was last told.
 * @throws Where the file cannot be opened.
 */
export async function* readWxr(
  path: string,
  progress: (bytes: number) => void = () => undefined,
): AsyncGenerator<WxrEvent | WxrEnd> {
  let events: WxrEvent[] = [];
  const parser = makeWxrParser((event) => void events.push(event));
  let decoder: TextDecoder | undefined;
  for await (const chunk of createReadStream(path, {
    fd: openNamedFile(path).descriptor,
    highWaterMark: chunkSize,
  }) as AsyncIterable<Uint8Array>) {
    if (!decoder) {
      const found = findDecoder(chunk);
      if ('fault' in found) {
        yield { type: 'end', fault: found.fault, remark: undefined, seen: parser.seen };
        return;
      }
      ({ decoder } = found);
    }
    parser.write(decoder.decode(chunk, { stream: true }));
    yield* events;
    events = [];
    progress(chunk.length);
  }
  if (decoder) parser.write(decoder.decode());
  parser.close();
  yield* events;
  const fault = parser.isExport()
    ? undefined
    : 'it is no WordPress export: it has no <rss> with a <channel>. Export it anew: Tools, Export';
  yield { type: 'end', fault, remark: parser.fault(), seen: parser.seen };
}
