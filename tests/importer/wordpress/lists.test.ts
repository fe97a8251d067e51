import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { listFiles, openRedirects } from '../../../src/importer/wordpress/lists.ts';
import { makeFolder } from '../../support/folder.ts';

test('the map of redirects has an address and a path in each line, whatever an export holds', async () => {
  const out = await makeFolder('redirects');
  const { add, close } = openRedirects(out);
  add('https://old.org/?p=12', '/2019/x/');
  add('https://old.org/a b\n/c;} server { return 200 "x\\', '/2019/y/');
  add('https://old.org/نشست/', '/2019/z/');
  close();
  expect(await readFile(join(out, listFiles.redirects), 'utf8')).toBe(
    [
      'https://old.org/?p=12 /2019/x/',
      'https://old.org/a%20b%0A/c%3B%7D%20server%20%7B%20return%20200%20%22x%5C /2019/y/',
      'https://old.org/نشست/ /2019/z/',
      '',
    ].join('\n'),
  );
});
