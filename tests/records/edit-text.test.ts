import fc from 'fast-check';
import { expect, test } from 'vitest';
import { applyEdits, applyToTyped, overlap, toPlainSource } from '../../src/records/edit-text.ts';

const typed = fc
  .array(fc.constantFrom('a', 'b', '\n', '\r\n', '\r', '😀'), { maxLength: 12 })
  .map((parts) => parts.join(''));

test('an edit of the plain source is the same edit of the file, with its mark and its line breaks', () => {
  fc.assert(
    fc.property(
      typed,
      fc.constantFrom('', '\uFEFF'),
      fc.nat(12),
      fc.nat(12),
      (text, mark, a, b) => {
        const plain = toPlainSource(text);
        const [start, end] = [Math.min(a, b, plain.length), Math.min(Math.max(a, b), plain.length)];
        const edited = applyToTyped(mark + text, [{ start, end, text: 'x' }]);
        expect(toPlainSource(edited)).toBe(applyEdits(plain, [{ start, end, text: 'x' }]));
        const [head] = edited.split('x');
        const tail = edited.slice((head?.length ?? 0) + 1);
        expect((mark + text).startsWith(head ?? '') && text.endsWith(tail)).toBe(true);
      },
    ),
  );
});

test('new lines end as the first of the file does', () => {
  expect(applyToTyped('a\r\nb\n', [{ start: 1, end: 1, text: '\nx' }])).toBe('a\r\nx\r\nb\n');
});

test('edits at one place are made in their order, and overlapping ones are known', () => {
  const edit = (start: number, end: number, text: string) => ({ start, end, text });
  expect(applyEdits('abc', [edit(2, 3, 'z'), edit(1, 1, '1'), edit(1, 1, '2')])).toBe('a12bz');
  expect(overlap([edit(0, 2, ''), edit(2, 2, ''), edit(2, 3, '')])).toBe(false);
  expect(overlap([edit(1, 3, ''), edit(0, 2, '')])).toBe(true);
});
