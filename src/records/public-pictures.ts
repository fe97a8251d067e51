import { readOwnFile } from '../support/read-within.ts';
import type { PictureFault } from './pictures/faults.ts';
import { lookAtPictures, type Looked } from './pictures/known.ts';
import { tellsPosition } from './pictures/metadata.ts';
import type { Problem } from './problem.ts';

const isPictureName = /\.(?:svgz?|jpe?g|jpe|jfif|a?png|gif|webp|avif|hei[cf]|tiff?|dng)$/i;

const position: PictureFault = {
  severity: 'warning',
  rule: 'image/position',
  says: 'tells where it was taken, and is published as it is',
  hint: 'Save it without its location, or take that out: exiftool -gps:all= FILE.',
};

/** What is wrong with a picture that is copied as it is: a drawing that could act, a photograph that tells where it was taken. */
const findFault = (root: string, file: string, { judged }: Looked): PictureFault | undefined => {
  if (!('fault' in judged)) return judged.tellsPosition ? position : undefined;
  if (/\.svgz?$/i.test(file)) return judged.fault;
  return tellsPosition([readOwnFile(root, file)]) ? position : undefined;
};

/** The problems of the pictures among the files of `public/`, which are relative to it. */
export const findPublicPictureProblems = async (
  root: string,
  publicFiles: readonly string[],
): Promise<Problem[]> => {
  const files = publicFiles
    .filter((file) => isPictureName.test(file))
    .map((file) => `public/${file}`);
  const problems: Problem[] = [];
  for (const [file, looked] of await lookAtPictures(root, 'public', files)) {
    const fault = findFault(root, file, looked);
    if (!fault) continue;
    const { says, line = 1, ...rest } = fault;
    problems.push({ file, line, column: 1, ...rest, message: `The picture ${says}.` });
  }
  return problems;
};
