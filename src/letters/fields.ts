/** What the form sends, each as it was typed. */
export const fieldNames = [
  'article',
  'language',
  'name',
  'email',
  'letter',
  'replyTo',
  'token',
  'website',
] as const;

export type Fields = Readonly<Record<(typeof fieldNames)[number], string>>;

/** The fields, or the status that says why there are none. */
export type FieldsResult = { readonly fields: Fields } | { readonly status: 400 | 413 | 415 };

const toFields = (find: (name: string) => readonly unknown[]): FieldsResult => {
  const values = fieldNames.map((name) => [name, find(name)] as const);
  // A field that comes twice is read one way by one program and another way by the next.
  const isForm = values.every(([, each]) => each.length <= 1 && each.every(isText));
  if (!isForm) return { status: 400 };
  const entries = values.map(([name, [value]]) => [name, normalize(value)]);
  return { fields: Object.fromEntries(entries) as Fields };
};

const isText = (value: unknown): boolean => value === null || typeof value === 'string';

/** Browsers send line ends as CR LF. Nothing else is done to a text before its length is looked at. */
const normalize = (value: unknown): string =>
  (typeof value === 'string' ? value : '').replace(/\r\n?/g, '\n');

/** The body of a request, whether it says its length or not; undefined as soon as it is longer than `most` bytes. */
const readBytes = async (request: Request, most: number): Promise<Uint8Array | undefined> => {
  if (Number(request.headers.get('content-length') ?? 0) > most) return undefined;
  const reader = request.body?.getReader();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    const read = await reader?.read();
    if (!read || read.done) break;
    chunks.push(read.value);
    size += read.value.byteLength;
    if (size > most) {
      await reader?.cancel();
      return undefined;
    }
  }
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.byteLength;
  }
  return bytes;
};

const decode = (bytes: Uint8Array): string | undefined => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
};

const readJson = (text: string): FieldsResult => {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return { status: 400 };
    const entries = new Map(Object.entries(value));
    return toFields((name) => (entries.has(name) ? [entries.get(name)] : []));
  } catch {
    return { status: 400 };
  }
};

const isForm = (type: string): boolean => type === 'application/x-www-form-urlencoded';

export const isJson = (type: string): boolean => type === 'application/json';

/** `text/html; charset=utf-8` -> `text/html`. */
export const toMediaType = (header: string | null): string =>
  (header ?? '').split(';')[0]?.trim().toLowerCase() ?? '';

/** Reads the form that a request holds, if it is not longer than `most` bytes. */
export const readFields = async (request: Request, most: number): Promise<FieldsResult> => {
  const type = toMediaType(request.headers.get('content-type'));
  if (!isForm(type) && !isJson(type)) return { status: 415 };
  const bytes = await readBytes(request, most);
  if (bytes === undefined) return { status: 413 };
  const text = decode(bytes);
  if (text === undefined) return { status: 400 };
  if (isJson(type)) return readJson(text);
  const parameters = new URLSearchParams(text);
  return toFields((name) => parameters.getAll(name));
};
