import { settings } from '../config.ts';
import { toIntake, type Intake } from './intake.ts';
import { readIntakeSettings } from './intake-settings.ts';
import { fetchedFor, fetchOpenList, toFindOpenArticle } from './open-articles.ts';
import type { Store } from './store.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The intake on a host that has no disk: its list of articles is the file that the site was published with.
 *
 * @throws An error whose message says what is missing in the environment: the host's log shows it.
 */
export const toHostedIntake = (
  store: Store,
  environment: Environment,
  fetchFile: (url: string) => Promise<Response> = fetch,
): Intake => {
  const read = readIntakeSettings(environment, settings);
  if ('fault' in read) throw new Error(read.fault);
  const readList = () => fetchOpenList(read.openListAddress, fetchFile);
  return toIntake({
    ...read.options,
    store,
    findOpenArticle: toFindOpenArticle(readList, Date.now, fetchedFor),
    now: Date.now,
    random: (bytes) => crypto.getRandomValues(new Uint8Array(bytes)),
  });
};
