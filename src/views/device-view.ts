import { settings } from '../config.ts';
import type { Graph } from '../graph/build-graph.ts';
import { languagePack, type Language } from '../i18n/languages.ts';
import { offlineUrl, readingListUrl } from '../records/urls.ts';
import { inOtherLanguages, toFrame, type Frame } from './frame.ts';

/** A page about what the reader's own device keeps: all that it lists is there, and nothing of it here. */
export interface DeviceView {
  readonly frame: Frame;
  readonly heading: string;
  readonly introduction: string;
  /** Whether visited pages and threads can be kept. */
  readonly offline: boolean;
}

type Pages = Pick<Graph, 'pages'>;

export const toReadingListView = (graph: Pages, language: Language): DeviceView => {
  const { title, introduction } = languagePack(language).strings.keep.list;
  const frame = toFrame(graph, {
    ...{ language, title, description: introduction, path: readingListUrl(language) },
    others: inOtherLanguages(language, readingListUrl),
    hidden: true,
  });
  return { frame, heading: title, introduction, offline: settings.offline };
};

export const toOfflineView = (graph: Pages, language: Language): DeviceView => {
  const { title, introduction } = languagePack(language).strings.keep.offline;
  const frame = toFrame(graph, {
    ...{ language, title, description: introduction, path: offlineUrl(language) },
    others: inOtherLanguages(language, offlineUrl),
    hidden: true,
  });
  return { frame, heading: title, introduction, offline: settings.offline };
};
