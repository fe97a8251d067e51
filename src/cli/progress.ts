import type { Listener, Made, PhaseAccount } from '../build/account.ts';

/** As much of a terminal's stream as progress is drawn on. */
export interface Terminal {
  readonly isTTY?: boolean;
  readonly columns?: number;
  readonly write: (text: string) => unknown;
}

/** Milliseconds as people read them: `0.4 s`, `12 s`, `3 min 05 s`. */
export const formatTime = (ms: number): string => {
  const seconds = ms / 1000;
  if (seconds < 10) return `${seconds.toFixed(1)} s`;
  if (seconds < 60) return `${seconds.toFixed(0)} s`;
  const whole = Math.round(seconds);
  return `${String(Math.floor(whole / 60))} min ${String(whole % 60).padStart(2, '0')} s`;
};

/** `pages  1,200 of 4,000 · 310 a second · 9 s left`; `elapsed` is the phase's time so far, in milliseconds. */
export const renderPhase = ({ name, planned, done }: PhaseAccount, elapsed: number): string => {
  if (planned === 0) return `${name} …`;
  const count = `${name}  ${done.toLocaleString('en')} of ${planned.toLocaleString('en')}`;
  if (done === 0 || elapsed < 500) return count;
  const rate = done / (elapsed / 1000);
  const left = formatTime(((planned - done) / rate) * 1000);
  return `${count} · ${rate < 10 ? rate.toFixed(1) : rate.toFixed(0)} a second · ${left} left`;
};

const drawnAtMost = 10;

/** Draws one live line on a terminal, which tells of the phase that was heard of last; nothing elsewhere. */
export const openProgress = (
  terminal: Terminal,
  clock: () => number = () => performance.now(),
): { listen: Listener; close: () => void } => {
  if (terminal.isTTY !== true) return { listen: () => undefined, close: () => undefined };
  const started = new Map<string, number>();
  let drawn = Number.NEGATIVE_INFINITY;
  const clear = '\r\x1b[K';
  return {
    listen: (phase) => {
      const now = clock();
      if (!started.has(phase.name)) started.set(phase.name, now);
      if (phase.time === undefined && now - drawn < 1000 / drawnAtMost) return;
      drawn = now;
      const line = renderPhase(phase, now - (started.get(phase.name) ?? now));
      terminal.write(`${clear}${line.slice(0, (terminal.columns ?? 80) - 1)}`);
    },
    close: () => void terminal.write(clear),
  };
};

/** What each phase took and did, as a table. */
export const renderAccount = (phases: readonly PhaseAccount[]): string => {
  const rows = [
    ['', 'time', 'done', 'reused'],
    ...phases.map(({ name, time = 0, done, reused }) => [
      name,
      formatTime(time),
      ...[done, reused].map((count) => (count === 0 ? '' : count.toLocaleString('en'))),
    ]),
  ];
  const widths = [0, 1, 2, 3].map((at) => Math.max(...rows.map((row) => (row[at] ?? '').length)));
  return rows
    .map((row) =>
      row
        .map((cell, at) =>
          at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0),
        )
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
};

/** Why each file was made, one a line. */
export const renderReasons = (made: readonly Made[]): string =>
  made.map(({ file, why }) => `${file}: ${why}`).join('\n');
