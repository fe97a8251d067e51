import { beforeAll, describe, expect, inject, it } from 'vitest';
import { settings } from '../../src/config.ts';
import { findPageTypes, readRoutes, type PageType } from '../support/page-types.ts';

describe('the types of pages', () => {
  let types: PageType[] = [];
  beforeAll(async () => {
    types = await findPageTypes(inject('siteFolder'));
  });

  it('are those of the routes, each at least in the first language', async () => {
    const routes = new Set((await readRoutes()).map(({ name }) => name));
    const found = types.filter(({ language }) => language === settings.languages[0]);
    expect(new Set(found.map(({ name }) => name))).toEqual(routes);
  });

  it('stand for every language', () => {
    const home = types.filter(({ name }) => name === 'home').map(({ language }) => language);
    expect(new Set(home)).toEqual(new Set(settings.languages));
  });

  it('are told apart: an article, a page, a tag’s second page, the page that is not there', () => {
    const addresses = Object.fromEntries(
      types.filter(({ language }) => language === 'en').map(({ name, address }) => [name, address]),
    );
    expect(addresses).toMatchObject({
      home: '/',
      'year-slug': expect.stringMatching(/^\/\d{4}\/[^/]+\/$/) as string,
      page: expect.stringMatching(/^\/[^/]+\/$/) as string,
      'tags-tag-page': expect.stringMatching(/^\/tags\/[^/]+\/2\/$/) as string,
      '404': '/404.html',
    });
  });

  it('know which of them move on', () => {
    const moving = types.filter(({ moves }) => moves).map(({ name }) => name);
    expect(new Set(moving)).toEqual(new Set(['alias']));
  });
});
