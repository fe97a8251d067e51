import { findChangedParts } from '../views/digest.ts';
import type { EditionItem, EditionManifest, Reason } from './edition-plan.ts';

/** What a phase of a build took and did so far. */
export interface PhaseAccount {
  readonly name: string;
  /** Milliseconds, once it has ended. */
  readonly time: number | undefined;
  /** How many things there are to make, how many of them are made, and how many need not be. */
  readonly planned: number;
  readonly done: number;
  readonly reused: number;
}

/** Why a file was made. */
export interface Made {
  readonly file: string;
  readonly why: string;
}

/** Hears of each step of a build. */
export type Listener = (phase: PhaseAccount) => void;

/** What a phase tells of itself. */
export interface Phase {
  readonly start: (planned: number, reused: number) => void;
  readonly step: () => void;
  readonly tell: (item: EditionItem, reason: Reason, last: EditionManifest) => void;
}

/** The account of a whole build. */
export interface Account {
  readonly phases: readonly PhaseAccount[];
  readonly made: readonly Made[];
  readonly during: <Result>(
    name: string,
    work: (phase: Phase) => Promise<Result>,
  ) => Promise<Result>;
}

/** Says why a file of an edition is made, in words: `thread, related changed`. */
export const toWhy = (
  { file, key }: EditionItem,
  reason: Reason,
  last: EditionManifest,
): string => {
  if (reason !== 'its content') return reason;
  const before = last.files[file]?.key ?? '';
  const [codeBefore = '', , ...partsBefore] = before.split(' ');
  const [code = '', , ...parts] = (key ?? '').split(' ');
  if (parts.length === 0) return 'changed';
  if (code !== codeBefore) return 'the code or a setting changed';
  const changed = findChangedParts(partsBefore.join(' '), parts.join(' '));
  return changed.length === 0 ? 'changed' : `changed: ${changed.join(', ')}`;
};

/** Opens the account of a build. `listen` hears of each step. */
export const openAccount = (listen: Listener = () => undefined): Account => {
  const phases: PhaseAccount[] = [];
  const made: Made[] = [];
  return {
    phases,
    made,
    during: async (name, work) => {
      const started = performance.now();
      let now: PhaseAccount = { name, time: undefined, planned: 0, done: 0, reused: 0 };
      const at = phases.push(now) - 1;
      const update = (change: Partial<PhaseAccount>): void => {
        now = { ...now, ...change };
        phases[at] = now;
        listen(now);
      };
      update({});
      const result = await work({
        start: (planned, reused) => {
          update({ planned, reused });
        },
        step: () => {
          update({ done: now.done + 1 });
        },
        tell: (item, reason, last) =>
          void made.push({ file: item.file, why: toWhy(item, reason, last) }),
      });
      update({ time: performance.now() - started });
      return result;
    },
  };
};
