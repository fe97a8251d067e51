import { join } from 'node:path';
import { verifySite, type VerifyOptions } from '../../src/build/verify-report.ts';
import { makeFolder } from './folder.ts';
import { builtAt } from './small-edition.ts';

/** Verifies on the day on which the small editions were built, without a key and with nothing remembered. */
export const verify = async (place: string, options: Partial<VerifyOptions> = {}) =>
  verifySite({
    ...{ place, key: '', now: builtAt * 1000 },
    memory: join(await makeFolder('memory'), 'seen.json'),
    ...options,
  });
