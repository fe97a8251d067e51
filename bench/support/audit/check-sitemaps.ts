import { join, resolve } from 'node:path';
import { run, skipped, type Verdict } from './tools.ts';

const schemas = resolve(import.meta.dirname, '../../../tests/output/fixtures');
const name = 'the sitemaps’ schema';

/** Sitemaps by the XSD of sitemaps.org, with Google's for news. */
export const checkSitemaps = async (site: string, files: readonly string[]): Promise<Verdict> => {
  const xmllint = process.env['THROUGHLINE_XMLLINT'] ?? 'xmllint';
  if (xmllint === '') return skipped(name, 'there is no xmllint');
  const faults: string[] = [];
  for (const file of files) {
    const args = ['--noout', '--nonet', '--schema', join(schemas, 'sitemap.xsd'), join(site, file)];
    const { code, stderr } = await run(xmllint, args);
    if (code !== 0) faults.push(`${file}: ${stderr.trim()}`);
  }
  return { judge: name, looked: `${files.length} sitemaps`, faults };
};
