const isOwnMachine = (address: string): boolean =>
  /^(?:::ffff:)?127\.|^::1$/.test(address) || address === '';

/** Tor tells circuits apart by addresses of this network, all of which one household would have. */
const circuit = /^fc00:dead:beef:4dad:+/i;

const toCounted = (address: string): string | undefined => {
  const bare = address.replace(/^\[(.*)\](?::\d+)?$/, '$1').replace(/^([\d.]+):\d+$/, '$1');
  if (circuit.test(bare)) return `circuit ${bare.replace(circuit, '').replaceAll(':', '.')}`;
  return /^(?=.*[.:])[\da-f:.]+$/i.test(bare) ? bare : undefined;
};

const isPublicName = (address: string | null): boolean => {
  const { hostname } = URL.parse(address ?? '') ?? { hostname: 'localhost' };
  return !/(?:^|\.)localhost$/.test(hostname) && !isOwnMachine(hostname.replace(/^\[|\]$/g, ''));
};

/** What proxies add, and what a browser sends that was not led to this machine by its own name. */
const isPassedOn = (headers: Headers): boolean =>
  ['via', 'forwarded', 'x-real-ip', 'x-forwarded-host', 'x-forwarded-proto'].some((name) =>
    headers.has(name),
  ) ||
  isPublicName(`http://${headers.get('host') ?? 'localhost'}`) ||
  isPublicName(headers.get('origin')) ||
  isPublicName(headers.get('referer'));

/**
 * The address that a request is counted under. A proxy on the same machine is believed what it says in
 * `X-Forwarded-For`: the last address there is the one that it was asked from, whatever the reader wrote before it.
 * What anybody else writes there is not looked at.
 *
 * @param peer Who has opened the connection; empty for a Unix socket.
 * @returns `undefined` where a proxy does not say whose request it passes on: all its readers would be one.
 */
export const toReaderAddress = (peer: string, headers: Headers): string | undefined => {
  if (!isOwnMachine(peer)) return peer;
  const forwarded = headers.get('x-forwarded-for');
  if (forwarded !== null) return toCounted(forwarded.split(',').at(-1)?.trim() ?? '');
  return isPassedOn(headers) ? undefined : peer;
};

/** What a log says of such a proxy. */
export const namelessProxy =
  'A proxy passes letters on without saying whose they are, so none is taken: let it set X-Forwarded-For to the reader’s address, as docs/letters-service.md shows.';
