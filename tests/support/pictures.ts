import { crc32, deflateSync } from 'node:zlib';
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

const toChunk = (name: string, data: Uint8Array): Buffer => {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
};

/** A PNG of two dots that moves, with words of somebody. */
export const toApng = async (): Promise<Buffer> => {
  const still = await sharp({ create: { width: 2, height: 1, channels: 3, background: 'red' } })
    .png()
    .toBuffer();
  const frame = (number: number): Buffer => {
    const data = Buffer.alloc(26);
    data.writeUInt32BE(number, 0);
    data.writeUInt32BE(2, 4);
    data.writeUInt32BE(1, 8);
    data.writeUInt16BE(1, 20);
    data.writeUInt16BE(2, 22);
    return toChunk('fcTL', data);
  };
  const dots = Buffer.concat([
    Buffer.from([0, 0, 0, 2]),
    deflateSync(Buffer.from([0, 9, 9, 9, 8, 8, 8])),
  ]);
  return Buffer.concat([
    still.subarray(0, 33),
    toChunk('acTL', Buffer.from([0, 0, 0, 2, 0, 0, 0, 0])),
    toChunk('tEXt', Buffer.from('Author\0Ada')),
    frame(0),
    still.subarray(still.indexOf('IDAT') - 4, -12),
    frame(1),
    toChunk('fdAT', dots),
    still.subarray(-12),
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

/** A photograph with the beginning of content credentials, as C2PA puts them into a JPEG (APP11). */
export const photographWithCredentials = await toPhotograph(false).then((jpeg) => {
  const jumbf = Buffer.from(
    'JP\0\x01\0\0\0\x01\0\0\0\x20jumb\0\0\0\x18jumdc2pa\0\x11\0\x10',
    'latin1',
  );
  const head = Buffer.from([0xff, 0xeb, 0, jumbf.length + 2]);
  return Buffer.concat([jpeg.subarray(0, 2), head, jumbf, jpeg.subarray(2)]);
});
