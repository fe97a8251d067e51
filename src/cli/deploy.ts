import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { deploy, rollBack } from '../build/deploy.ts';
import { toDestination } from '../build/deploy-shell.ts';

const usage = `Brings a built site to a server of your own, or to a folder, in one switch.
  npm run deploy -- --to user@host:/srv/www/site [--from dist] [--keep 5] [--reload "sudo systemctl reload nginx"]
  npm run deploy -- --to user@host:/srv/www/site --rollback [--release NAME]
  --ssh "ssh -p 2222" names another way to the server.`;

const options = {
  to: { type: 'string' },
  from: { type: 'string', default: 'dist' },
  keep: { type: 'string', default: '5' },
  reload: { type: 'string' },
  ssh: { type: 'string', default: 'ssh' },
  rollback: { type: 'boolean', default: false },
  release: { type: 'string' },
} as const;

const readOptions = () => {
  try {
    const { to, keep, ...rest } = parseArgs({ options }).values;
    const count = Number(keep);
    if (to === undefined || !Number.isSafeInteger(count) || count < 1) return undefined;
    return { ...rest, to: toDestination(to, rest.ssh), keep: count };
  } catch {
    return undefined;
  }
};

const wanted = readOptions();
if (!wanted) {
  console.error(usage);
  process.exitCode = 2;
} else {
  const { to, from, keep, reload, release } = wanted;
  const done = wanted.rollback
    ? rollBack(to, release, reload)
    : deploy(resolve(from), to, { keep, reload }, Date.now());
  await done.then(
    (said) => console.log(said),
    (error: unknown) => {
      console.error(error instanceof Error ? error.message : error);
      process.exitCode = 1;
    },
  );
}
