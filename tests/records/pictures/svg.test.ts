import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { openDrawing } from '../../../src/records/pictures/open.ts';
import { tellsPosition } from '../../../src/records/pictures/metadata.ts';
import { writeDrawing } from '../../../src/records/pictures/svg.ts';
import { photographWithPosition } from '../../support/pictures.ts';

const ns = 'xmlns="http://www.w3.org/2000/svg"';
const around = (within: string, attributes = ''): string =>
  `<svg ${ns} ${attributes} viewBox="0 0 9 9">\n${within}\n</svg>`;

const read = async (svg: string | Buffer) => openDrawing(Buffer.from(svg as string));

/** What is refused, with its line; or why it cannot be read. */
const refused = async (svg: string | Buffer): Promise<string[]> => {
  const drawing = await read(svg);
  return 'broken' in drawing
    ? [`${String(drawing.line)} broken: ${drawing.broken}`]
    : drawing.refused.map(({ line, what }) => `${String(line)} ${what}`);
};

const write = async (svg: string | Buffer): Promise<string> => {
  const drawing = await read(svg);
  if ('broken' in drawing) throw new Error(drawing.broken);
  return writeDrawing(drawing, 9, 9).toString();
};

const evil = 'https://evil.example/x';
const png = await sharp({ create: { width: 2, height: 2, channels: 3, background: 'red' } })
  .png()
  .toBuffer();
const toData = (type: string, bytes: Buffer): string =>
  `data:image/${type};base64,${bytes.toString('base64')}`;

/** ISO-2022-JP, in which an escape sequence hides what follows from whoever reads it as ASCII. */
const japanese = (svg: string): Buffer =>
  Buffer.from(`<?xml version="1.0" encoding="ISO-2022-JP"?>${svg}`, 'latin1');

describe('what may not be there is refused, with its line, and is not written', () => {
  test.each([
    ['a script', around('<script>alert(1)</script>'), '2 a script'],
    [
      'under another name',
      `<s:svg xmlns:s="http://www.w3.org/2000/svg"><s:script/></s:svg>`,
      '1 a script',
    ],
    ['in a part that nobody shows', around('<metadata><script/></metadata>'), '2 a script'],
    ['of XHTML', around('<h:script xmlns:h="http://www.w3.org/1999/xhtml"/>'), '2 a script'],
    ['UTF-16', Buffer.from(`\ufeff${around('<script/>')}`, 'utf16le'), '2 a script'],
    [
      'UTF-16, big end first',
      Buffer.from(`\ufeff${around('<script/>')}`, 'utf16le').swap16(),
      '2 a script',
    ],
    ['UTF-16 without a mark', Buffer.from(around('<script/>'), 'utf16le'), '2 a script'],
    ['ISO-2022-JP', japanese(around('<script/>')), '2 a script'],
    [
      'hidden in ISO-2022-JP',
      japanese(around('<text>\x1b$B0l\x1b(B</text><script/>')),
      '2 a script',
    ],
    ['packed', gzipSync(around('<script/>')), '2 a script'],
    [
      'with a page in it',
      around('<foreignObject><p>x</p></foreignObject>'),
      '2 a page within it (foreignObject)',
    ],
    [
      'that leads on',
      around(
        `<h:meta xmlns:h="http://www.w3.org/1999/xhtml" http-equiv="refresh" content="0;${evil}"/>`,
      ),
      '2 the element "meta"',
    ],
    ['an action', around('<g onload="alert(1)"/>'), '2 an action (onload)'],
    ['an action of the whole', around('', 'onload="alert(1)"'), '1 an action (onload)'],
    [
      'a link that acts',
      around('<a href="javascript:alert(1)"/>'),
      '2 an address outside of it ("javascript:alert(1)")',
    ],
    [
      'disguised',
      around('<a href="java&#x73;cript:alert(1)"/>'),
      '2 an address outside of it ("javascript:alert(1)")',
    ],
    [
      'by its old name',
      around(`<a xmlns:l="http://www.w3.org/1999/xlink" l:href="${evil}"/>`),
      `2 an address outside of it ("${evil}")`,
    ],
    [
      'a picture elsewhere',
      around(`<image href="${evil}"/>`),
      `2 an address outside of it ("${evil}")`,
    ],
    [
      'a part elsewhere',
      around(`<use href="${evil}#a"/>`),
      `2 an address outside of it ("${evil}#a")`,
    ],
    [
      'a page as data',
      around('<use href="data:image/svg+xml,&lt;svg/>#a"/>'),
      '2 an address outside of it ("data:image/svg+xml,<svg/>#a")',
    ],
    [
      'a base',
      around('', `xml:base="${evil}"`),
      '1 an address that all others begin at (xml:base)',
    ],
    [
      'a moving link',
      around('<a href="#a"><animate attributeName="href" to="javascript:1"/></a>'),
      '2 an animation of "href"',
    ],
    [
      'a set link',
      around('<a><set attributeName="xlink:href" to="javascript:1"/></a>'),
      '2 an animation of "xlink:href"',
    ],
    [
      'a moving action',
      around('<set attributeName="onclick" to="1"/>'),
      '2 an animation of "onclick"',
    ],
    ['a fill elsewhere', around(`<path fill="url(${evil}#a)"/>`), '2 an address outside of it'],
    [
      'a fill in quotation marks',
      around(`<path fill="url( '${evil}#a' )"/>`),
      '2 an address outside of it',
    ],
    [
      'a style elsewhere',
      around(`<path style="fill:URL(${evil})"/>`),
      '2 an address outside of it',
    ],
    [
      'a style in disguise',
      around(`<path style="fill:u\\72l(${evil})"/>`),
      '2 a style with a backslash',
    ],
    [
      'a sheet elsewhere',
      around(`<style>@import "${evil}";</style>`),
      '2 the style rule "@import"',
    ],
    [
      'a sheet behind a false comment',
      around(`<style>a{b:"/*"} @import "${evil}"; a{b:"*/"}</style>`),
      '2 the style rule "@import"',
    ],
    [
      'a sheet in CDATA',
      around(`<style><![CDATA[a{fill:url(${evil})}]]></style>`),
      '2 an address outside of it',
    ],
    [
      'a set of pictures',
      around(`<style>a{fill:image-set("${evil}" 1x)}</style>`),
      '2 the function "image-set()"',
    ],
    [
      'a sheet of another kind',
      around('<style type="text/xsl">x</style>'),
      '2 styles that are not CSS',
    ],
    [
      'an instruction',
      `<?xml-stylesheet href="${evil}"?>${around('')}`,
      '1 a style sheet from elsewhere',
    ],
    [
      'attributes of its head',
      `<!DOCTYPE svg [<!ATTLIST svg onload CDATA "alert(1)">]>${around('')}`,
      '1 broken: it declares attributes or entities of its own in its head',
    ],
    [
      'entities with tags',
      `<!DOCTYPE svg [<!ENTITY a "<script/>">]>${around('&a;')}`,
      '1 broken: it declares attributes or entities of its own in its head',
    ],
    [
      'entities from elsewhere',
      `<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>${around('<text>&a;</text>')}`,
      '1 broken: it declares attributes or entities of its own in its head',
    ],
    ['an element that nobody knows', around('<blink/>'), '2 the element "blink"'],
    ['an attribute that nobody knows', around('<g srcdoc="x"/>'), '2 the attribute "srcdoc"'],
    ['an element of no namespace', around('<script xmlns=""/>'), '2 a script'],
    [
      'a picture that is none',
      around('<image href="data:image/png;base64,AAAA"/>'),
      '2 a picture that cannot be read',
    ],
    [
      'a drawing in it that acts',
      around(`<image href="${toData('svg+xml', Buffer.from(around('<script/>')))}"/>`),
      '2 a picture that cannot be read',
    ],
    [
      'another page',
      '<html><body/></html>',
      '1 broken: it is no SVG drawing: it begins with <html>',
    ],
    ['what is not whole', around('<g>'), '3 broken: unexpected close tag'],
    ['what goes on', `${around('')}<script/>`, '3 broken: documents may contain only one root'],
    [
      'an encoding of its own',
      `<?xml version="1.0" encoding="UTF-7"?>${around('')}`,
      '1 broken: its text is not in the encoding it declares',
    ],
    [
      'bytes of another encoding',
      Buffer.from(around('<text>\xe9</text>'), 'latin1'),
      '1 broken: its text is not in the encoding it declares',
    ],
  ])('%s', async (_, svg, told) => {
    expect(await refused(svg)).toEqual([told]);
    if (told.includes('broken')) return;
    expect(await write(svg)).not.toMatch(
      /script|evil|onload|alert|refresh|import|xml-style|blink|srcdoc/i,
    );
  });

  test('what shows itself many times over', async () => {
    const level = (i: number): string =>
      `<g id="l${String(i)}">${`<use href="#l${String(i - 1)}"/>`.repeat(10)}</g>`;
    const bomb = around(`<rect id="l0"/>${[1, 2, 3, 4, 5, 6, 7].map(level).join('')}`);
    expect(await refused(bomb)).toEqual([
      '1 broken: it shows its parts so many times over that no browser could paint it',
    ]);
    expect(await refused(around('<g id="a"><use href="#a"/></g>'))).toEqual([]);
  });

  test('what is nested without end, or blows itself up', async () => {
    expect(await refused(around('<g>'.repeat(10_000) + '</g>'.repeat(10_000)))).toEqual([
      '2 broken: its elements are nested too deep',
    ]);
    const entity = `<!DOCTYPE svg [<!ENTITY a "${'x'.repeat(200)}">]>`;
    expect(await refused(`${entity}${around(`<text>${'&a;'.repeat(200_000)}</text>`)}`)).toEqual([
      '1 broken: its entities would blow it up',
    ]);
    expect(await refused(gzipSync(Buffer.alloc(50_000_000, ' ')))).toEqual([
      '1 broken: it cannot be unpacked',
    ]);
  });
});

describe('what a browser shows stays', () => {
  test.each([
    '<path d="M0 0L1 1" fill="url(#a)" style="stroke: rgb(1 2 3)" class="x" id="y"></path>',
    '<style>@media print{.a:not(.b){fill:url(#c)}}</style>',
    '<style>@font-face{font-family:"X";src:url(data:font/woff2;base64,AAAA)}</style>',
    '<text x="1" xml:space="preserve">A &amp; B &lt; C <tspan dy="1em">«متن»</tspan></text>',
    '<use href="#a" transform="translate(1,2) rotate(45)"></use>',
    '<animate attributeName="fill" values="red;blue" dur="1s" repeatCount="indefinite"></animate>',
    '<switch><g systemLanguage="fa"></g><g></g></switch>',
  ])('%s', async (within) => {
    expect(await refused(around(within))).toEqual([]);
    expect(await write(around(within))).toBe(
      `<svg ${ns} width="9" height="9" viewBox="0 0 9 9">\n${within}\n</svg>`,
    );
  });

  test('of Inkscape and Illustrator, without what they note', async () => {
    const illustrator = `<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "x" [
      <!ENTITY ns_svg "http://www.w3.org/2000/svg"><!ENTITY ns_ai "http://ns.adobe.com/AI/">]>
      <svg xmlns="&ns_svg;" xmlns:i="&ns_ai;" viewBox="0 0 9 9" i:viewOrigin="1 2"><switch>
      <foreignObject requiredExtensions="&ns_ai;"><i:pgfRef/></foreignObject><g i:extraneous="self"><path d="M0 0"/></g></switch></svg>`;
    expect(await refused(illustrator)).toEqual([]);
    expect(await write(illustrator)).toMatch(/<g><path d="M0 0"><\/path><\/g>/);
    const inkscape = around(
      '<sodipodi:namedview xmlns:sodipodi="s" inkscape:x="1" xmlns:inkscape="i"/><metadata><rdf:RDF xmlns:rdf="r">Ada Lovelace</rdf:RDF></metadata><g data-name="Layer" aria-label="x" inkscape:label="Ada" xmlns:inkscape="i"/>',
      'inkscape:export-filename="/home/ada/x.png" xmlns:inkscape="i" role="img"',
    );
    expect(await refused(inkscape)).toEqual([]);
    expect(await write(inkscape)).toBe(
      `<svg ${ns} width="9" height="9" viewBox="0 0 9 9">\n<g></g>\n</svg>`,
    );
  });

  test('a drawing without a namespace, as pages hold them', async () => {
    expect(await write('<svg viewBox="0 0 9 9"><path xlink:href="#a"/></svg>')).toBe(
      `<svg ${ns} width="9" height="9" viewBox="0 0 9 9" xmlns:xlink="http://www.w3.org/1999/xlink"><path xlink:href="#a"></path></svg>`,
    );
  });

  test('words in any encoding', async () => {
    const svg = around('<text>年</text>');
    for (const bytes of [
      Buffer.from(`\ufeff${svg}`, 'utf16le'),
      gzipSync(svg),
      japanese(svg.replace('年', '\x1b$BG/\x1b(B')),
      Buffer.from(`<?xml version="1.0" encoding='UTF-8' ?>${svg}`),
    ])
      expect(await write(bytes)).toContain('<text>年</text>');
  });

  test('a photograph in it, without its position', async () => {
    const svg = around(
      `<image width="2" href="${toData('jpeg', Buffer.from(photographWithPosition))}"/>`,
    );
    expect(await refused(svg)).toEqual([]);
    const [, data = ''] = /base64,([^"]+)/.exec(await write(svg)) ?? [];
    const embedded = Buffer.from(data, 'base64');
    expect((await sharp(embedded).metadata()).format).toBe('jpeg');
    expect(tellsPosition([embedded])).toBe(false);
    const drawing = await read(svg);
    expect('rest' in drawing && tellsPosition(drawing.rest)).toBe(true);
  });

  test('a picture, a drawing, and a drawing as words in it', async () => {
    const inner = around('<path d="M0 0"/>');
    const written = await write(
      around(
        `<image href="${toData('png', png)}"/><image href="${toData('svg+xml', Buffer.from(inner))}"/><image href="data:image/svg+xml;charset=utf-8,${encodeURIComponent(inner)}"/>`,
      ),
    );
    expect(written.match(/data:image\/[\w+]+/g)).toEqual([
      'data:image/png',
      'data:image/svg+xml',
      'data:image/svg+xml',
    ]);
  });
});

test('what is written is read again as it is, whatever the words', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'grapheme' }), fc.string(), async (words, value) => {
      const escape = (text: string): string =>
        text
          .replace(/[^\t\n\r\x20-\ud7ff\ue000-\ufffd]/g, '')
          .replace(/&/g, '&amp;')
          .replace(/</g, '&lt;')
          .replace(/"/g, '&quot;');
      const svg = around(`<text id="${escape(value)}">${escape(words)}</text>`);
      const first = await read(svg);
      if ('broken' in first) return;
      const written = writeDrawing(first, 9, 9).toString();
      expect(await write(written)).toBe(written);
    }),
    { numRuns: 200 },
  );
});
