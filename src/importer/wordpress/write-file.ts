import { keptWords } from '../kept-imports.ts';
import { toImported, type LossReport, type Outcome } from '../loss-report.ts';
import { toOneLine } from '../clean-text.ts';
import { urlOf } from '../pieces.ts';
import type { Archive } from './archive.ts';
import { convertPiece } from './convert-piece.ts';
import { findModified } from './front.ts';
import { leaveComments, writeLetters } from './letters.ts';
import type { Redirects } from './lists.ts';
import { findOldPaths, type PlannedItem, type SitePlan } from './plan.ts';
import { readWxr } from './read-wxr.ts';
import type { Texts, WxrItem } from './wxr-items.ts';

/** What is reported on when all files have been read. */
export interface Rest {
  /** The ids of letters that are there already. */
  readonly takenIds: Set<string>;
  /** How many ids were tried for a comment's number. */
  readonly triedIds: Map<string, number>;
  readonly terms: { readonly taxonomy: string; readonly texts: Texts }[];
  readonly authors: { readonly texts: Texts; readonly plan: SitePlan }[];
  /** How many articles were saved again after they came out. */
  changed: number;
}

interface Writing {
  readonly archive: Archive;
  readonly report: LossReport;
  readonly redirects: Redirects;
  readonly rest: Rest;
  readonly progress: (bytes: number, items: number) => void;
}

/** The state is kept this often, so that an import which breaks off is gone on with. */
const savedEvery = 5000;

const mapAddresses = (
  item: WxrItem,
  planned: Extract<PlannedItem, { piece: unknown }>,
  plan: SitePlan,
  redirects: Redirects,
): void => {
  const to = urlOf(planned.piece);
  const { origin } = new URL(plan.site.base);
  const whole = [
    ...findOldPaths(item, plan.site).map((path) => `${origin}${path}`),
    item.texts['link'] ?? '',
    item.texts['guid'] ?? '',
  ];
  for (const from of new Set(whole.filter((each) => /^https?:\/\//.test(each))))
    redirects.add(from, to);
};

const writePiece = async (
  item: WxrItem,
  planned: Extract<PlannedItem, { piece: unknown }>,
  plan: SitePlan,
  named: Pick<Outcome, 'kind' | 'name' | 'from'>,
  { archive, redirects, rest }: Writing,
): Promise<Outcome[]> => {
  const { piece } = planned;
  const takeBack = archive.kept.mark();
  const converted = await convertPiece(planned, item, plan, archive);
  if ('faults' in converted) {
    if (takeBack()) archive.shelf.forgetRemoved(archive.fates);
    return [
      { ...named, result: 'skipped', notes: converted.faults },
      ...leaveComments(item.comments, 'its article was not imported'),
    ];
  }
  if (findModified(item, piece, archive) !== undefined) rest.changed += 1;
  const written = archive.kept.write(piece.file, converted.text);
  const word = keptWords[written];
  const outcome = toImported({ ...named, to: piece.file }, converted.losses);
  if (!piece.draft) mapAddresses(item, planned, plan, redirects);
  const letters =
    piece.type === 'pages'
      ? leaveComments(item.comments, 'pages take no letters')
      : await writeLetters(item.comments, piece, {
          out: archive.out,
          kept: archive.kept,
          timeZone: archive.timeZone,
          site: plan.site.name,
          takenIds: rest.takenIds,
          tried: rest.triedIds,
        });
  return [
    word === undefined ? outcome : { ...outcome, notes: [...outcome.notes, word] },
    ...letters,
  ];
};

/** What an item is called in the report: its type, where it tells one. */
const kindOf = ({ texts }: WxrItem): string => [texts['wp:post_type']].find(Boolean) ?? 'item';

const writeItem = async (
  item: WxrItem,
  planned: PlannedItem | undefined,
  plan: SitePlan,
  writing: Writing,
): Promise<Outcome[]> => {
  const named = {
    kind: kindOf(item),
    name: toOneLine(item.texts['title'] ?? ''),
    from: [item.texts['link']].find(Boolean) ?? `number ${item.texts['wp:post_id'] ?? 'unknown'}`,
  };
  if (planned === undefined)
    return [
      { ...named, result: 'skipped', notes: ['it was not there when the file was read first'] },
    ];
  if ('piece' in planned) return writePiece(item, planned, plan, named, writing);
  const comments = leaveComments(item.comments, 'what it is about was not imported');
  if ('left' in planned)
    return [
      { ...named, result: 'skipped', notes: [planned.left], expected: planned.expected },
      ...comments,
    ];
  if ('aside' in planned)
    return [{ ...named, result: 'imported', notes: [planned.aside] }, ...comments];
  // Attachments are reported on in the end, when it is known who shows them.
  return comments;
};

/**
 * Reads a file a second time, and writes what is in it.
 *
 * @returns What is wrong with the file as a whole, in words.
 */
export const writeFile = async (
  path: string,
  items: readonly PlannedItem[],
  plan: SitePlan,
  writing: Writing,
): Promise<string | undefined> => {
  const { report, rest, archive, progress } = writing;
  let index = 0;
  let remark: string | undefined;
  for await (const event of readWxr(path, (bytes) => progress(bytes, 0))) {
    if (event.type === 'author') rest.authors.push({ texts: event.texts, plan });
    else if (event.type === 'term')
      rest.terms.push({ taxonomy: event.taxonomy, texts: event.texts });
    else if (event.type === 'item') {
      const planned = items[index];
      index += 1;
      report.see(kindOf(event.item));
      for (const outcome of await writeItem(event.item, planned, plan, writing))
        report.add(outcome);
      if (index % savedEvery === 0) archive.kept.save();
    } else if (event.type === 'end') {
      // Counted where tags open, not where items end: what got lost between would show.
      report.see('item', event.seen.items - index);
      report.see('comment', event.seen.comments);
      report.see('author', event.seen.authors);
      report.see('term', event.seen.terms);
      remark = event.fault ?? (event.remark && `its XML has a fault: ${event.remark}`);
    }
  }
  return remark;
};
