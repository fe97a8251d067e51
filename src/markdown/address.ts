/** What a link's address leads to, judged by its form alone. */
export type Address =
  | { readonly kind: 'empty' | 'incomplete' }
  | { readonly kind: 'fragment' | 'internal' | 'external'; readonly href: string }
  | { readonly kind: 'forbidden'; readonly scheme: string };

/** xmpp is here because GFM makes links of such addresses by itself. Signal and the like have https addresses. */
export const linkSchemes: readonly string[] = ['http', 'https', 'mailto', 'tel', 'xmpp'];

/** Undoes percent-encoding where that gives text; the rest stays as it is. */
export const decodeAddress = (address: string): string =>
  address.replace(/(?:%[\da-f]{2})+/gi, (encoded) => {
    try {
      return decodeURI(encoded);
    } catch {
      return encoded;
    }
  });

/**
 * What browsers skip within an address (line breaks and tabs) or around it, and what a reader does not see:
 * a scheme can be disguised with any of these.
 */
const unseen =
  /[\u0000-\u0020\u007F-\u00A0\u00AD\u180E\u200B-\u200F\u2028-\u202F\u205F-\u206F\u3000\uFEFF]/gu;

const withoutUnseen = (address: string): string => decodeAddress(address).replace(unseen, '');

/** What stands before the first colon, if that can be a scheme; stricter than browsers are. */
export const findScheme = (address: string): string | undefined =>
  /^([^/\\?#:]+):/.exec(withoutUnseen(address))?.[1]?.toLowerCase();

/** `//host/path`, in all the forms that browsers take for it. */
export const isProtocolRelative = (address: string): boolean =>
  /^[/\\]{2}/.test(withoutUnseen(address));

/** Sorts an `href`, percent-encoded or not. */
export const toAddress = (typed: string): Address => {
  const href = typed.replace(/[\t\n\r]/g, '').trim();
  if (withoutUnseen(href) === '') return { kind: 'empty' };
  if (href.startsWith('#')) return { kind: 'fragment', href: decodeAddress(href) };
  if (isProtocolRelative(href)) return toExternal(`https:${href.replaceAll('\\', '/')}`);
  const scheme = findScheme(href);
  if (scheme === undefined) return { kind: 'internal', href: decodeAddress(href) };
  return linkSchemes.includes(scheme) ? toExternal(href) : { kind: 'forbidden', scheme };
};

const toExternal = (href: string): Address => {
  const isComplete = /^(?:https?:\/\/|(?:mailto|tel|xmpp):[^/])/i.test(href) && URL.canParse(href);
  return isComplete ? { kind: 'external', href } : { kind: 'incomplete' };
};

/** What to tell of an address that no page may hold, or `undefined` for a good one. */
export const findAddressProblem = (
  address: Address,
  typed: string,
): { rule: string; message: string; hint: string } | undefined => {
  switch (address.kind) {
    case 'empty':
      return {
        rule: 'link/empty',
        message: 'The link has no address.',
        hint: 'Write the address between the round brackets, or take the link away.',
      };
    case 'incomplete':
      return {
        rule: 'link/empty',
        message: `The link’s address "${shorten(typed)}" is not complete.`,
        hint: 'Write the whole address, as in https://example.org/page or mailto:name@example.org.',
      };
    case 'forbidden':
      return {
        rule: 'link/forbidden-protocol',
        message: `The link’s address begins with "${shorten(address.scheme)}:", which is not allowed.`,
        hint: 'Use an address that begins with https://, mailto: or tel:, or the path of a file beside this one.',
      };
    default:
      return undefined;
  }
};

const shorten = (text: string): string => (text.length > 60 ? `${text.slice(0, 60)}…` : text);
