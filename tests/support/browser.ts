import { describe } from 'vitest';
import { chromiumPath } from './chromium.ts';

/** The only place that decides whether tests in a browser run: without one they count as skipped. */
export const describeInBrowser = describe.skipIf(chromiumPath === '');
