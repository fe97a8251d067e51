import { readdir } from 'node:fs/promises';
import { basename, join, posix } from 'node:path';
import { settings } from '../config.ts';
import { FileFault, resolveOwnFile } from '../support/read-within.ts';
import { didYouMean } from './fold.ts';
import type { Place } from './front-matter.ts';
import type { PictureFault } from './pictures/faults.ts';
import type { PictureFacts } from './pictures/judge.ts';
import { lookAtPicture, type Looked } from './pictures/known.ts';
import type { Problem } from './problem.ts';

/** The endings that pictures have; what a file is is decided by its bytes. */
export const pictureEndings = 'png apng jpg jpeg jpe jfif gif webp avif svg svgz bmp ico cur'.split(
  ' ',
);

const isPictureName = (file: string): boolean =>
  pictureEndings.includes(/\.([^.]+)$/.exec(file)?.[1]?.toLowerCase() ?? '');

/** On a disk that does not tell capitals from small letters, another name would be found that no host finds. */
const isOtherCase = (a: string, b: string): boolean =>
  a.normalize('NFC') !== b.normalize('NFC') &&
  a.normalize('NFC').toLowerCase() === b.normalize('NFC').toLowerCase();

/** `undefined` where there is no such file, or one whose name has other capitals. */
const look = async (root: string, picture: string): Promise<Looked | 'outside' | undefined> => {
  try {
    const { path } = resolveOwnFile(root, picture);
    return isOtherCase(posix.basename(picture), basename(path))
      ? undefined
      : await lookAtPicture(root, picture);
  } catch (error) {
    if (!(error instanceof FileFault)) throw error;
    return error.rule === 'file/outside' ? 'outside' : undefined;
  }
};

/** What the file of a picture that is shown tells, and readers' copies do not. */
export const findNotes = ({ hasCredentials, tellsPosition }: PictureFacts): PictureFault[] => {
  const isOriginal = settings.contentCredentials && hasCredentials;
  const credentials: PictureFault = {
    severity: 'warning',
    rule: 'image/credentials',
    says: 'holds content credentials (C2PA), which readers’ copies do not have',
    hint: 'Set contentCredentials in src/config.ts to publish such pictures as they came, too.',
  };
  const position: PictureFault = {
    severity: isOriginal ? 'error' : 'warning',
    rule: 'image/position',
    says: isOriginal
      ? 'tells where it was taken, and is published as it came for its content credentials'
      : 'tells where it was taken. Readers’ copies do not, but the file here does',
    hint: 'Save it without its location, or take that out: exiftool -gps:all= FILE.',
  };
  return [
    ...(hasCredentials && !isOriginal ? [credentials] : []),
    ...(tellsPosition ? [position] : []),
  ];
};

/** Where a picture lies, relative to the project, where it can be shown; and what is to be said of it. */
export interface FoundPicture {
  readonly picture: string | undefined;
  readonly problems: readonly Problem[];
}

/**
 * Where the picture `src`, as typed in `file`, lies, relative to the project; and what is wrong with it: outside of the
 * content folder, not there (with the nearest names), damaged, of a kind that browsers do not show, or one that holds what
 * it should not.
 */
export const findPictureFile = async (
  root: string,
  file: string,
  src: string,
  place: Place,
): Promise<FoundPicture> => {
  const toProblem = ({ says, severity, rule, hint }: PictureFault): Problem => ({
    ...{ file, ...place, severity, rule, hint },
    message: `The picture "${src}" ${says}.`,
  });
  const fail = (rule: Problem['rule'], message: string, hint: string): FoundPicture => ({
    picture: undefined,
    problems: [{ file, ...place, severity: 'error', rule, message, hint }],
  });
  const folder = posix.dirname(file);
  const picture = posix.normalize(posix.join(folder, src));
  if (src.startsWith('/') || src.includes('\\') || !picture.startsWith('content/')) {
    const hint = 'Put the picture beside the article and write its name: `./picture.jpg`.';
    return fail('image/outside', `The picture "${src}" lies outside of the content folder.`, hint);
  }
  const looked = await look(root, picture);
  if (looked === 'outside') {
    const message = `The picture "${src}" is a link that leads out of the content folder.`;
    return fail('image/outside', message, 'Put the picture itself in its place.');
  }
  if (!looked) {
    const near = await readdir(join(root, posix.dirname(picture))).catch((): string[] => []);
    const guess = didYouMean(posix.basename(src), near.filter(isPictureName));
    const hint = `Pictures lie beside the article, in ${posix.dirname(picture)}/.`;
    return fail('image/missing', `There is no picture "${src}".${guess}`, hint);
  }
  const { judged } = looked;
  if ('fault' in judged) return { picture: undefined, problems: [toProblem(judged.fault)] };
  const problems = [...judged.warnings, ...findNotes(judged)].map(toProblem);
  const isShown = problems.every(({ severity }) => severity === 'warning');
  return { picture: isShown ? picture : undefined, problems };
};
