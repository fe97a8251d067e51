import { load } from 'cheerio';
import { expect, inject, test } from 'vitest';
import { targets } from '../../src/config.ts';
import { mediaPolicy } from '../../src/hosts/content-policy.ts';
import { hosts } from '../../src/hosts/hosts.ts';
import { describeBuilt } from '../support/hosted-site.ts';
import { findAboveLow, ownScripts } from '../support/judge-policy.ts';
import { findPages } from '../support/page-types.ts';
import { findSiteFiles, readSiteFile } from '../support/site.ts';

/** Hosts that send headers; the others' pages have nothing but the policy that they bring. */
const sending = targets.filter((target) => target !== 'folder' && target !== 'github-pages');

test('csp_evaluator finds nothing above low in the policy of any page but that scripts come from the site', async () => {
  const files = await findSiteFiles('.html');
  expect(files.length).toBe((await findPages(inject('siteFolder'))).length);
  for (const file of files) {
    const $ = load(await readSiteFile(file));
    const policy = $('meta[http-equiv=content-security-policy]').attr('content') ?? '';
    const expected = $('script[src]').length > 0 ? [ownScripts] : [];
    expect([file, findAboveLow(policy)]).toEqual([file, expected]);
  }
});

test.each(sending)('nor in any that the files for %s have it send', async (target) => {
  const site = await describeBuilt(inject('siteFolder'));
  const texts = Object.values(
    hosts[target].toFiles({ ...site, letterOrigins: ['https://l.example'] }),
  );
  const policies = texts.flatMap((text) => text.match(/default-src [^"\n]+/g) ?? []);
  // One of most pages, one of the search, one of pictures.
  expect(new Set(policies).size).toBe(target === 'netlify' ? 2 : 3);
  for (const policy of policies)
    expect([policy, findAboveLow(policy)]).toEqual([
      policy,
      policy === mediaPolicy ? [] : [ownScripts],
    ]);
});
