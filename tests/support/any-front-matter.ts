import fc from 'fast-check';

/** One key of a front matter, as somebody may have typed it. */
export interface TypedKey {
  readonly key: string;
  /** With its comments and line breaks; ends with one. */
  readonly typed: string;
}

const words = fc.constantFrom('Suez', 'delays', 'x', 'سوئز', '/2023/a/', 'a b', '2023-03-02', '😀');

const phrase = fc.array(words, { minLength: 1, maxLength: 3 }).map((all) => all.join(' '));

const comment = fc.option(fc.constantFrom('# as agreed', '#', '# a: "b" [c', '# - x'), { nil: '' });

/** Behind a value: nothing, spaces, a comment. */
const tail = fc
  .tuple(fc.constantFrom('', ' ', '  '), comment)
  .map(([space, words]) => (words === '' ? space : ` ${space}${words}`));

const inLine = fc.oneof(
  phrase,
  phrase.map((text) => `"${text}"`),
  phrase.map((text) => `'${text}: it''s'`),
  phrase.map((text) => `"${text}\\n\\"x\\""`),
  fc.constantFrom('true', '7', 'null', '~', '!!str 7', '!!str "x"', '""'),
);

const anchor = fc.constantFrom('', '', '', '&a ');

const blanks = fc.constantFrom('', '', '\n', '   \n', '\n\n');

const block = (indent: string): fc.Arbitrary<string> =>
  fc
    .tuple(
      fc.constantFrom('>', '|', '>-', '|-', '>+', '|+'),
      comment,
      fc.array(fc.tuple(phrase, blanks), { minLength: 1, maxLength: 3 }),
    )
    .map(([sign, words, lines]) => {
      const text = lines.map(([line, blank]) => `${indent}  ${line}\n${blank}`).join('');
      return `${sign}${words === '' ? '' : ` ${words}`}\n${text}`;
    });

const commented = (indent: string): fc.Arbitrary<string> =>
  fc
    .tuple(blanks, comment)
    .map(([blank, words]) => blank + (words === '' ? '' : `${indent}${words}\n`));

const item = (indent: string): fc.Arbitrary<string> =>
  fc.oneof(
    fc.tuple(inLine, tail).map(([value, after]) => `${value}${after}\n`),
    fc.tuple(phrase, phrase, tail).map(([a, b, after]) => `${a}\n${indent}  ${b}${after}\n`),
    block(indent),
  );

const blockList = (indent: string): fc.Arbitrary<string> =>
  fc.constantFrom('', '  ', '    ').chain((more) => {
    const inner = indent + more;
    return fc
      .array(fc.tuple(commented(inner), item(inner)), { minLength: 1, maxLength: 3 })
      .map((items) => items.map(([above, value]) => `${above}${inner}- ${value}`).join(''));
  });

const flowText = fc.oneof(fc.constantFrom('/2023/a/', 'Suez', '"a, b"', "'c]'", 'x y', '7', '"#"'));

const flowList = (indent: string): fc.Arbitrary<string> =>
  fc
    .tuple(
      fc.array(flowText, { maxLength: 3 }),
      fc.constantFrom(', ', ',', ' , ', `,\n${indent}  `, `, # c\n${indent}  `),
      fc.constantFrom('', ' ', `\n${indent}  `),
      fc.boolean(),
    )
    .map(([items, comma, edge, trailing]) => {
      const inner = items.join(comma);
      return `[${edge}${inner}${trailing && items.length > 0 ? ',' : ''}${edge}]`;
    });

const group = (indent: string): fc.Arbitrary<string> =>
  fc
    .tuple(inLine, inLine, tail, tail, commented(`${indent}  `))
    .map(
      ([file, alt, a, b, between]) =>
        `${indent}  file: ${file}${a}\n${between}${indent}  alt: ${alt}${b}\n`,
    );

const value = (indent: string): fc.Arbitrary<string> =>
  fc.oneof(
    fc.tuple(anchor, inLine, tail).map(([mark, text, after]) => ` ${mark}${text}${after}\n`),
    fc.tuple(phrase, phrase, tail).map(([a, b, after]) => ` ${a}\n${indent}   ${b}${after}\n`),
    fc.tuple(phrase, phrase, tail).map(([a, b, after]) => ` "${a}\n\n${indent}  ${b}"${after}\n`),
    block(indent).map((text) => ` ${text}`),
    fc.tuple(comment, blockList(indent)).map(([words, list]) => ` ${words}\n${list}`),
    fc
      .tuple(anchor, flowList(indent), tail)
      .map(([mark, list, after]) => ` ${mark}${list}${after}\n`),
    fc.tuple(comment, group(indent)).map(([words, keys]) => ` ${words}\n${keys}`),
    fc.constantFrom(' {file: ./a.jpg, alt: "A"} # c\n', ' { "file":./a.jpg, alt: A, }\n'),
    tail.map((after) => `${after}\n`),
  );

const keyTyped = (key: string, indent: string): fc.Arbitrary<string> =>
  fc.constantFrom(`${key}:`, `${key}:`, `"${key}":`, `'${key}' :`, `? ${key}\n${indent}:`);

export const someKeys = ['title', 'aliases', 'image', 'draft', 'formerTitles', 'summary'] as const;

/** The keys of a front matter in the order of the text, typed in every way that YAML has. */
export const anyFrontMatter: fc.Arbitrary<readonly TypedKey[]> = fc
  .tuple(fc.constantFrom('', '', '  '), fc.shuffledSubarray([...someKeys], { minLength: 1 }))
  .chain(([indent, keys]) =>
    fc.tuple(
      ...keys.map((key) =>
        fc
          .tuple(commented(indent), keyTyped(key, indent), value(indent))
          .map(([above, typed, text]) => ({ key, typed: `${above}${indent}${typed}${text}` })),
      ),
    ),
  );

/** A front matter whose keys stand in one pair of brackets. */
export const anyFlowFrontMatter: fc.Arbitrary<readonly TypedKey[]> = fc
  .shuffledSubarray([...someKeys], { minLength: 1 })
  .chain((keys) =>
    fc.tuple(
      ...keys.map((key, index) =>
        fc
          .tuple(fc.constantFrom(key, `"${key}"`), fc.oneof(flowText, flowList('  ')), comment)
          .map(([name, text, words]) => ({
            key,
            typed: `${index === 0 ? '{ ' : '  '}${name}: ${text}${index === keys.length - 1 ? '}' : ','}${words === '' ? '' : ` ${words}`}\n`,
          })),
      ),
    ),
  );
