import { deflateSync } from 'node:zlib';
import sharp from 'sharp';

/** A PNG's beginning: what it says of its size, and nothing to draw. */
export const toPng = (width: number, height: number): Uint8Array => {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([1, 0, 0, 0, 0], 8);
  const chunk = (name: string, data: Uint8Array): Buffer => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(data.length);
    return Buffer.concat([length, Buffer.from(name, 'latin1'), data, Buffer.alloc(4)]);
  };
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.alloc(1000))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
};

/** A photograph of two dots, with what a telephone writes into it. */
export const toPhotograph = (position: boolean): Promise<Uint8Array> =>
  sharp({ create: { width: 2, height: 2, channels: 3, background: 'red' } })
    .withExif({
      IFD0: { Make: 'Telephone' },
      ...(position && {
        IFD3: {
          GPSLatitudeRef: 'N',
          GPSLatitude: '39/1 45/1 0/1',
          GPSLongitudeRef: 'E',
          GPSLongitude: '46/1 45/1 0/1',
        },
      }),
    })
    .jpeg()
    .toBuffer();

export const photographWithPosition = await toPhotograph(true);
