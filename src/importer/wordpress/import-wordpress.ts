import { statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { findContentFiles } from '../../records/find-content.ts';
import { toSlug } from '../../records/slug.ts';
import { changeFiles, type FileChanges } from '../../support/file-changes.ts';
import { makeAuthors, type ImportedAuthor } from '../authors.ts';
import { readExistingContent, type ExistingContent } from '../existing-content.ts';
import { makeFetchList } from '../fetch-list.ts';
import { openKeptImports, type KeptImports } from '../kept-imports.ts';
import { openLossReport, reportFaults, type LossSums } from '../loss-report.ts';
import { openMediaShelf } from '../media-shelf.ts';
import { readUploads } from '../uploads.ts';
import { makeOldAddresses } from '../old-addresses.ts';
import type { Piece } from '../pieces.ts';
import { makePlaces } from '../place-piece.ts';
import { makeTagSpelling, type TagSpelling } from '../tags.ts';
import type { Archive } from './archive.ts';
import type { WordpressOptions } from './options.ts';
import { makePlanner, type SitePlan } from './plan.ts';
import { readPlan } from './read-plan.ts';
import { openRedirects, writeFetchList } from './lists.ts';
import { reportAttachments, reportAuthors, reportTerms } from './report-rest.ts';
import { writeFile, type Rest } from './write-file.ts';

/** What an import came to. */
export interface Imported {
  readonly sums: LossSums;
  /** Files that are no exports, with the reason. */
  readonly refused: readonly { readonly file: string; readonly fault: string }[];
  /** How many files somebody has to fetch. */
  readonly toFetch: number;
}

const sizeOf = (path: string): number => statSync(path, { throwIfNoEntry: false })?.size ?? 0;

/** Tells of the progress through all files, which are read twice. */
const makeProgress = ({ files, progress }: WordpressOptions) => {
  const all = 2 * files.reduce((sum, path) => sum + sizeOf(path), 0);
  let [done, items] = [0, 0];
  return (bytes: number, count: number): void => {
    done += bytes;
    items += count;
    progress(all === 0 ? 1 : Math.min(done / all, 1), items);
  };
};

/** What only the planning has to know, such as which names are taken, is forgotten with it. */
const makePlan = (
  existing: ExistingContent,
  kept: KeptImports,
  tags: TagSpelling,
  options: WordpressOptions,
  progress: (bytes: number, items: number) => void,
): ReturnType<typeof readPlan> => {
  const { types, timeZone, now } = options;
  const place = makePlaces(existing, kept);
  const planner = makePlanner({ types, timeZone, begun: kept.begun, now, place, tags });
  return readPlan(planner, kept, options, progress);
};

/**
 * Brings WordPress exports in: reads them once to know where everything goes, and a second time to convert it.
 *
 * @throws Where the output folder, or the media folder, cannot be used: nothing is changed then.
 */
export const importWordpressFiles = (options: WordpressOptions): Promise<Imported> =>
  changeFiles(join(options.out, 'imports'), (changes) => importAll(options, changes));

const importAll = async (options: WordpressOptions, changes: FileChanges): Promise<Imported> => {
  const { out, now, kind, media, timeZone, updated } = options;
  const progress = makeProgress(options);
  const kept = openKeptImports(out, now, changes);
  const own = kept.files();
  const existing = await readExistingContent(out, own);
  const tags = makeTagSpelling(existing.tags);
  const { plan, files } = await makePlan(existing, kept, tags, options, progress);
  const signed = new Map<ImportedAuthor, SitePlan>();
  const toAuthor = makeAuthors(existing, kept);
  const pieces = plan.items
    .flat()
    .flatMap((item): Piece[] => ('piece' in item ? [item.piece] : []));
  const uploads = readUploads(media);
  const archive: Archive = {
    ...{ out, now, kind, timeZone, updated, plan, kept, tags, toAuthor },
    shelf: openMediaShelf(uploads, kept),
    toFetch: makeFetchList(),
    fates: new Map(),
    sign: (site, author) => void signed.set(author, site),
    findSigner: (site, login) => {
      const name = site.logins.get(login.toLowerCase());
      if (name === undefined || !site.signers.has(login.toLowerCase())) return undefined;
      return toAuthor(
        `wordpress author ${site.site.name} ${name}`,
        site.names.get(name) ?? '',
        name,
        site.biographies.get(name),
      );
    },
    hasTag: (language, name) => plan.openTags.has(`${language}/${toSlug(name)}`),
    oldAddresses: makeOldAddresses(pieces, existing.aliases),
  };
  const report = openLossReport(out, 'wordpress', changes);
  const redirects = openRedirects(out, changes);
  const letterIds = (await findContentFiles(out))
    .filter((file) => file.startsWith('content/letters/') && !own.has(file))
    .map((file) => file.slice(-'7k2m9p4q.md'.length, -'.md'.length));
  const rest: Rest = {
    ...{ takenIds: new Set(letterIds), triedIds: new Map(), terms: [], authors: [] },
    changed: 0,
  };
  const refused: { file: string; fault: string }[] = [];
  for (const [index, path] of options.files.entries()) {
    const facts = files[index];
    if (!facts) continue;
    report.see('file');
    const named = { kind: 'file', name: basename(path), from: 'the command line' };
    if ('fault' in facts) {
      refused.push({ file: basename(path), fault: facts.fault });
      report.add({ ...named, result: 'skipped', notes: [facts.fault] });
      continue;
    }
    const remark = await writeFile(path, plan.items[index] ?? [], facts.plan, {
      archive,
      report,
      redirects,
      rest,
      progress,
    });
    report.add({
      ...named,
      result: remark === undefined ? 'imported' : 'degraded',
      notes: remark === undefined ? [] : [remark],
    });
  }
  reportAuthors(archive, report, rest.authors, signed);
  reportTerms(archive, report, rest.terms);
  await reportAttachments(archive, report);
  reportFaults(uploads.faults, report);
  redirects.close();
  const toFetch = writeFetchList(out, archive.toFetch.list(), changes);
  kept.save();
  const sums = report.close([
    ...refused.map(({ file, fault }) => `${file} was not imported: ${fault}.`),
    ...(rest.changed > 0 && !updated
      ? [
          `WordPress changed ${rest.changed} articles after they came out. As it counts every save, readers are not told: say --updated to have its dates.`,
        ]
      : []),
  ]);
  return { sums, refused, toFetch };
};
