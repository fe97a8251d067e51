import { letterProcessor } from './letter-pipeline.ts';

/** A letter as it will be read, as HTML that is safe whatever was typed: the same steps as in the site. */
export const previewLetter = async (text: string): Promise<string> =>
  String(await letterProcessor().process(text));
