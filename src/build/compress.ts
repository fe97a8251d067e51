import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { textEndings } from '../hosts/content-types.ts';

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);

/** The forms in which a text may lie there compressed, by the ending that is added to its name. */
export type Compression = 'br' | 'gz';

/** Below it, a text fits in one packet as it is. */
const leastSize = 1000;

const endingOf = (file: string): string => file.slice(file.lastIndexOf('.') + 1);

export const isCompressible = (file: string, size: number): boolean =>
  size >= leastSize && textEndings.has(endingOf(file));

/** What a reader waits for is made as small as can be; feeds and the like cost ten times as long for a few percent. */
const qualityOf = (file: string): number =>
  ['html', 'css', 'js'].includes(endingOf(file)) ? constants.BROTLI_MAX_QUALITY : 9;

const compressors: Readonly<Record<Compression, (bytes: Buffer, file: string) => Promise<Buffer>>> =
  {
    br: (bytes, file) =>
      brotli(bytes, {
        params: {
          [constants.BROTLI_PARAM_QUALITY]: qualityOf(file),
          [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
          [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
        },
      }),
    gz: async (bytes) => {
      const zipped = await zip(bytes, { level: 9 });
      // The system that it was made on stands in there; the same text shall give the same bytes on each.
      zipped[9] = 255;
      return zipped;
    },
  };

/** A text of a folder in a compressed form. The same text gives the same bytes. */
export const compress = async (folder: string, file: string, form: Compression): Promise<Buffer> =>
  compressors[form](await readFile(join(folder, file)), file);
