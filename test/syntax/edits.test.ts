/** Half-typed code: what an edit in one function's body does to all other items. It edits a made-up file and asks only
 *  what the splitter says of the rest. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitItems } from '../../server/src/syntax/items.ts';
import { createNames } from '../../server/src/syntax/names.ts';
import type { Item } from '../../server/src/syntax/syntax.ts';
import { errorsIn } from '../../server/src/syntax/tree.ts';
import { applyEdits } from '../../server/src/text/edit.ts';
import { span } from '../../server/src/text/range.ts';
import { sample } from './sample.ts';

const names = createNames();
const before = splitItems(sample, names);
const functions = before.filter(({ kind }) => kind === 'function');

/** Kind, name, conditions and text of every item but the gaps between them. A directive typed may stand around others
 *  too, as it does in C: then conditions are left out. */
const print = (text: string, items: readonly Item[], typed: string) =>
  items
    .filter(({ kind }) => kind !== 'other')
    .map(
      ({ kind, name, start, end, conditions }) =>
        `${kind} ${name} ${typed.includes('#') ? '' : conditions.join()} ${text.slice(start, end)}`,
    );

/** What somebody types, or has not typed yet, in the middle of a body. */
const typed = fc.constantFrom(
  ...[
    '{',
    '}',
    '(',
    ')',
    '"',
    "'",
    ';',
    '/*',
    '*/',
    '//',
    '#',
    '\n',
    'if (',
    'if (a) {',
    '} else {',
    'for (;;',
    'a',
    '=',
    ',',
    '\\',
  ],
  ...[
    '\tif (page) {\n',
    '\n\tcase 1:',
    'struct x {',
    '\n#if A\n',
    '\n#else\n',
    '\n#endif\n',
    '\n#define B\n',
    'retry:',
    '\nretry:\n',
    '0x',
    "'{",
  ],
);

/** One edit inside a function's body: something typed, and up to 12 units that were there gone. */
const edit = fc.record({
  target: fc.nat(functions.length - 1),
  place: fc.nat(10_000),
  gone: fc.nat(12),
  text: fc.oneof(typed, fc.constant('')),
});

describe('one half-typed edit in a body', () => {
  it('has a sample without errors', () => {
    expect(functions.map(({ name }) => name)).toHaveLength(7);
    for (const { start, end } of functions) expect(errorsIn(sample.slice(start, end))).toEqual([]);
  });

  it('changes the item it is in and no other, 1,000 times', () => {
    fc.assert(
      fc.property(edit, ({ target, place, gone, text }) => {
        const item = functions[target]!;
        // Behind the opening brace; the closing one stays, and stays in its column.
        const first = sample.indexOf('{', item.start) + 1;
        const start = first + (place % (item.end - first));
        const end = Math.max(start, Math.min(start + gone, item.end - 2));
        const after = applyEdits(sample, [{ at: span(start, end), text }]);
        const index = before.indexOf(item);
        const untouched = [
          ...print(sample, before.slice(0, index), text),
          ...print(sample, before.slice(index + 1), text),
        ];
        const left = print(after, splitItems(after, names), text);
        expect(untouched.filter((line) => !left.includes(line))).toEqual([]);
      }),
      { numRuns: 1000, seed: 20 },
    );
  });
});
