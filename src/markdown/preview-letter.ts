import type { Language } from '../i18n/languages.ts';
import { letterProcessor } from './letter-pipeline.ts';

/** A letter as it will be read, as HTML that is safe whatever was typed: the same steps as in the site. */
export const previewLetter = async (text: string, language: Language): Promise<string> =>
  String(await letterProcessor(language).process(text));
