/** Signs texts with a secret, and tells its own signatures from others. */
export interface Signer {
  /** HMAC-SHA-256, in base64url. */
  readonly sign: (text: string) => Promise<string>;
  /** Takes as long for a wrong signature as for a right one. */
  readonly verify: (text: string, signature: string) => Promise<boolean>;
}

const algorithm = { name: 'HMAC', hash: 'SHA-256' };

const utf8 = new TextEncoder();

export const toSigner = (secret: string): Signer => {
  const key = crypto.subtle.importKey('raw', utf8.encode(secret), algorithm, false, [
    'sign',
    'verify',
  ]);
  return {
    sign: async (text) =>
      toBase64Url(new Uint8Array(await crypto.subtle.sign('HMAC', await key, utf8.encode(text)))),
    verify: async (text, signature) => {
      const bytes = fromBase64Url(signature);
      return (
        bytes !== undefined &&
        (await crypto.subtle.verify('HMAC', await key, bytes, utf8.encode(text)))
      );
    },
  };
};

export const toBase64Url = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');

/** Undefined for what is no base64url, or not in its one canonical form. */
export const fromBase64Url = (text: string): Uint8Array<ArrayBuffer> | undefined => {
  if (!/^[\w-]*$/.test(text)) return undefined;
  try {
    const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
    const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0));
    return toBase64Url(bytes) === text ? bytes : undefined;
  } catch {
    return undefined;
  }
};
