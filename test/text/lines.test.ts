/** Lines and columns against splitting at line breaks. It knows no tabs and no encoding but UTF-16. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lineTable } from '../../server/src/text/lines.ts';

const anyText = fc.string({ unit: fc.constantFrom('a', '\t', '\n', '\r', '\r\n', 'é', '😀') });

describe('lineTable', () => {
  it('counts lines and columns from 1', () => {
    const lines = lineTable('ab\ncd\n');
    expect(lines.count).toBe(3);
    expect(lines.at(0)).toEqual({ line: 1, column: 1 });
    expect(lines.at(4)).toEqual({ line: 2, column: 2 });
    expect(lines.at(6)).toEqual({ line: 3, column: 1 });
  });

  it('takes CRLF and a lone CR as one break each', () => {
    const lines = lineTable('a\r\nb\rc');
    expect(lines.count).toBe(3);
    expect(lines.at(3)).toEqual({ line: 2, column: 1 });
    expect(lines.at(5)).toEqual({ line: 3, column: 1 });
    expect([lines.start(1), lines.end(1)]).toEqual([0, 1]);
    expect([lines.start(2), lines.end(2)]).toEqual([3, 4]);
  });

  it('moves what lies outside to the nearest end', () => {
    const lines = lineTable('ab\ncd');
    expect(lines.at(-3)).toEqual({ line: 1, column: 1 });
    expect(lines.at(99)).toEqual({ line: 2, column: 3 });
    expect(lines.offset({ line: 0, column: 9 })).toBe(0);
    expect(lines.offset({ line: 1, column: 9 })).toBe(2);
    expect(lines.offset({ line: 9, column: 1 })).toBe(5);
    expect(lineTable('').at(0)).toEqual({ line: 1, column: 1 });
  });

  it('gives every offset back, but for the inside of a line break', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const lines = lineTable(text);
        for (let offset = 0; offset <= text.length; offset++) {
          const inBreak = text[offset] === '\n' && text[offset - 1] === '\r';
          expect(lines.offset(lines.at(offset))).toBe(inBreak ? offset - 1 : offset);
        }
      }),
    );
  });

  it('agrees with splitting at line breaks', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const lines = lineTable(text);
        const cut = Array.from({ length: lines.count }, (_, i) =>
          text.slice(lines.start(i + 1), lines.end(i + 1)),
        );
        expect(cut).toEqual(text.split(/\r\n|\r|\n/));
      }),
    );
  });
});
