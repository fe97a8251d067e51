import type { IncomingMessage, ServerResponse } from 'node:http';
import { getRequestListener, type HttpBindings } from '@hono/node-server';
import type { Intake } from './intake.ts';
import { namelessProxy, toReaderAddress } from './reader-address.ts';

/**
 * The intake for `node:http`, by itself or behind a proxy on the same machine.
 *
 * @param warn Told once where a proxy does not say whose letters it passes on.
 */
export const toNodeListener = (
  intake: Intake,
  warn: (message: string) => void = (message) => process.emitWarning(message),
): ((request: IncomingMessage, response: ServerResponse) => void) => {
  let isWarned = false;
  const listener = getRequestListener(
    (request, env) => {
      const { remoteAddress = '' } = (env as HttpBindings).incoming.socket;
      const address = toReaderAddress(remoteAddress, request.headers);
      if (address === undefined && !isWarned) {
        isWarned = true;
        warn(namelessProxy);
      }
      return intake(request, address);
    },
    { overrideGlobalObjects: false },
  );
  return (request, response) => void listener(request, response);
};
