import { parseArgs } from 'node:util';
import { checkContent } from '../checker/check-content.ts';
import { hasErrors, isReportFormat, reports } from '../checker/reports.ts';
import { now, settings, targets } from '../config.ts';
import { toWords } from './ended.ts';
import { findEnvironmentFault } from './environment-fault.ts';

const usage = `Checks all content and prints what is to be mended.
  npm run check -- [--format text|json|github]`;

const readFormat = (): string | undefined => {
  try {
    return parseArgs({ options: { format: { type: 'string', default: 'text' } } }).values.format;
  } catch {
    return undefined;
  }
};

const format = readFormat();
const fault = findEnvironmentFault(process.env, settings, targets);
if (format === undefined || !isReportFormat(format) || fault !== undefined) {
  console.error(fault ?? usage);
  process.exitCode = 2;
} else {
  try {
    const result = await checkContent(process.cwd(), now);
    const report = reports[format](result);
    if (report !== '') console.log(report);
    process.exitCode = hasErrors(result) ? 1 : 0;
  } catch (error) {
    console.error(toWords(error));
    process.exitCode = 1;
  }
}
