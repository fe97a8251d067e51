import { cleanProfile, type ParsedPicture } from './metadata.ts';

/** A box of the ISO base media format: where it begins, where its data do, and where it ends. */
interface Box {
  readonly type: string;
  readonly start: number;
  readonly data: number;
  readonly end: number;
}

/** Something is not as the format has it. */
class Unreadable extends Error {}

const must = (holds: boolean): void => {
  if (!holds) throw new Unreadable();
};

const readBoxes = (bytes: Buffer, from: number, to: number): Box[] => {
  const boxes: Box[] = [];
  for (let start = from; start < to;) {
    must(start + 8 <= to);
    const size = bytes.readUInt32BE(start);
    const isLong = size === 1;
    must(!isLong || start + 16 <= to);
    const length = isLong
      ? Number(bytes.readBigUInt64BE(start + 8))
      : size === 0
        ? to - start
        : size;
    const data = start + (isLong ? 16 : 8);
    const end = start + length;
    must(end >= data && end <= to);
    boxes.push({ type: bytes.toString('latin1', start + 4, start + 8), start, data, end });
    start = end;
  }
  return boxes;
};

/** A number of `size` bytes, 0, 4 or 8. */
const readSized = (bytes: Buffer, at: number, size: number): number =>
  size === 0 ? 0 : size === 8 ? Number(bytes.readBigUInt64BE(at)) : bytes.readUIntBE(at, size);

interface Extent {
  readonly item: number;
  /** Whether it lies in the box `idat`, rather than anywhere in the file. */
  readonly isInside: boolean;
  readonly from: number;
  readonly length: number;
}

/** Where the data of each item lie. */
const readExtents = (bytes: Buffer, { data }: Box): Extent[] => {
  const version = bytes[data] ?? 0;
  const sizes = bytes.readUInt16BE(data + 4);
  const [offsetSize, lengthSize, baseSize] = [sizes >> 12, (sizes >> 8) & 15, (sizes >> 4) & 15];
  const indexSize = version === 0 ? 0 : sizes & 15;
  const wide = version < 2 ? 2 : 4;
  const count = bytes.readUIntBE(data + 6, wide);
  const extents: Extent[] = [];
  let at = data + 6 + wide;
  for (let i = 0; i < count; i++) {
    const item = bytes.readUIntBE(at, wide);
    at += wide;
    const method = version === 0 ? 0 : bytes.readUInt16BE(at) & 15;
    must(method < 2);
    at += (version === 0 ? 0 : 2) + 2;
    const base = readSized(bytes, at, baseSize);
    at += baseSize;
    const parts = bytes.readUInt16BE(at);
    at += 2;
    for (let part = 0; part < parts; part++) {
      at += indexSize;
      const offset = readSized(bytes, at, offsetSize);
      const length = readSized(bytes, at + offsetSize, lengthSize);
      at += offsetSize + lengthSize;
      extents.push({ item, isInside: method === 1, from: base + offset, length });
    }
  }
  return extents;
};

/** The kinds of items that a picture is put together of; all others (`Exif`, `mime`, `uri `) only tell of it. */
const pictureItems = new Set(['av01', 'grid', 'iovl', 'iden', 'tmap']);

/** The properties that a picture is shown by. */
const properties = new Set(
  'ispe pixi av1C irot imir pasp clap auxC clli mdcv cclv a1op a1lx lsel ndwt reve'.split(' '),
);

/**
 * An AVIF taken apart: whatever does not show the picture is blanked where it lies, since other parts count on where they
 * are. `undefined` where a part breaks off, and for one that moves.
 */
export const parseAvif = (avif: Buffer): ParsedPicture | undefined => {
  const clean = Buffer.alloc(avif.length);
  const rest = Buffer.from(avif);
  const copy = (from: number, to: number): void => {
    must(from <= to && to <= avif.length);
    avif.copy(clean, from, from, to);
    rest.fill(0, from, to);
  };
  const copyProfile = ({ data, end }: Box): void => {
    copy(data, data + 4);
    const kind = avif.toString('latin1', data, data + 4);
    if (kind === 'nclx') copy(data, end);
    else cleanProfile(avif.subarray(data + 4, end))?.copy(clean, data + 4);
  };
  const copyProperties = (box: Box): void => {
    for (const child of readBoxes(avif, box.data, box.end)) {
      copy(child.start, child.data);
      if (child.type === 'ipma') copy(child.data, child.end);
      if (child.type !== 'ipco') continue;
      for (const property of readBoxes(avif, child.data, child.end)) {
        copy(property.start, property.data);
        if (property.type === 'colr') copyProfile(property);
        else if (properties.has(property.type)) copy(property.data, property.end);
      }
    }
  };
  /** The items that make up the picture. */
  const copyItems = ({ data, end }: Box): Set<number> => {
    const children = data + ((avif[data] ?? 0) === 0 ? 6 : 8);
    copy(data, children);
    const items = new Set<number>();
    for (const box of readBoxes(avif, children, end)) {
      const version = avif[box.data] ?? 0;
      must(box.type === 'infe' && (version === 2 || version === 3));
      const wide = version === 2 ? 2 : 4;
      const type = box.data + 4 + wide + 2;
      copy(box.start, type + 4);
      if (pictureItems.has(avif.toString('latin1', type, type + 4)))
        items.add(avif.readUIntBE(box.data + 4, wide));
    }
    return items;
  };
  const copyMeta = (meta: Box): void => {
    copy(meta.data, meta.data + 4);
    const boxes = readBoxes(avif, meta.data + 4, meta.end);
    const find = (type: string): Box | undefined => boxes.find((box) => box.type === type);
    for (const box of boxes) {
      copy(box.start, box.data);
      if (box.type === 'hdlr') copy(box.data, Math.min(box.end, box.data + 24));
      if (/^(?:pitm|iloc|iref|grpl)$/.test(box.type)) copy(box.data, box.end);
      if (box.type === 'iprp') copyProperties(box);
    }
    const [names, places, inside] = [find('iinf'), find('iloc'), find('idat')];
    if (!names || !places) throw new Unreadable();
    const items = copyItems(names);
    for (const { item, isInside, from, length } of readExtents(avif, places)) {
      if (!items.has(item)) continue;
      const start = isInside ? (inside?.data ?? avif.length) + from : from;
      copy(start, start + length);
    }
  };
  try {
    const boxes = readBoxes(avif, 0, avif.length);
    const meta = boxes.find(({ type }) => type === 'meta');
    if (!meta || boxes[0]?.type !== 'ftyp' || boxes.some(({ type }) => type === 'moov'))
      return undefined;
    for (const { start, data } of boxes) copy(start, data);
    copy(boxes[0].data, boxes[0].end);
    copyMeta(meta);
    return { clean, rest: [rest], frames: 1 };
  } catch (error) {
    // Numbers that lie beyond the end are the file's fault too.
    if (error instanceof Unreadable || error instanceof RangeError) return undefined;
    throw error;
  }
};
