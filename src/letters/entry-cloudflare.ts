import { toHostedIntake, type Environment } from './hosted-intake.ts';
import type { Intake } from './intake.ts';
import { toR2Store, type R2Bucket } from './r2-store.ts';

/** What `wrangler.toml` binds: the bucket, and the variables that docs/letters-service.md lists. */
type Bindings = Readonly<Record<string, unknown>> & { readonly LETTERS: R2Bucket };

const toEnvironment = (bindings: Bindings): Environment =>
  Object.fromEntries(
    Object.entries(bindings).filter(
      (entry): entry is [string, string] => typeof entry[1] === 'string',
    ),
  );

/** The intake as a Worker: made of what is bound when the first request comes, then kept. */
export const toWorker = () => {
  let intake: Intake | undefined;
  return {
    fetch: async (request: Request, bindings: Bindings): Promise<Response> => {
      intake ??= toHostedIntake(toR2Store(bindings.LETTERS), toEnvironment(bindings));
      return intake(request, request.headers.get('cf-connecting-ip') ?? undefined);
    },
  };
};

export default toWorker();
