import { end } from './ended.ts';
import { runLetters } from './run-letters.ts';

end(await runLetters(process.argv.slice(2), process.cwd(), process.env));
