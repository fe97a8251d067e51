import { chromium, type Browser } from 'playwright-core';
import { findBrowser } from '../../src/cli/bootstrap/ensure-browser.mjs';

/** `--browser` names one, or says with an empty value that there is none; who runs without it looks for one. */
export const chromiumPath = process.env['THROUGHLINE_CHROMIUM'] ?? findBrowser(process.env) ?? '';

/**
 * What Chromium needs to start as root and to leave the network alone: without these it looks for its maker's hosts,
 * and on a closed network waits for them.
 */
export const chromiumArguments = [
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
  if (chromiumPath === '') throw new Error('There is no Chromium on this machine: install one.');
  return chromium.launch({ executablePath: chromiumPath, args: chromiumArguments });
}
