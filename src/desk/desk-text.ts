import { stripVTControlCharacters } from 'node:util';
import type { DeskEntry, DeskList } from './desk-list.ts';
import type { DeskReport } from './desk-report.ts';

const toPlace = ({ file, line }: DeskEntry): string =>
  line === undefined ? file : `${file}:${String(line)}`;

const toLines = (entry: DeskEntry): string[] => [
  `  ${entry.title} – ${entry.note}`,
  ...(entry.propose === undefined ? [] : [`    ${entry.propose}`]),
  `    ${toPlace(entry)}`,
];

const toList = ({ title, about, entries }: DeskList, most: number): string => {
  const shown = entries.slice(0, most);
  const left = entries.length - shown.length;
  return [
    `${title} (${String(entries.length)})`,
    ...(entries.length === 0 ? [] : [`  ${about}`, '']),
    ...shown.flatMap(toLines),
    ...(left > 0 ? [`  … and ${String(left)} more (--all, or the page)`] : []),
  ].join('\n');
};

const describeNextBuild = ({ nextBuild }: DeskReport): string =>
  nextBuild
    ? `The next build is due on ${nextBuild.day}: ${nextBuild.because}.`
    : 'Nothing waits for its time: the next build is due when something is written.';

/** The report for a terminal, with at most so many entries of each list. */
export const toDeskText = (report: DeskReport, most: number): string => {
  const filled = report.lists.filter(({ entries }) => entries.length > 0);
  const empty = report.lists.filter(({ entries }) => entries.length === 0);
  const text = [
    `${String(report.published)} pieces are out. ${describeNextBuild(report)}`,
    ...filled.map((list) => toList(list, most)),
    ...(empty.length === 0
      ? []
      : [`Nothing to tell: ${empty.map(({ title }) => title).join('; ')}.`]),
  ].join('\n\n');
  return stripVTControlCharacters(text);
};
