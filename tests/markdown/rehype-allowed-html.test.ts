import { load } from 'cheerio';
import { expect, test } from 'vitest';
import { renderMarkdown } from '../../src/markdown/render-markdown.ts';
import { findHarm } from './find-harm.ts';

test.each([
  '<script>alert(1)</script>',
  '<ScRiPt src=//example.org/x>',
  'a <scr<script>ipt>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<img src="x" ONERROR="alert(1)" alt="x">',
  '<a href="javascript:alert(1)">x</a>',
  '<a href="java&#x0A;script:alert(1)">x</a>',
  '<a href=" &#14; javascript:alert(1)">x</a>',
  '<a href=x onclick=alert(1)>x</a>',
  '<svg onload=alert(1)>',
  '<svg><a xlink:href="javascript:alert(1)"><text>x</text></a></svg>',
  '<svg></p><style><a id="</style><img src=1 onerror=alert(1)>">',
  '<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>',
  '<math><mi//xlink:href="data:x,<script>alert(1)</script>">',
  '<form><button formaction=javascript:alert(1)>x',
  '<isindex type=image src=1 onerror=alert(1)>',
  '<object data="javascript:alert(1)"></object>',
  '<embed src="javascript:alert(1)">',
  '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
  '<base href="javascript:alert(1)//">',
  '<meta http-equiv="refresh" content="0;url=javascript:alert(1)">',
  '<link rel=stylesheet href=//example.org/x.css>',
  '<style>@import "//example.org/x.css"</style>',
  '<p style="background:url(javascript:alert(1))">x</p>',
  '<table background="javascript:alert(1)"><tr><td>x',
  '<details open ontoggle=alert(1)>x</details>',
  '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
  '<textarea><img title="</textarea><img src=x onerror=alert(1)>">',
  '<title><img title="</title><img src=x onerror=alert(1)>">',
  '<xmp><p title="</xmp><img src=x onerror=alert(1)>">',
  '<template><script>alert(1)</script></template>',
  '<!--><img src=x onerror=alert(1)>-->',
  '<!-- --!><img src=x onerror=alert(1)> -->',
  '<![CDATA[<img src=x onerror=alert(1)>]]>',
  '<?x <img src=x onerror=alert(1)> ?>',
  '<plaintext><img src=x onerror=alert(1)>',
  '<div title="\n\n<img src=x onerror=alert(1)>">',
  '`<img src=x onerror=alert(1)>` <b title="`">',
  '[x](<javascript:alert(1)>) ![x](javascript:alert(1)) <javascript:alert(1)>',
  '[x][1]\n\n[1]: javascript:alert(1)',
  '```"><script>alert(1)</script>\ncode\n```',
  '![x](x.png "\\"><script>alert(1)</script>")',
  '## "><img src=x onerror=alert(1)>',
  '[^"><script>alert(1)</script>]\n\n[^"><script>alert(1)</script>]: x',
  '<constructor __proto__="x" toString="y">x</constructor>',
])('%j does no harm', async (body) => {
  const { html } = await renderMarkdown(`Before\n\n${body}\n\nAfter`, { language: 'en' });
  expect(findHarm(html)).toEqual([]);
});

test('an allowed tag keeps its place among Markdown', async () => {
  const { html, messages } = await renderMarkdown(
    '<details>\n<summary>*Not* Markdown</summary>\n\n## Heading\n\n**Markdown**\n\n</details>',
    { language: 'en' },
  );
  const $ = load(html);
  expect($('details > h2').attr('id')).toBe('heading');
  expect($('details > p > strong').text()).toBe('Markdown');
  expect($('summary').text()).toBe('*Not* Markdown');
  expect(messages).toEqual([]);
});

test('the same text is the same with and without typed HTML in it', async () => {
  const body = 'One[^1] [two](x.md)\n\n- [ ] three\n\n| a |\n| -: |\n| b |\n\n[^1]: Note.';
  const plain = await renderMarkdown(body, { language: 'en' });
  const mixed = await renderMarkdown(`${body}\n\n<b></b>`, { language: 'en' });
  const withoutSpace = (html: string): string =>
    html.replace('<p><b></b></p>', '').replace(/\s+/g, '');
  expect(withoutSpace(mixed.html)).toBe(withoutSpace(plain.html));
});

test('HTML in the text and in its footnotes, divided by a list, is read', async () => {
  const { html, messages } = await renderMarkdown('a[^1]: <table>\n- [^1]: <tr>', {
    language: 'en',
  });
  expect(messages).toEqual([]);
  expect(load(html)('section').text()).toContain('Notes');
});
