import { parseArgs } from 'node:util';
import { checkContent } from '../checker/check-content.ts';
import { hasErrors, isReportFormat, reports, type ReportFormat } from '../checker/reports.ts';
import { now, settings, targets } from '../config.ts';
import { end, fail, runCommand } from './ended.ts';
import { findEnvironmentFault } from './environment-fault.ts';
import { findSettingsFormFault } from './settings-form.ts';

const usage = `Checks all content and prints its problems.
  npm run check -- [--format text|json|github]

  --format  json for programs, github for annotations on GitHub

Example: npm run check -- --format json`;

/** @throws With what is wrong with the arguments. */
const readFormat = (): ReportFormat => {
  const { format } = parseArgs({ options: { format: { type: 'string', default: 'text' } } }).values;
  if (!isReportFormat(format))
    throw new Error(`--format is "${format}": it can be ${Object.keys(reports).join(', ')}.`);
  return format;
};

end(
  await runCommand(readFormat, usage, async (format) => {
    const fault =
      findSettingsFormFault(settings) ?? findEnvironmentFault(process.env, settings, targets);
    if (fault !== undefined) return fail(fault, 2);
    const result = await checkContent(process.cwd(), now);
    return { code: hasErrors(result) ? 1 : 0, out: reports[format](result), error: '' };
  }),
);
