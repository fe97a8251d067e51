import { runLetters } from './run-letters.ts';

const { code, out, error } = await runLetters(process.argv.slice(2), process.cwd(), process.env);
if (out !== '') console.log(out);
if (error !== '') console.error(error);
process.exitCode = code;
