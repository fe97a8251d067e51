import { relative, sep } from 'node:path';
import type { AstroIntegration } from 'astro';
import type { CheckResult } from '../checker/check-content.ts';
import { reports } from '../checker/reports.ts';
import { manyArticles } from '../graph/relate.ts';
import { liveContent } from '../records/live-content.ts';
import type { Problem } from '../records/problem.ts';
import { openHelper, type Helper } from '../records/helper.ts';

export interface CheckJob {
  readonly root: string;
}

const program = new URL('./content-check-helper.ts', import.meta.url);

/** How long after a change content is checked, in milliseconds: in a large archive, once the page has been drawn. */
const settleMs = { few: 150, many: 1000 };

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
 * and errors in the browser's overlay, and takes the overlay away when they are mended. The checker is a program of its
 * own, so that in a large archive no page waits for it.
 */
export const contentCheck = (root: string): AstroIntegration => {
  let timer: NodeJS.Timeout | undefined;
  let checker: Helper<CheckJob, CheckResult> | undefined;
  const closeChecker = (): void => {
    checker?.close();
    checker = undefined;
  };
  return {
    name: 'throughline:content-check',
    hooks: {
      'astro:server:setup': ({ server, logger }) => {
        let errors: readonly Problem[] = [];
        let pending = true;
        let size = 0;
        const show = (): void => {
          const [first] = errors;
          if (first) server.environments.client.hot.send(toOverlay(errors, first));
        };
        const check = async (): Promise<void> => {
          checker ??= openHelper<CheckJob, CheckResult>(program, 'The checker');
          const result = await checker.ask({ root });
          const before = errors.length;
          pending = false;
          errors = result.problems.filter(({ severity }) => severity === 'error');
          if (result.problems.length > 0) logger.warn(`\n${reports.text(result)}`);
          else if (before > 0) logger.info('All problems fixed.');
          if (errors.length > 0) show();
          else if (before > 0)
            server.environments.client.hot.send({ type: 'full-reload', path: '*' });
        };
        // One after the other: a checker does one thing at a time.
        let last = Promise.resolve();
        const checkSoon = (): void => {
          pending = true;
          clearTimeout(timer);
          timer = setTimeout(
            () => {
              last = last.then(check).catch((error: unknown) => {
                logger.warn(error instanceof Error ? error.message : String(error));
                closeChecker();
              });
            },
            settleMs[size < manyArticles ? 'few' : 'many'],
          );
        };
        const onChange = (path: string): void => {
          if (/^(?:content|public)\//.test(relative(root, path).split(sep).join('/'))) checkSoon();
        };
        for (const event of ['add', 'change', 'unlink'] as const)
          server.watcher.on(event, onChange);
        // A page that was reloaded while the check runs is told its outcome, not what was wrong before.
        server.ws.on('connection', () => {
          if (!pending) show();
        });
        // What has been read need not be read again.
        void liveContent()
          .read()
          .then((results) => {
            size = results.size;
            checkSoon();
          });
      },
      'astro:server:done': () => {
        clearTimeout(timer);
        closeChecker();
      },
    },
  };
};
