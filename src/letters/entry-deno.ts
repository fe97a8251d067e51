import { toDenoStore, type DenoKv } from './deno-store.ts';
import { toHostedIntake, type Environment } from './hosted-intake.ts';
import type { Intake } from './intake.ts';
import { namelessProxy, toReaderAddress } from './reader-address.ts';

/** The part of Deno that the entry needs. */
interface DenoGlobal {
  readonly openKv: () => Promise<DenoKv>;
  readonly env: { readonly toObject: () => Environment };
}

/** Who asks, as `deno serve` says it. */
interface Connection {
  readonly remoteAddr: { readonly hostname: string };
}

const open = async (): Promise<Intake> => {
  const { Deno } = globalThis as unknown as { readonly Deno: DenoGlobal };
  return toHostedIntake(toDenoStore(await Deno.openKv()), Deno.env.toObject());
};

/** The intake for `deno serve`: opened when the first request comes, then kept. */
export const toDenoServer = () => {
  let intake: Promise<Intake> | undefined;
  return {
    fetch: async (request: Request, { remoteAddr }: Connection): Promise<Response> => {
      intake ??= open();
      const address = toReaderAddress(remoteAddr.hostname, request.headers);
      if (address === undefined) process.emitWarning(namelessProxy);
      return (await intake)(request, address);
    },
  };
};

export default toDenoServer();
