import type { Service } from '../build/static-server.ts';
import { settings } from '../config.ts';
import { findSettingsFault } from '../hosts/settings-faults.ts';
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
  if (letters.via !== 'intake') return undefined;
  // A demonstration has nobody to answer at another address.
  if (makesKeys && !letters.url.startsWith('/')) return undefined;
  // Where the site lies is the build's to judge; an address that is none would be no origin that letters may come from.
  const fault = findSettingsFault({ ...settings, target: 'folder' });
  if (fault !== undefined) return { fault };
  const made = await toNodeIntake({
    environment: process.env,
    settings,
    root: process.cwd(),
    site: folder,
    base,
    makesKeys,
  }).catch((error: unknown) => ({ fault: toWords(error) }));
  if ('fault' in made) return made;
  return {
    service: { path: made.path, answer: toNodeListener(made.intake, console.error) },
    notes: made.notes,
  };
};
