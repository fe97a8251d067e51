import { describe, expect, it } from 'vitest';
import { renderRobots } from '../../src/output/robots.ts';

describe('renderRobots', () => {
  it('lets everybody read everything and points to the sitemaps', () => {
    expect(renderRobots(['https://example.org/sitemap.xml', 'https://example.org/news.xml'])).toBe(
      'User-agent: *\nAllow: /\n\nSitemap: https://example.org/sitemap.xml\nSitemap: https://example.org/news.xml\n',
    );
  });
});
