/** Edits of a text: applied together, refused on overlap. It knows no language. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdits } from '../../server/src/text/edit.ts';
import { span } from '../../server/src/text/range.ts';

describe('applyEdits', () => {
  it('applies replacements, insertions and deletions against the text as it was', () => {
    const edits = [
      { at: span(8, 11), text: 'unlock' },
      { at: span(0, 0), text: '\t' },
      { at: span(4, 5), text: '' },
    ];
    expect(applyEdits('read_x, now', edits)).toBe('\treadx, unlock');
  });

  it('keeps the order of insertions at one place', () => {
    const edits = [
      { at: span(1, 1), text: 'x' },
      { at: span(1, 1), text: 'y' },
    ];
    expect(applyEdits('ab', edits)).toBe('axyb');
  });

  it('refuses overlap and what leaves the text', () => {
    const both = [
      { at: span(0, 2), text: '' },
      { at: span(1, 3), text: '' },
    ];
    expect(() => applyEdits('abc', both)).toThrow(RangeError);
    expect(() => applyEdits('abc', [{ at: span(2, 4), text: '' }])).toThrow(RangeError);
    expect(() => applyEdits('abc', [{ at: span(-1, 1), text: '' }])).toThrow(RangeError);
  });

  it('cuts and pastes the same pieces into the same text', () => {
    fc.assert(
      fc.property(fc.string(), fc.array(fc.nat()), (text, cuts) => {
        const points = [...new Set(cuts.map((cut) => cut % (text.length + 1)))].sort((a, b) => a - b);
        const edits = points
          .slice(1)
          .map((end, i) => ({ at: span(points[i]!, end), text: text.slice(points[i]!, end) }));
        expect(applyEdits(text, edits.reverse())).toBe(text);
      }),
    );
  });
});
