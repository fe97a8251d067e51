import { closeSync, readSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { basename, posix } from 'node:path';
import { FileFault, openOwnFile } from '../support/read-within.ts';
import { didYouMean } from './fold.ts';
import type { Place } from './front-matter.ts';
import { findPictureFault } from './picture-faults.ts';
import type { Problem } from './problem.ts';

/** The kinds of picture that browsers show, with the bytes that their files begin with. */
const signatures: Readonly<Record<string, RegExp>> = {
  png: /^\x89PNG/,
  jpg: /^\xff\xd8\xff/,
  jpeg: /^\xff\xd8\xff/,
  gif: /^GIF8/,
  webp: /^RIFF[\s\S]{4}WEBP/,
  // An iPhone's HEIC begins like it, but for the brands in its first box.
  avif: /^[\s\S]{4}ftyp[\s\S]{0,64}?avi[fs]/,
  svg: /<svg[\s>]/,
};

export const pictureEndings = Object.keys(signatures);

const endingOf = (file: string): string => /\.([^.]+)$/.exec(file)?.[1]?.toLowerCase() ?? '';

/** What a picture's file begins with, where it really lies, and what is wrong with what it holds. */
interface Looked {
  readonly start: string;
  /** Absolute, links followed, with capitals as the disk has them. */
  readonly real: string;
  readonly fault: ReturnType<typeof findPictureFault>;
}

/** An archive shows many pictures, and asking the disk by promises takes forty times as long. */
const look = (
  root: string,
  picture: string,
  ending: string,
  name: string,
): Looked | 'outside' | undefined => {
  let descriptor: number | undefined;
  try {
    const opened = openOwnFile(root, picture);
    ({ descriptor } = opened);
    const bytes = Buffer.alloc(2048);
    const start = bytes.toString('latin1', 0, readSync(descriptor, bytes, 0, 2048, 0));
    return { start, real: opened.path, fault: findPictureFault(descriptor, ending, name) };
  } catch (error) {
    return error instanceof FileFault && error.rule === 'file/outside' ? 'outside' : undefined;
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
};

/** On a disk that does not tell capitals from small letters, another name would be found that no host finds. */
const isOtherCase = (a: string, b: string): boolean =>
  a.normalize('NFC') !== b.normalize('NFC') &&
  a.normalize('NFC').toLowerCase() === b.normalize('NFC').toLowerCase();

/** Where a picture lies, relative to the project, what is wrong with it, or both, where it is only a warning. */
export type FoundPicture =
  | { readonly picture: string }
  | { readonly problem: Problem }
  | { readonly picture: string; readonly problem: Problem };

/**
 * Where the picture `src`, as typed in `file`, lies, relative to the project; or what is wrong with it:
 * outside of the content folder, not there (with the nearest names), not the picture that its name says, or one that
 * holds what it should not.
 */
export const findPictureFile = async (
  root: string,
  file: string,
  src: string,
  place: Place,
): Promise<FoundPicture> => {
  const fail = (rule: Problem['rule'], message: string, hint: string) => ({
    problem: { file, ...place, severity: 'error' as const, rule, message, hint },
  });
  const folder = posix.dirname(file);
  const picture = posix.normalize(posix.join(folder, src));
  if (src.startsWith('/') || src.includes('\\') || !picture.startsWith('content/')) {
    const hint = 'Put the picture beside the article and write its name: `./picture.jpg`.';
    return fail('image/outside', `The picture "${src}" lies outside of the content folder.`, hint);
  }
  const ending = endingOf(picture);
  const signature = signatures[ending];
  if (!signature) {
    const hint = `Save it as one of: ${pictureEndings.join(', ')}.`;
    return fail('image/mistyped', `"${src}" is not a kind of picture that browsers show.`, hint);
  }
  const looked = look(root, picture, ending, src);
  if (looked === 'outside') {
    const hint = 'Put the picture itself in its place.';
    return fail(
      'image/outside',
      `The picture "${src}" is a link that leads out of the content folder.`,
      hint,
    );
  }
  if (!looked || isOtherCase(posix.basename(picture), basename(looked.real))) {
    const beside = await readdir(posix.join(root, posix.dirname(picture))).catch(
      (): string[] => [],
    );
    const pictures = beside.filter((name) => pictureEndings.includes(endingOf(name)));
    const near = didYouMean(posix.basename(src), pictures);
    const hint = `Pictures lie beside the article, in ${posix.dirname(picture)}/.`;
    return fail('image/missing', `There is no picture "${src}".${near}`, hint);
  }
  if (!signature.test(looked.start)) {
    const hint =
      'Export it again from the program it was made with; renaming does not change the kind.';
    return fail(
      'image/mistyped',
      `"${src}" does not hold ${ending.toUpperCase()}, although its name says so.`,
      hint,
    );
  }
  if (!looked.fault) return { picture };
  const problem: Problem = { file, ...place, severity: 'error', ...looked.fault };
  return problem.severity === 'warning' ? { picture, problem } : { problem };
};
