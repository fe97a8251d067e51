import { end } from './ended.ts';
import { runDeploy } from './run-deploy.ts';

end(await runDeploy(process.argv.slice(2), Date.now()));
