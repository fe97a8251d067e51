import { now } from '../config.ts';
import { end } from './ended.ts';
import { runDesk } from './run-desk.ts';

end(await runDesk(process.argv.slice(2), process.cwd(), now));
