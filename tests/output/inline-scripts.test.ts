import { describe, expect, it } from 'vitest';
import { themeScript, toSpeculationRules } from '../../src/output/inline-scripts.ts';

describe('what stands in a page itself', () => {
  it.each([themeScript, toSpeculationRules('/sub/')])(
    'cannot end its own element: %s',
    (script) => {
      expect(script).not.toMatch(/<|-->/);
    },
  );

  it('fetches ahead only what lies under the site’s own path, and no files', () => {
    const { prefetch } = JSON.parse(toSpeculationRules('/sub/')) as { prefetch: unknown };
    expect(prefetch).toEqual([
      {
        where: { and: [{ href_matches: '/sub/*' }, { not: { href_matches: '/sub/*.*' } }] },
        eagerness: 'conservative',
      },
    ]);
  });
});
