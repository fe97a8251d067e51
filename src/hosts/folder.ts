import type { Host } from './host.ts';

/** Any host that serves files: it needs none of its own, as pages bring their policy and old addresses are pages. */
export const folder: Host = {
  name: 'a plain folder',
  toFiles: () => ({}),
  compressed: [],
  servesIntake: true,
  limits: [],
};
