import { now } from '../config.ts';
import { end } from './ended.ts';
import { runRename } from './run-rename.ts';

end(await runRename(process.argv.slice(2), process.cwd(), now));
