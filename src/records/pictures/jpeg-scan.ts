/** By the next 16 bits: how many of them are a code, shifted by 8, and what it stands for; 0 for what is none. */
export type Codes = Uint16Array;

/** The tables of codes in a segment, by their class and number. */
export const readCodes = (data: Buffer): [name: number, codes: Codes][] => {
  const tables: [number, Codes][] = [];
  for (let at = 0; at < data.length;) {
    const codes = new Uint16Array(65_536);
    const name = data[at] ?? 0;
    let [code, symbol] = [0, at + 17];
    for (let length = 1; length <= 16; length++) {
      for (let i = 0; i < (data[at + length] ?? 0); i++) {
        const from = code << (16 - length);
        codes.fill((length << 8) | (data[symbol] ?? 0), from, from + (1 << (16 - length)));
        code += 1;
        symbol += 1;
      }
      code <<= 1;
    }
    tables.push([name, codes]);
    at = symbol;
  }
  return tables;
};

/** The blocks of one unit of a scan, each with the codes of its first value and of all others. */
type Unit = readonly (readonly [first: Codes, others: Codes])[];

/** The coded bytes of a scan between its restarts, without what keeps them from looking like markers. */
const splitScan = (scan: Buffer): Buffer[] => {
  const parts: Buffer[] = [];
  let out = Buffer.alloc(scan.length);
  let length = 0;
  for (let at = 0; at < scan.length; at++) {
    const byte = scan[at] ?? 0;
    if (byte !== 0xff) out[length++] = byte;
    else {
      const next = scan[++at] ?? 0;
      if (next === 0) out[length++] = 0xff;
      else {
        parts.push(out.subarray(0, length));
        out = out.subarray(length);
        length = 0;
      }
    }
  }
  return [...parts, out.subarray(0, length)];
};

/** Whether `units` fill the bytes, to the last of them. Values are skipped: only where they end counts. */
const fills = (bytes: Buffer, unit: Unit, units: number): boolean => {
  let [buffer, held, at] = [0, 0, 0];
  const load = (): void => {
    while (held < 16) {
      buffer = ((buffer & 0xffff) << 8) | (bytes[at] ?? 0);
      at += 1;
      held += 8;
    }
  };
  /** What the next code stands for; -1 for none. */
  const read = (codes: Codes): number => {
    load();
    const found = codes[(buffer >>> (held - 16)) & 0xffff] ?? 0;
    held -= found >> 8;
    return found === 0 ? -1 : found & 0xff;
  };
  const skip = (bits: number): void => {
    load();
    held -= bits;
  };
  for (let i = 0; i < units; i++) {
    for (const [first, others] of unit) {
      const size = read(first);
      if (size < 0 || size > 16) return false;
      skip(size);
      for (let place = 1; place < 64;) {
        const found = read(others);
        if (found < 0) return false;
        const bits = found & 15;
        if (bits === 0 && found !== 0xf0) break;
        place += (found >> 4) + 1;
        if (place > 64) return false;
        skip(bits);
      }
    }
    if (at > bytes.length + 4) return false;
  }
  return Math.ceil((at * 8 - held) / 8) === bytes.length;
};

/** What a decoder knows when a scan begins: the segments' data, without their markers and lengths. */
export interface ScanHead {
  /** Of the frame. */
  readonly frame: Buffer;
  readonly scan: Buffer;
  readonly codes: ReadonlyMap<number, Codes>;
  /** Every how many units the decoder starts anew; 0 for never. */
  readonly restart: number;
}

/**
 * Whether the coded dots of a scan that holds the whole picture (baseline) fill its bytes to the last: nothing is missing,
 * and nothing hides behind them.
 */
export const isFullScan = (bytes: Buffer, { frame, scan, codes, restart }: ScanHead): boolean => {
  const [height, width, count] = [frame.readUInt16BE(1), frame.readUInt16BE(3), frame[5] ?? 0];
  if (scan[0] !== count) return false;
  const factors = Array.from({ length: count }, (_, i) => frame[7 + 3 * i] ?? 0x11);
  const sizes = factors.map((factor) => [factor >> 4, factor & 15] as const);
  const isSingle = count === 1;
  const across = 8 * (isSingle ? 1 : Math.max(...sizes.map(([x]) => x)));
  const down = 8 * (isSingle ? 1 : Math.max(...sizes.map(([, y]) => y)));
  const units = Math.ceil(width / across) * Math.ceil(height / down);
  const unit = sizes.flatMap(([x, y], i) => {
    const names = scan[2 + 2 * i] ?? 0;
    const [first, others] = [codes.get(names >> 4), codes.get(0x10 | (names & 15))];
    const blocks = isSingle ? 1 : x * y;
    return first && others ? Array.from({ length: blocks }, () => [first, others] as const) : [];
  });
  if (unit.length === 0) return false;
  const parts = splitScan(bytes);
  const each = restart === 0 ? units : restart;
  if (parts.length !== Math.ceil(units / each)) return false;
  return parts.every((part, i) => fills(part, unit, Math.min(each, units - i * each)));
};
