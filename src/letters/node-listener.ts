import type { IncomingMessage, ServerResponse } from 'node:http';
import { getRequestListener, type HttpBindings } from '@hono/node-server';
import type { Intake } from './intake.ts';

/** Where a request really comes from: the last address that a proxy of our own adds, else the socket's. */
const toAddress = ({ incoming }: HttpBindings, behindProxy: boolean): string => {
  const forwarded = incoming.headers['x-forwarded-for'];
  const last = String(forwarded ?? '')
    .split(',')
    .at(-1)
    ?.trim();
  return behindProxy && last ? last : (incoming.socket.remoteAddress ?? '');
};

/**
 * The intake for `node:http`.
 *
 * @param behindProxy Whether a proxy of our own stands before it and says in `X-Forwarded-For` who asks; what anybody
 * else writes there is not believed.
 */
export const toNodeListener = (
  intake: Intake,
  behindProxy = false,
): ((request: IncomingMessage, response: ServerResponse) => void) => {
  const listener = getRequestListener(
    (request, env) => intake(request, toAddress(env as HttpBindings, behindProxy)),
    { overrideGlobalObjects: false },
  );
  return (request, response) => void listener(request, response);
};
