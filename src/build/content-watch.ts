import { readdirSync, statSync, watch, type FSWatcher } from 'node:fs';
import { join, sep } from 'node:path';
import type { AstroIntegration } from 'astro';

type FileEvent = 'add' | 'change' | 'unlink';

/** A file is often written in several goes, and an editor's own files come and go beside it, in milliseconds. */
const settleMs = 30;
const isOfAnEditor = /^\.|~$/;

/** Whether something is a folder; `undefined` where it is not there, or leads nowhere. */
const isFolderAt = (path: string): boolean | undefined => {
  try {
    return statSync(path).isDirectory();
  } catch {
    return undefined;
  }
};

/**
 * Tells of each file below `folder` that comes, changes or goes, until it is closed. It watches folders, of which an
 * archive has a few dozen: to watch each of ten thousand files, as Vite does, takes seconds. `fail` hears why a folder cannot
 * be watched.
 */
export const watchFolders = (
  folder: string,
  tell: (event: FileEvent, path: string) => void,
  fail: (message: string) => void = () => undefined,
): (() => void) => {
  const watchers = new Map<string, FSWatcher>();
  const known = new Set<string>();
  const changed = new Map<string, { readonly isRenamed: boolean }>();
  let timer: NodeJS.Timeout | undefined;

  const isAtOrBelow = (path: string, above: string): boolean =>
    path === above || path.startsWith(above + sep);

  const forget = (path: string): void => {
    for (const [at, watcher] of watchers) {
      if (!isAtOrBelow(at, path)) continue;
      watcher.close();
      watchers.delete(at);
    }
  };

  /** Watches a folder before it is listed, so that nothing comes in between. */
  const open = (at: string, found: (path: string) => void): void => {
    try {
      const watcher = watch(at, (event, name) => {
        if (name === null || isOfAnEditor.test(name)) return;
        const path = join(at, name);
        const isRenamed = event === 'rename' || changed.get(path)?.isRenamed === true;
        changed.set(path, { isRenamed });
        timer ??= setTimeout(settle, settleMs);
      });
      watcher.on('error', () => {
        forget(at);
      });
      watchers.set(at, watcher);
      for (const entry of readdirSync(at, { withFileTypes: true })) {
        if (isOfAnEditor.test(entry.name)) continue;
        if (entry.isDirectory()) open(join(at, entry.name), found);
        else found(join(at, entry.name));
      }
    } catch (error) {
      forget(at);
      // Of one that has gone meanwhile, whoever watches the folder above is told.
      if (isFolderAt(at) && error instanceof Error) fail(error.message);
    }
  };

  const settle = (): void => {
    timer = undefined;
    const paths = [...changed];
    changed.clear();
    for (const [path, { isRenamed }] of paths) look(path, isRenamed);
  };

  const add = (path: string): void => {
    const event = known.has(path) ? 'change' : 'add';
    known.add(path);
    tell(event, path);
  };

  const look = (path: string, isRenamed: boolean): void => {
    const isFolder = isFolderAt(path);
    if (isFolder === false) {
      add(path);
      return;
    }
    if (!isRenamed) return;
    // A folder that has gone, or another one that stands in its place.
    forget(path);
    const there = new Set<string>();
    if (isFolder) open(path, (file) => there.add(file));
    for (const file of there) add(file);
    for (const file of known) {
      if (!isAtOrBelow(file, path) || there.has(file)) continue;
      known.delete(file);
      tell('unlink', file);
    }
  };

  open(folder, (file) => known.add(file));
  return () => {
    clearTimeout(timer);
    forget(folder);
  };
};

/** While somebody writes, tells whoever listens to Vite's watcher of the content, which Vite itself leaves alone. */
export const contentWatch = (root: string): AstroIntegration => {
  let close = (): void => undefined;
  return {
    name: 'throughline:content-watch',
    hooks: {
      'astro:server:setup': ({ server, logger }) => {
        close = watchFolders(
          join(root, 'content'),
          (event, path) => {
            server.watcher.emit(event, path);
          },
          (message) => {
            logger.warn(`Changes in a folder will not be seen: ${message}`);
          },
        );
      },
      'astro:server:done': () => {
        close();
      },
    },
  };
};
