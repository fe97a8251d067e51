import type { CheckResult } from './check-content.ts';
import type { Problem } from '../records/problem.ts';

const place = ({ file, line, column }: Problem): string =>
  `${file}:${String(line)}:${String(column)}`;

/** What a terminal would take for an order, or hide, made visible: a text may hold anything. */
const visible = (text: string): string =>
  text.replace(
    /[\p{Cc}\u202A-\u202E\u2066-\u2069]/gu,
    (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`,
  );

const count = (amount: number, one: string): string =>
  `${String(amount)} ${one}${amount === 1 ? '' : 's'}`;

const summarize = ({ problems, articles }: CheckResult): string => {
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  const looked = `${count(articles, 'article')} read`;
  if (problems.length === 0) return `${looked}, no problems found.`;
  return `${looked}: ${count(errors, 'error')}, ${count(problems.length - errors, 'warning')}.`;
};

const toText = (result: CheckResult): string =>
  [
    ...result.problems.map(
      (problem) =>
        `${visible(place(problem))} ${problem.severity} ${problem.rule}: ${visible(problem.message)}\n  ${visible(problem.hint)}`,
    ),
    summarize(result),
  ].join('\n');

const toJson = (result: CheckResult): string => JSON.stringify(result, null, 2);

/** GitHub's workflow commands: https://docs.github.com/actions/reference/workflow-commands */
const toGitHub = ({ problems }: CheckResult): string => {
  const escapeData = (text: string): string =>
    text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
  const escapeProperty = (text: string): string =>
    escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
  return problems
    .map(({ file, line, column, severity, rule, message, hint }) => {
      const at = `file=${escapeProperty(file)},line=${String(line)},col=${String(column)},title=${escapeProperty(rule)}`;
      return `::${severity} ${at}::${escapeData(`${message} ${hint}`)}`;
    })
    .join('\n');
};

/** How problems are told: to people, to programs, to GitHub's review of a change. */
export const reports = { text: toText, json: toJson, github: toGitHub } as const;

export type ReportFormat = keyof typeof reports;

export const isReportFormat = (name: string): name is ReportFormat => Object.hasOwn(reports, name);

export const hasErrors = ({ problems }: CheckResult): boolean =>
  problems.some(({ severity }) => severity === 'error');
