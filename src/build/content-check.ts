import { relative, sep } from 'node:path';
import type { AstroIntegration } from 'astro';
import { checkContent } from '../checker/check-content.ts';
import { reports } from '../checker/reports.ts';
import { now } from '../config.ts';
import { liveContent } from '../records/live-content.ts';
import type { Problem } from '../records/problem.ts';

const settleMs = 150;

/** A check that takes longer than this would be felt. */
const slowMs = 500;

/** How often its own time a check of a large archive waits, so that the page is drawn before. */
const patience = 3;

/** What the browser's overlay shows: all problems, the first one's place on top. */
const toOverlay = (problems: readonly Problem[], first: Problem) => ({
  type: 'error' as const,
  err: {
    name: 'Content',
    message: problems
      .map(({ file, line, message, hint }) => `${file}:${String(line)}\n${message}\n${hint}`)
      .join('\n\n'),
    stack: '',
    id: first.file,
    plugin: 'throughline',
    loc: { file: first.file, line: first.line, column: first.column },
  },
});

/**
 * While somebody writes: checks all content at the start and after each change, tells problems in the terminal
 * and errors in the browser's overlay, and takes the overlay away when they are mended.
 */
export const contentCheck = (root: string): AstroIntegration => ({
  name: 'throughline:content-check',
  hooks: {
    'astro:server:setup': ({ server, logger }) => {
      let errors: readonly Problem[] = [];
      let timer: NodeJS.Timeout | undefined;
      let pending = true;
      const show = (): void => {
        const [first] = errors;
        if (first) server.environments.client.hot.send(toOverlay(errors, first));
      };
      let lastMs = 0;
      const check = async (): Promise<void> => {
        const started = performance.now();
        const result = await checkContent(root, now);
        lastMs = performance.now() - started;
        const before = errors.length;
        pending = false;
        errors = result.problems.filter(({ severity }) => severity === 'error');
        if (result.problems.length > 0) logger.warn(`\n${reports.text(result)}`);
        else if (before > 0) logger.info('Everything is mended.');
        if (errors.length > 0) show();
        else if (before > 0)
          server.environments.client.hot.send({ type: 'full-reload', path: '*' });
      };
      const onChange = (path: string): void => {
        if (!relative(root, path).split(sep).join('/').startsWith('content/')) return;
        pending = true;
        clearTimeout(timer);
        timer = setTimeout(
          () => void check(),
          Math.max(settleMs, lastMs > slowMs ? patience * lastMs : 0),
        );
      };
      for (const event of ['add', 'change', 'unlink'] as const) server.watcher.on(event, onChange);
      // A page that was reloaded while the check runs is told its outcome, not what was wrong before.
      server.ws.on('connection', () => {
        if (!pending) show();
      });
      // The server should be up before, and the content has to be read for it anyway.
      void liveContent()
        .read()
        .then(() => (timer = setTimeout(() => void check(), settleMs)));
    },
  },
});
