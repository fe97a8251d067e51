import type { Root } from 'hast';
import { visit } from './visit.ts';

export interface TaskOptions {
  /** What a screen reader calls the box of a task that is done, and of one that is open. */
  readonly done: string;
  readonly open: string;
}

/** Names the boxes of task lists, which Markdown leaves without words. */
export const rehypeTasks =
  ({ done, open }: TaskOptions) =>
  (tree: Root): void => {
    visit(tree, 'element', ({ tagName, properties }) => {
      if (tagName === 'input') properties.ariaLabel = properties.checked ? done : open;
    });
  };
