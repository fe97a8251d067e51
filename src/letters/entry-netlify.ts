import { toBlobsStore, type BlobsStore } from './blobs-store.ts';
import { toHostedIntake } from './hosted-intake.ts';

/** The part of a Netlify function's context that says who asks. */
interface Context {
  readonly ip: string;
}

/**
 * The intake as a Netlify function.
 *
 * @param openStore `getStore` of `@netlify/blobs`, which the function brings itself: nobody else needs the package.
 */
export const toNetlifyFunction = (
  openStore: (options: { readonly name: string; readonly consistency: 'strong' }) => BlobsStore,
): ((request: Request, context: Context) => Promise<Response>) => {
  const store = toBlobsStore(openStore({ name: 'letters', consistency: 'strong' }));
  const intake = toHostedIntake(store, process.env);
  return (request, { ip }) => intake(request, ip);
};
