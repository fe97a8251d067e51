import { expect, test } from 'vitest';
import { onlyWhenAsked } from '../../../src/client/worker/only-when-asked.ts';

const ask = (type: string, status: number) =>
  onlyWhenAsked.cacheWillUpdate({
    event: new Event(type),
    response: new Response('', { status }),
  });

test('a page is kept where a page asks for it, and where it is whole', async () => {
  expect(await ask('message', 200)).toBeInstanceOf(Response);
  expect(await ask('message', 404)).toBeNull();
  expect(await ask('message', 500)).toBeNull();
});

test('what a browser fetches by itself is not kept', async () => {
  expect(await ask('fetch', 200)).toBeNull();
});
