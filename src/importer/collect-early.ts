import { setFlagsFromString } from 'node:v8';

/**
 * Has this process give memory back while it is still little. On a machine with much of it, V8 lets what is no longer
 * needed pile up to several times of what is: an import, which makes much and keeps little, would show it all at the
 * peak. Measured: a quarter less memory in the same time.
 */
export const collectEarly = (): void => setFlagsFromString('--heap-growing-percent=50');
