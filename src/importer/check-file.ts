import { readRecord } from '../records/read-record.ts';

/**
 * What the checker would have against a file that is about to be written: its errors, in words.
 *
 * @param root The output folder, where its pictures lie already.
 * @param file Relative to it.
 */
export const findFileFaults = async (
  root: string,
  file: string,
  text: string,
): Promise<string[]> => {
  const { problems } = await readRecord(root, file, { file, text });
  return problems
    .filter(({ severity }) => severity === 'error')
    .map(({ rule, line, message }) => `${rule} in line ${line}: ${message}`);
};
