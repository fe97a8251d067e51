import { spawn } from 'node:child_process';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { edit, findArticles, makeProject } from './support/bench-project.ts';

/*
 * How long a writer waits, in seconds: until the dev server shows a first page, and from saving a text or a title until
 * the page that is open shows it, which the server tells a browser to load again:
 *   node bench/dev.ts [--articles 1000,10000] [--rounds 5]
 *   node bench/dev.ts --projects FOLDER,FOLDER [--rounds 5]
 * Rounds of all archives, or of all projects, are interleaved; each time is compared with that of the first.
 */

const { values } = parseArgs({
  options: {
    articles: { type: 'string', default: '1000,10000' },
    rounds: { type: 'string', default: '5' },
    projects: { type: 'string' },
  },
});

interface DevServer {
  readonly origin: string;
  readonly close: () => Promise<void>;
}

/** The dev server of a project, as soon as it answers. */
const startServer = async (folder: string): Promise<DevServer> => {
  const child = spawn(
    process.execPath,
    [join(folder, 'node_modules/astro/bin/astro.mjs'), 'dev', '--port', '4991'],
    {
      cwd: folder,
      env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1' },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  let output = '';
  const origin = await new Promise<string>((found, fail) => {
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => {
        output += text;
        const [at] = /http:\/\/localhost:\d+/.exec(output) ?? [];
        if (at !== undefined) found(at);
      });
    child.once('close', () => {
      fail(new Error(output));
    });
  });
  return {
    origin,
    close: async () => {
      const closed = new Promise((resolve) => child.once('close', resolve));
      child.kill();
      await closed;
    },
  };
};

const getPage = async (address: string): Promise<string> => {
  const response = await fetch(address);
  const text = await response.text();
  if (!response.ok) throw new Error(`${address} answers ${String(response.status)}\n${text}`);
  return text;
};

/** Resolves each time that the server tells browsers to load their pages again. */
const listen = async (origin: string): Promise<() => Promise<void>> => {
  const client = await getPage(`${origin}/@vite/client`);
  const [, token = ''] = /wsToken = "([^"]+)"/.exec(client) ?? [];
  const socket = new WebSocket(`${origin.replace('http', 'ws')}/?token=${token}`, 'vite-hmr');
  await new Promise((open) => socket.addEventListener('open', open, { once: true }));
  return () =>
    new Promise((told) => {
      const onMessage = ({ data }: MessageEvent<string>): void => {
        if (!data.includes('full-reload')) return;
        socket.removeEventListener('message', onMessage);
        told();
      };
      socket.addEventListener('message', onMessage);
    });
};

/** Seconds until the page shows what has been written, as a browser that waits for being told would. */
const timeEdit = async (
  address: string,
  told: () => Promise<void>,
  write: () => Promise<void>,
  sign: string,
): Promise<number> => {
  let telling = told();
  const started = performance.now();
  await write();
  for (;;) {
    await telling;
    telling = told();
    if ((await getPage(address)).includes(sign)) return (performance.now() - started) / 1000;
  }
};

type Times = Record<'ready' | 'text' | 'title', number[]>;

const measureRound = async (folder: string, round: number, times: Times): Promise<void> => {
  const files = await findArticles(folder);
  const file = files[Math.floor(files.length / 2)] ?? '';
  const [, , language = '', year = ''] = file.split('/');
  const path = `${language === 'en' ? '' : `${language}/`}${year}/${basename(file, '.md')}/`;
  const before = await readFile(join(folder, file));
  const started = performance.now();
  const server = await startServer(folder);
  try {
    const address = `${server.origin}/${path}`;
    await getPage(address);
    times.ready.push((performance.now() - started) / 1000);
    const told = await listen(server.origin);
    for (const [name, from, sign] of [
      ['text', /$/, `A sentence of round ${String(round)}.`],
      ['title', /^title: .*$/m, `A title of round ${String(round)}`],
    ] as const) {
      await wait(3000);
      const write = () =>
        edit(join(folder, file), from, name === 'title' ? `title: ${sign}` : `\n${sign}\n`);
      times[name].push(await timeEdit(address, told, write, sign));
    }
  } finally {
    await server.close();
    await writeFile(join(folder, file), before);
  }
};

const median = (numbers: readonly number[]): number =>
  [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;

const given = values.projects
  ?.split(',')
  .map((folder) => ({ name: folder, folder: resolve(folder) }));
const make = async (count: string) => ({
  name: `${count} articles`,
  folder: await makeProject(Number(count), false),
});
const archives = (given ?? (await Promise.all(values.articles.split(',').map(make)))).map(
  (each): typeof each & { readonly times: Times } => ({
    ...each,
    times: { ready: [], text: [], title: [] },
  }),
);
try {
  // A first start reads all content; what it keeps is what any later one starts from.
  for (const { folder } of archives)
    await measureRound(folder, 0, { ready: [], text: [], title: [] });
  for (let round = 1; round <= Number(values.rounds); round++)
    for (const { folder, times } of archives) await measureRound(folder, round, times);
  const [first] = archives;
  console.log('first page, text edited, title edited: seconds (× the first)');
  for (const { name, times } of archives)
    console.log(
      [
        name,
        ...(['ready', 'text', 'title'] as const).map((what) => {
          const time = median(times[what]);
          return `${time.toFixed(2)} (${(time / median(first?.times[what] ?? [])).toFixed(2)}×)`;
        }),
      ].join('  '),
    );
} finally {
  if (!given) for (const { folder } of archives) await rm(folder, { recursive: true, force: true });
}
