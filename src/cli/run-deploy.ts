import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { toDestination, usualSsh } from '../build/deploy-destination.ts';
import { deploy, rollBack } from '../build/deploy.ts';
import { runCommand, succeed, type Ended } from './ended.ts';

const usage = `Deploys a built site to a server of your own, or to a folder, in one switch.
  npm run deploy -- --to user@host:/srv/www/site [--from dist] [--keep 5] [--reload "sudo systemctl reload nginx"]
  npm run deploy -- --to user@host:/srv/www/site --rollback [--release NAME] [--reload …]

  --to        user@host:/path, ssh://user@host:port/path, or a folder here
  --from      the built site
  --keep      how many releases stay there, to go back to
  --reload    the command that has nginx read its configuration again
  --rollback  goes back to the release before the one that is served, or to the one that --release names
  --release   a release by its name
  --ssh       another way to the server: --ssh "ssh -p 2222 -i ~/.ssh/publisher"

Example: npm run deploy -- --to publisher@news.example.org:/srv/www/news`;

const options = {
  to: { type: 'string' },
  from: { type: 'string', default: 'dist' },
  keep: { type: 'string', default: '5' },
  reload: { type: 'string' },
  ssh: { type: 'string', default: usualSsh },
  rollback: { type: 'boolean', default: false },
  release: { type: 'string' },
} as const;

/** @throws With what is wrong with the arguments. */
const readOptions = (args: readonly string[]) => {
  const { to, keep, ...rest } = parseArgs({ args: [...args], options }).values;
  if (to === undefined) throw new Error('--to has to say where the site goes.');
  if (!/^[1-9]\d{0,5}$/.test(keep))
    throw new Error(`--keep is "${keep}", which is no number of editions: it is 1 or more.`);
  if (rest.release !== undefined && !rest.rollback)
    throw new Error('--release names an edition to go back to: it goes with --rollback.');
  return { ...rest, to: toDestination(to, rest.ssh), keep: Number(keep) };
};

/** `npm run deploy`. */
export const runDeploy = (args: readonly string[], now: number): Promise<Ended> =>
  runCommand(
    () => readOptions(args),
    usage,
    async ({ to, from, keep, reload, release, rollback }) =>
      succeed(
        await (rollback
          ? rollBack(to, release, reload)
          : deploy(resolve(from), to, { keep, reload }, now)),
      ),
  );
