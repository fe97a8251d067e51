import { checkContent } from '../checker/check-content.ts';
import { now } from '../config.ts';
import type { CheckJob } from './content-check.ts';
import { help } from '../records/helper.ts';

help(({ root }: CheckJob) => checkContent(root, now));
