import { chromium, type Browser } from 'playwright-core';
import { describe } from 'vitest';
import { findBrowser } from '../../src/cli/bootstrap/ensure-browser.mjs';

/** `npm test` names a browser, or says with an empty value that there is none; Vitest run by itself looks for one. */
const executablePath = process.env['THROUGHLINE_CHROMIUM'] ?? findBrowser(process.env) ?? '';

/** The only place that decides whether tests in a browser run: without one they count as skipped. */
export const describeInBrowser = describe.skipIf(executablePath === '');

/**
 * What Chromium needs to start as root and to leave the network alone: without these it looks for its maker's hosts,
 * and on a closed network waits for them.
 */
const args = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** A new browser with an empty profile. The caller closes it. */
export async function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath, args });
}
