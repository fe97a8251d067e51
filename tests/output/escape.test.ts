import { describe, expect, it } from 'vitest';
import { escapeHtml } from '../../src/output/escape.ts';

describe('escapeHtml', () => {
  it('leaves no sign that HTML or XML could take for its own', () => {
    expect(escapeHtml('"R&D" <x> &amp; y')).toBe('&quot;R&amp;D&quot; &lt;x&gt; &amp;amp; y');
  });
});
