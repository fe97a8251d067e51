import { createHash } from 'node:crypto';
import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { deploy, rollBack } from '../../src/build/deploy.ts';
import { toDestination } from '../../src/build/deploy-destination.ts';
import { makeFolder } from '../support/folder.ts';
import { makeEdition, pageOf, scriptOf } from '../support/small-edition.ts';
import { ask, serverPrograms, startServer } from '../support/web-servers.ts';

const styleHash = (html: string): string => {
  const [, style = ''] = /<style>(.*?)<\/style>/.exec(html) ?? [];
  return `'sha256-${createHash('sha256').update(style).digest('base64')}'`;
};

describe.skipIf(serverPrograms.nginx === '')('while editions change on nginx', () => {
  test(
    'nobody gets a page that is not whole, that its policy does not know, or whose script is gone',
    { timeout: 60_000 },
    async () => {
      const folder = await makeFolder('server');
      await chmod(folder, 0o755);
      const marks = ['a', 'b', 'c', 'd'];
      const editions = new Map<string, string>();
      for (const mark of marks) editions.set(mark, await makeEdition(mark));
      await mkdir(join(folder, 'empty'));
      const to = toDestination(folder, 'ssh');
      const options = { keep: 2, reload: `kill -HUP $(cat '${folder}/pid') && sleep 0.2` };
      const first = { ...options, reload: undefined };
      await deploy(editions.get('a') ?? '', to, first, Date.UTC(2024, 0, 1));
      const server = await startServer('nginx', [
        { root: join(folder, 'current'), includes: [join(folder, 'nginx.conf')] },
      ]);
      await writeFile(join(folder, 'pid'), String(server.pid));
      const [port = 0] = server.ports;
      const faults: string[] = [];
      const seen = new Set<string>();
      let asked = 0;
      let isOver = false;

      const readOn = async (): Promise<void> => {
        while (!isOver) {
          const { status, body, headers } = await ask(port, '/');
          const html = body.toString();
          const mark = marks.find((each) => pageOf(each) === html);
          asked += 1;
          if (status !== 200 || mark === undefined) {
            faults.push(`${status}: ${html.slice(0, 80)}`);
            continue;
          }
          seen.add(mark);
          if (!headers['content-security-policy']?.includes(styleHash(html)))
            faults.push(`the policy does not know edition ${mark}`);
          const script = await ask(port, `/${scriptOf(mark)}`);
          if (script.status !== 200) faults.push(`the script of ${mark} is gone`);
        }
      };
      const readers = Promise.all(Array.from({ length: 8 }, readOn));
      for (const [i, mark] of marks.slice(1).entries())
        await deploy(editions.get(mark) ?? '', to, options, Date.UTC(2024, 0, 1, i + 1));
      await rollBack(to, undefined, options.reload);
      isOver = true;
      await readers;
      await server.close();
      expect([...new Set(faults)]).toEqual([]);
      expect([...seen].sort()).toEqual(marks);
      expect(asked).toBeGreaterThan(500);
    },
  );
});
