import { settings } from '../../config.ts';
import { toSlug } from '../../records/slug.ts';
import { toAuthorFile, type ImportedAuthor } from '../authors.ts';
import { toOneLine } from '../clean-text.ts';
import { keptWords } from '../kept-imports.ts';
import { toImported, type LossReport, type Outcome } from '../loss-report.ts';
import type { Archive } from './archive.ts';
import { toByline } from './front.ts';
import type { SitePlan } from './plan.ts';
import type { Rest } from './write-file.ts';

/** A login may be an e-mail address, which nobody else needs to see. */
const withoutAddress = (login: string): string => toOneLine(login).replace(/@[^]*/, '@…');

/** Writes the files of those who signed something, and tells of all authors. */
export const reportAuthors = (
  archive: Archive,
  report: LossReport,
  listed: Rest['authors'],
  signed: ReadonlyMap<ImportedAuthor, SitePlan>,
): void => {
  const words = new Map<ImportedAuthor, readonly string[]>();
  for (const author of signed.keys()) {
    if (author.file === undefined) {
      words.set(author, []);
      continue;
    }
    const word = keptWords[archive.kept.write(author.file, toAuthorFile(author))];
    words.set(author, word === undefined ? [] : [word]);
  }
  const seen = new Set<ImportedAuthor>();
  for (const { texts, plan } of listed) {
    const login = texts['wp:author_login'] ?? '';
    const [author] = toByline(
      { texts: { 'dc:creator': login }, terms: [] },
      plan,
      archive.toAuthor,
    );
    const named = {
      kind: 'author',
      name: author?.name ?? withoutAddress(login),
      from: withoutAddress(login),
    };
    const skip = (why: string): Outcome => ({
      ...named,
      result: 'skipped',
      notes: [why],
      expected: true,
    });
    if (login === '') {
      report.add({
        ...named,
        result: 'skipped',
        notes: ['it has no name that can be read'],
        expected: false,
      });
    } else if (!author || !signed.has(author))
      report.add(skip('nothing that was imported is signed by this author'));
    else if (seen.has(author)) report.add(skip('the same author stands in the export twice'));
    else {
      const to = author.file ?? `content/authors/${author.id}.md`;
      const lost =
        author.file !== undefined && author.biography === ''
          ? ['exports hold no biographies: write one into the file']
          : [];
      const outcome = toImported({ ...named, to }, lost);
      report.add({ ...outcome, notes: [...outcome.notes, ...(words.get(author) ?? [])] });
    }
    if (author) seen.add(author);
  }
  for (const author of signed.keys()) {
    if (seen.has(author)) continue;
    // Some exports list no authors: they are known by what they signed alone.
    report.see('author');
    const outcome = toImported(
      { kind: 'author', name: author.name, from: 'a byline', to: author.file },
      [],
    );
    report.add({ ...outcome, notes: [...outcome.notes, ...(words.get(author) ?? [])] });
  }
};

/** Tells of categories, tags and other terms. */
export const reportTerms = ({ tags }: Archive, report: LossReport, listed: Rest['terms']): void => {
  const seen = new Set<string>();
  for (const { taxonomy, texts } of listed) {
    const name = toOneLine(
      texts['wp:cat_name'] ?? texts['wp:tag_name'] ?? texts['wp:term_name'] ?? '',
    );
    const named = { kind: 'term', name, from: taxonomy || 'a list without a name' };
    const skip = (why: string): void =>
      report.add({ ...named, result: 'skipped', notes: [why], expected: true });
    const key = `${taxonomy} ${name}`;
    const isTag = taxonomy === 'category' || taxonomy === 'post_tag';
    const isUsed = settings.languages.some((language) => tags.isUsed(language, name));
    if (name === '') {
      report.add({
        ...named,
        result: 'skipped',
        notes: ['it has no name that can be read'],
        expected: false,
      });
    } else if (!isTag) skip(`pieces have no place for "${taxonomy}"`);
    else if (seen.has(key)) skip('the same stands in the export twice');
    else if (!isUsed) skip('no piece that was imported has it');
    else report.add({ ...named, result: 'imported', to: `tag ${toSlug(name)}`, notes: [] });
    seen.add(key);
  }
};

/** Copies what no text shows to where it was, and tells of all attachments. */
export const reportAttachments = async (
  { plan, fates, shelf, toFetch }: Archive,
  report: LossReport,
): Promise<void> => {
  const seen = new Set<object>();
  for (const item of plan.items.flat()) {
    if (!('attachment' in item)) continue;
    const { attachment } = item;
    const named = { kind: 'attachment', name: attachment.title, from: attachment.url };
    if (seen.has(attachment)) continue;
    seen.add(attachment);
    if (!/^https?:\/\//.test(attachment.url)) {
      report.add({ ...named, result: 'skipped', notes: ['it has no address'], expected: false });
      continue;
    }
    const fate = fates.get(attachment) ?? (await shelf.placeFile(attachment.url));
    if ('file' in fate)
      report.add(
        toImported(
          { ...named, to: fate.file },
          (fate.notes ?? []).map((note) => `it ${note}`),
        ),
      );
    else if ('refused' in fate)
      report.add({ ...named, result: 'skipped', notes: [fate.refused], expected: true });
    else {
      toFetch.add(attachment.url);
      report.add({
        ...named,
        result: 'degraded',
        notes: ['its file is to be fetched: it stands in the list'],
      });
    }
  }
};
