import type { Service } from '../build/static-server.ts';
import { settings } from '../config.ts';
import { toNodeIntake } from '../letters/node-intake.ts';
import { toNodeListener } from '../letters/node-listener.ts';
import { toWords } from './ended.ts';

/** The service that takes letters in, ready to be served, and what its publisher should know. */
export interface OpenIntake {
  readonly service: Service;
  readonly notes: readonly string[];
}

/**
 * Opens the inbox of this machine for a site that is served here; undefined where the site's letters go elsewhere.
 *
 * @param makesKeys Whether it makes itself keys where there are none, as a demonstration does.
 */
export const openIntake = async (
  { folder, base }: { readonly folder: string; readonly base: string },
  makesKeys: boolean,
): Promise<OpenIntake | { readonly fault: string } | undefined> => {
  const { letters } = settings;
  if (letters.via !== 'intake' || !letters.url.startsWith('/')) return undefined;
  const made = await toNodeIntake({
    environment: process.env,
    settings,
    root: process.cwd(),
    site: folder,
    base,
    makesKeys,
  }).catch((error: unknown) => ({ fault: toWords(error) }));
  if ('fault' in made) return made;
  const behindProxy = process.env['THROUGHLINE_PROXY'] === '1';
  const answer = toNodeListener(made.intake, behindProxy);
  return { service: { path: made.path, answer }, notes: made.notes };
};
