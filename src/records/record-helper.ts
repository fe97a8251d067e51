import { help } from './helper.ts';
import { makeRecordTexts, type RecordJob } from './make-record-texts.ts';

help((jobs: readonly RecordJob[]) => Promise.all(jobs.map(makeRecordTexts)));
