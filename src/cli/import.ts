import { now } from '../config.ts';
import { runImport } from './run-import.ts';

const { code, out, error } = await runImport(process.argv.slice(2), { root: process.cwd(), now });
if (out !== '') console.log(out);
if (error !== '') console.error(error);
process.exitCode = code;
