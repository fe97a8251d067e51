import {
  photographWithCredentials,
  photographWithPosition,
  toPng,
} from '../../support/pictures.ts';
import { article } from '../../support/content.ts';
import { inText, picture, suez, svg, type RuleCase } from './rule-case.ts';

/** What a text shows and leads to. */
export const linkCases = {
  'image/missing': [
    inText(
      'a picture is misspelt',
      'Look:\n\n![A map](./mapp.svg)',
      `content/articles/en/2023/suez.md:10:1 error image/missing: There is no picture "./mapp.svg". Did you mean "map.svg"?
  Pictures lie beside the article, in content/articles/en/2023/.`,
      'Look:\n\n![A map](./map.svg)',
      picture,
    ),
    inText(
      'a picture names no file',
      'Look: ![A map]()',
      `content/articles/en/2023/suez.md:8:7 error image/missing: The picture names no file.
  Write the file’s name between the round brackets: ./convoy.jpg.`,
      'Look.',
    ),
    {
      when: 'the lead picture is missing',
      tree: { [suez]: article({ image: { file: './map.svg', alt: 'A map' } }) },
      told: `content/articles/en/2023/suez.md:7:8 error image/missing: There is no picture "./map.svg".
  Pictures lie beside the article, in content/articles/en/2023/.`,
      mended: picture,
    },
  ],
  'image/mistyped': [
    inText(
      'a picture is of a telephone, and renamed',
      '![A map](map.png)',
      `content/articles/en/2023/suez.md:8:1 error image/mistyped: The picture "map.png" is HEIC, which browsers do not show.
  Save it as JPEG, PNG, WebP, AVIF, GIF or SVG; renaming does not change the kind.`,
      '![A map](map.svg)',
      {
        ...picture,
        'content/articles/en/2023/map.png': Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic'),
      },
    ),
    inText(
      'a picture is a document',
      '![A map](map.pdf)',
      `content/articles/en/2023/suez.md:8:1 error image/mistyped: The picture "map.pdf" is PDF, which browsers do not show.
  Save it as JPEG, PNG, WebP, AVIF, GIF or SVG; renaming does not change the kind.`,
      '![A map](map.svg)',
      {
        ...picture,
        'content/articles/en/2023/map.pdf': '%PDF-1.7',
      },
    ),
  ],
  'image/damaged': [
    inText(
      'a picture is cut off',
      '![A road](road.jpg)',
      `content/articles/en/2023/suez.md:8:1 error image/damaged: The picture "road.jpg" is damaged or cut off: it cannot be read to its end.
  Copy it once more from where it came from, or export it anew.`,
      'Text.',
      { 'content/articles/en/2023/road.jpg': photographWithPosition.subarray(0, -20) },
    ),
    inText(
      'a drawing is no whole XML',
      '![A map](map.svg)',
      `content/articles/en/2023/suez.md:8:1 error image/damaged: The picture "map.svg" cannot be read as a drawing: unexpected close tag (line 2).
  Export it again as a plain SVG, or as PNG.`,
      'Text.',
      { 'content/articles/en/2023/map.svg': svg.replace('><', '>\n<g><') },
    ),
  ],
  'image/outside': [
    inText(
      'a picture is elsewhere on the disk',
      '![A map](../../../../map.svg)',
      `content/articles/en/2023/suez.md:8:1 error image/outside: The picture "../../../../map.svg" lies outside of the content folder.
  Put the picture beside the article and write its name: \`./picture.jpg\`.`,
      '![A map](map.svg)',
      {
        ...picture,
        'map.svg': svg,
      },
    ),
  ],
  'image/scripted': [
    inText(
      'a drawing holds a script',
      '![A map](map.svg)',
      `content/articles/en/2023/suez.md:8:1 error image/scripted: The picture "map.svg" holds a script (line 1).
  Export it again as a plain SVG, without scripts and links, or as PNG.`,
      'Text.',
      { 'content/articles/en/2023/map.svg': svg.replace('><', '><script>alert(1)</script><') },
    ),
  ],
  'image/too-large': [
    inText(
      'a picture says that it is enormous',
      '![A map](map.png)',
      `content/articles/en/2023/suez.md:8:1 error image/too-large: The picture "map.png" has 60000 × 60000 dots, more than a build can hold.
  Make it smaller: 4,000 dots across are more than any screen shows.`,
      'Text.',
      { 'content/articles/en/2023/map.png': toPng(60_000, 60_000) },
    ),
  ],
  'image/position': [
    inText(
      'a photograph tells where it was taken',
      '![A road](road.jpg)',
      `content/articles/en/2023/suez.md:8:1 warning image/position: The picture "road.jpg" tells where it was taken. Readers’ copies do not, but the file here does.
  Save it without its location, or take that out: exiftool -gps:all= FILE.`,
      'Text.',
      { 'content/articles/en/2023/road.jpg': photographWithPosition },
    ),
  ],
  'image/credentials': [
    inText(
      'a picture says where it came from',
      '![A road](road.jpg)',
      `content/articles/en/2023/suez.md:8:1 warning image/credentials: The picture "road.jpg" holds content credentials (C2PA), which readers’ copies do not have.
  Set contentCredentials in src/config.ts to publish such pictures as they came, too.`,
      'Text.',
      { 'content/articles/en/2023/road.jpg': photographWithCredentials },
    ),
  ],
  'image/missing-alt': [
    inText(
      'a picture has no description',
      '![](map.svg)',
      `content/articles/en/2023/suez.md:8:1 error image/missing-alt: The picture has no description for those who cannot see it.
  Say what it shows, between the square brackets: ![A convoy at the checkpoint](./convoy.jpg).`,
      '![A map](map.svg)',
      picture,
    ),
  ],
  'image/remote': [
    inText(
      'a picture is on another site',
      '![A map](https://example.org/map.svg)',
      `content/articles/en/2023/suez.md:8:1 error image/remote: The picture "https://example.org/map.svg" does not lie beside the article.
  Save it in the article’s folder, if you may, and name the file: ./convoy.jpg.`,
      '![A map](map.svg)',
      picture,
    ),
  ],
  'read-more/empty': [
    inText(
      'nothing was named',
      'Text.\n\nRead more:',
      `content/articles/en/2023/suez.md:10:1 error read-more/empty: The "Read more" line names nothing.
  Write titles after the colon, on the same line, with semicolons between them; or delete the line.`,
      'Text.',
    ),
  ],
  'read-more/not-alone': [
    inText(
      'an empty line was forgotten',
      'Text.\nRead more: Suez tolls',
      `content/articles/en/2023/suez.md:9:1 warning read-more/not-alone: The "Read more" line follows other words without an empty line, so it is shown as part of them.
  Put an empty line before it.`,
      'Text.\n\nRead more: Suez tolls',
    ),
  ],
  'read-more/unknown-target': [
    inText(
      'a title is misspelt',
      'Text.\n\nRead more: Suez tols',
      `content/articles/en/2023/suez.md:10:12 error read-more/unknown-target: Cannot find an article titled "Suez tols". Did you mean "Suez tolls" or "Suez delays"?
  Write the title as it stands above the article, or its file name; titles are parted by semicolons.`,
      'Text.\n\nRead more: suez tolls',
    ),
    inText(
      'a file is not there',
      'Text.\n\nRead more: [These](../2021/tolls.md)',
      `content/articles/en/2023/suez.md:10:13 error read-more/unknown-target: Cannot find an article titled "These", and there is none at "../2021/tolls.md".
  Write the title as it stands above the article, or its file name; titles are parted by semicolons.`,
      'Text.\n\nRead more: [These](../2022/tolls.md)',
    ),
  ],
  'read-more/ambiguous': [
    {
      when: 'two former titles are the same',
      tree: {
        'content/articles/en/2021/one.md': article({
          title: 'One',
          published: '2021-05-04T10:00',
          formerTitles: ['Tolls'],
        }),
        'content/articles/en/2022/two.md': article({
          title: 'Two',
          published: '2022-05-04T10:00',
          formerTitles: ['Tolls'],
        }),
        [suez]: article({}, 'Text.\n\nRead more: Tolls'),
      },
      told: `content/articles/en/2023/suez.md:10:12 error read-more/ambiguous: "Tolls" could be any of: en/2021/one, en/2022/two.
  Write the one that is meant in that form, with its year.`,
      mended: { [suez]: article({}, 'Text.\n\nRead more: en/2022/two') },
    },
  ],
  'read-more/self': [
    inText(
      'it names itself',
      'Text.\n\nRead more: Suez delays',
      `content/articles/en/2023/suez.md:10:12 error read-more/self: "Suez delays" is this article itself.
  Name another article, or take the line out.`,
      'Text.',
    ),
  ],
  'read-more/held': [
    inText(
      'it names a draft',
      'Text.\n\nRead more: Soon',
      `content/articles/en/2023/suez.md:10:12 error read-more/held: "Soon" is a draft: readers could not open it.
  Take it out of the line until it is published.`,
      'Text.',
      {
        'content/articles/en/2023/soon.md': article({ title: 'Soon', draft: true }),
      },
    ),
    inText(
      'it names a piece of next year',
      'Text.\n\nRead more: Soon',
      `content/articles/en/2023/suez.md:10:12 error read-more/held: "Soon" is held back until Saturday 1 June 2024 - 10:00: readers could not open it.
  Take it out of the line until it is published.`,
      'Text.',
      {
        'content/articles/en/2024/soon.md': article({
          title: 'Soon',
          published: '2024-06-01T10:00',
        }),
      },
    ),
  ],
  'link/dead': [
    inText(
      'a file is misspelt',
      'See [this](../2022/tols.md).',
      `content/articles/en/2023/suez.md:8:5 error link/dead: There is nothing at "../2022/tols.md". Did you mean "../2022/tolls.md"?
  Write the path of the article’s file (\`../2022/slug.md\`) or its address on the site (\`/2022/slug/\`).`,
      'See [this](../2022/tolls.md).',
    ),
    inText(
      'an address is misspelt',
      'See [this](/2022/tols/).',
      `content/articles/en/2023/suez.md:8:5 error link/dead: There is nothing at "/2022/tols/". Did you mean "/2022/tolls/"?
  Write the path of the article’s file (\`../2022/slug.md\`) or its address on the site (\`/2022/slug/\`).`,
      'See [this](/2022/tolls/).',
    ),
    inText(
      'a heading is not there',
      'See [this](../2022/tolls.md#ships).',
      `content/articles/en/2023/suez.md:8:5 error link/dead: "Suez tolls" has no heading "#ships".
  Take the part after # out, or mend it.`,
      'See [this](../2022/tolls.md).',
    ),
  ],
  'link/held': [
    inText(
      'it leads to a draft',
      'See [this](soon.md).',
      `content/articles/en/2023/suez.md:8:5 error link/held: "Soon" is a draft: readers could not open it.
  Take the link out until it is published.`,
      'See this.',
      {
        'content/articles/en/2023/soon.md': article({ title: 'Soon', draft: true }),
      },
    ),
    inText(
      'it leads to a piece of next year',
      'See [this](../2024/soon.md).',
      `content/articles/en/2023/suez.md:8:5 error link/held: "Soon" is held back until Saturday 1 June 2024 - 10:00: readers could not open it.
  Take the link out until it is published.`,
      'See this.',
      {
        'content/articles/en/2024/soon.md': article({
          title: 'Soon',
          published: '2024-06-01T10:00',
        }),
      },
    ),
  ],
  'link/empty': [
    inText(
      'an address was forgotten',
      'See [this]().',
      `content/articles/en/2023/suez.md:8:5 error link/empty: The link has no address.
  Write the address between the round brackets, or take the link away.`,
      'See this.',
    ),
  ],
  'link/forbidden-protocol': [
    inText(
      'a link is a script',
      'See [this](javascript:alert(1)).',
      `content/articles/en/2023/suez.md:8:5 error link/forbidden-protocol: The link’s address begins with "javascript:", which is not allowed.
  Use an address that begins with https://, mailto: or tel:, or the path of a file beside this one.`,
      'See this.',
    ),
    inText(
      'a link is a document of its own',
      'See [this](data:text/html,x).',
      `content/articles/en/2023/suez.md:8:5 error link/forbidden-protocol: The link’s address begins with "data:", which is not allowed.
  Use an address that begins with https://, mailto: or tel:, or the path of a file beside this one.`,
      'See this.',
    ),
  ],
} satisfies Readonly<Record<string, readonly RuleCase[]>>;
