import { join } from 'node:path';
import { makeAuthors, toAuthorFile, type ImportedAuthor } from '../authors.ts';
import { changeFiles, type FileChanges } from '../../support/file-changes.ts';
import { readExistingContent } from '../existing-content.ts';
import { keptWords, openKeptImports, type KeptImports } from '../kept-imports.ts';
import {
  openLossReport,
  reportFaults,
  toImported,
  type LossReport,
  type LossSums,
} from '../loss-report.ts';
import { openMediaShelf, type MediaSource } from '../media-shelf.ts';
import { makeOldAddresses } from '../old-addresses.ts';
import type { Piece } from '../pieces.ts';
import { makePlaces } from '../place-piece.ts';
import { makeTagSpelling } from '../tags.ts';
import { convertText } from './convert-text.ts';
import type { MarkdownArchive } from './text-files.ts';
import { findOther } from './find-file.ts';
import type { MarkdownOptions } from './options.ts';
import { planMarkdown, readSourceText } from './plan.ts';
import { readSourceFolder, type SourceFolder } from './source-files.ts';

const isMedia =
  /\.(?:jpe?g|png|gif|webp|avif|svg|bmp|tiff?|heic|pdf|mp3|m4a|ogg|wav|mp4|webm|mov|epub|docx?|xlsx?|csv|zip)$/i;

const toSource = (root: string, folder: SourceFolder): MediaSource => ({
  folder: root,
  find: (url) => (folder.others.has(url) ? url : findOther(url, '', folder)),
});

const writeAuthors = (
  signed: Iterable<ImportedAuthor>,
  kept: KeptImports,
  report: LossReport,
): void => {
  for (const author of signed) {
    report.see('author');
    const named = { kind: 'author', name: author.name, from: 'a byline', to: author.file };
    const word =
      author.file === undefined
        ? undefined
        : keptWords[kept.write(author.file, toAuthorFile(author))];
    report.add({ ...toImported(named, []), notes: word === undefined ? [] : [word] });
  }
};

const reportOthers = ({ folder, fates }: MarkdownArchive, report: LossReport): void => {
  for (const path of [...folder.others].filter((each) => isMedia.test(each))) {
    report.see('media');
    const named = { kind: 'media', name: path.replace(/^.*\//, ''), from: path };
    const fate = fates.get(path);
    if (fate && 'file' in fate)
      report.add(
        toImported(
          { ...named, to: fate.file },
          (fate.notes ?? []).map((note) => `it ${note}`),
        ),
      );
    else
      report.add({
        ...named,
        result: 'skipped',
        notes: [fate && 'refused' in fate ? fate.refused : 'no text shows it'],
        expected: true,
      });
  }
};

const importText = async (
  path: string,
  archive: MarkdownArchive,
  kept: KeptImports,
  report: LossReport,
): Promise<void> => {
  const planned = archive.plan.texts.get(path);
  report.see('text');
  const skip = (notes: readonly string[], expected: boolean, title = ''): void =>
    report.add({
      kind: 'text',
      name: title || path,
      from: path,
      result: 'skipped',
      notes,
      expected,
    });
  if (!planned) {
    skip(['it was not there when the folder was read first'], false);
    return;
  }
  if ('left' in planned) {
    skip([planned.left], planned.expected, planned.title);
    return;
  }
  const source = readSourceText(archive.options.folder, path, archive.folder);
  if ('fault' in source) {
    skip([source.fault], false);
    return;
  }
  const takeBack = kept.mark();
  const converted = await convertText(path, source.body, planned, archive);
  if ('faults' in converted) {
    if (takeBack()) archive.shelf.forgetRemoved(archive.fates);
    skip(converted.faults, false, planned.piece.title);
    return;
  }
  const word = keptWords[kept.write(planned.piece.file, converted.text)];
  const outcome = toImported(
    { kind: 'text', name: planned.piece.title, from: path, to: planned.piece.file },
    converted.losses,
  );
  report.add(word === undefined ? outcome : { ...outcome, notes: [...outcome.notes, word] });
};

/**
 * Brings a folder of Markdown in, as Jekyll, Hugo, Eleventy or Astro have it.
 *
 * @throws Where the folder, or the output folder, cannot be used: nothing is changed then.
 */
export const importMarkdownFolder = (options: MarkdownOptions): Promise<LossSums> =>
  changeFiles(join(options.out, 'imports'), (changes) => importAll(options, changes));

const importAll = async (options: MarkdownOptions, changes: FileChanges): Promise<LossSums> => {
  const { out, now } = options;
  const folder = readSourceFolder(options.folder);
  const kept = openKeptImports(out, now, changes);
  const existing = await readExistingContent(out, kept.files());
  const tags = makeTagSpelling(existing.tags);
  const plan = planMarkdown({
    folder,
    options,
    begun: kept.begun,
    place: makePlaces(existing, kept),
    tags,
  });
  kept.save();
  const signed = new Set<ImportedAuthor>();
  const pieces = [...plan.texts.values()].flatMap((each): Piece[] =>
    'piece' in each ? [each.piece] : [],
  );
  const archive: MarkdownArchive = {
    ...{ options, folder, plan, tags },
    shelf: openMediaShelf(toSource(options.folder, folder), kept),
    toAuthor: makeAuthors(existing, kept),
    sign: (author) => void signed.add(author),
    oldAddresses: makeOldAddresses(pieces, existing.aliases),
    fates: new Map(),
  };
  const report = openLossReport(out, 'markdown', changes);
  for (const [index, path] of folder.texts.entries()) {
    await importText(path, archive, kept, report);
    options.progress((index + 1) / folder.texts.length, index + 1);
  }
  reportFaults(folder.faults, report);
  writeAuthors(signed, kept, report);
  reportOthers(archive, report);
  kept.save();
  return report.close();
};
