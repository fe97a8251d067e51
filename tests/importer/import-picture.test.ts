import sharp from 'sharp';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { tellsPosition } from '../../src/records/pictures/metadata.ts';
import { photographWithCredentials, photographWithPosition } from '../support/pictures.ts';

const load = async (contentCredentials = false) => {
  const config = await vi.importActual<object & { settings: object }>('../../src/config.ts');
  vi.doMock('../../src/config.ts', () => ({
    ...config,
    settings: { ...config.settings, contentCredentials },
  }));
  const { importPicture } = await import('../../src/importer/import-picture.ts');
  return async (bytes: Uint8Array | string) => {
    const imported = await importPicture(Buffer.from(bytes as string));
    if ('refused' in imported) throw new Error(imported.refused);
    return { ...imported, bytes: Buffer.from(imported.bytes) };
  };
};

afterEach(() => {
  vi.doUnmock('../../src/config.ts');
  vi.resetModules();
});

/** A BMP of 2 × 2 dots. */
const toBmp = (): Buffer => {
  const head = Buffer.alloc(54);
  head.write('BM');
  head.writeUInt32LE(54, 10);
  head.writeUInt32LE(40, 14);
  head.writeInt32LE(2, 18);
  head.writeInt32LE(2, 22);
  head.writeUInt16LE(1, 26);
  head.writeUInt16LE(24, 28);
  return Buffer.concat([head, Buffer.from([0, 0, 255, 0, 255, 0, 0, 0, 255, 0, 0, 9, 9, 9, 0, 0])]);
};

describe('a picture comes in', () => {
  test('without its position, and otherwise as it was', async () => {
    const { ending, bytes, notes } = await (await load())(photographWithPosition);
    expect([ending, notes, tellsPosition([bytes])]).toEqual(['jpg', [], false]);
    const pixels = (picture: Uint8Array) => sharp(picture).raw().toBuffer();
    expect(await pixels(bytes)).toEqual(await pixels(photographWithPosition));
  });

  test('as PNG where it was a BMP', async () => {
    const { ending, bytes, notes } = await (await load())(toBmp());
    expect([ending, notes]).toEqual(['png', []]);
    expect([...(await sharp(bytes).removeAlpha().raw().toBuffer())]).toEqual([
      ...[0, 0, 255, 9, 9, 9],
      ...[255, 0, 0, 0, 255, 0],
    ]);
  });

  test('as a drawing without what it may not hold, and says so', async () => {
    const { ending, bytes, notes } = await (
      await load()
    )('<svg width="9" height="9" onload="x()"><script/><path d="M0 0h9"/></svg>');
    expect(ending).toBe('svg');
    expect(notes).toEqual([
      'came along without an action (onload) (line 1)',
      'came along without a script (line 1)',
    ]);
    expect(bytes.toString()).toBe(
      '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9" viewBox="0 0 9 9"><path d="M0 0h9"></path></svg>',
    );
  });
});

describe('content credentials', () => {
  test('are lost, and that is told', async () => {
    const { bytes, notes } = await (await load())(photographWithCredentials);
    expect(notes).toEqual(['lost its content credentials (C2PA)']);
    expect(bytes.includes('c2pa')).toBe(false);
  });

  test('stay where the publisher wants them, with all that they vouch for', async () => {
    const { bytes, notes } = await (await load(true))(photographWithCredentials);
    expect(notes).toEqual([]);
    expect(bytes).toEqual(Buffer.from(photographWithCredentials));
  });

  test('do not keep a position', async () => {
    const [start, exif] = [photographWithCredentials, photographWithPosition];
    const both = Buffer.concat([start.subarray(0, -2), exif.subarray(2)]);
    const { bytes, notes } = await (await load(true))(both);
    expect(tellsPosition([bytes])).toBe(false);
    expect(notes).toContain('lost its content credentials (C2PA)');
  });
});
