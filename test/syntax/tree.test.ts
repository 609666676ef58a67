/** The walks over a tree's cursor and the places of its errors. It knows the grammar's node names only where it prints
 *  them. */
import { describe, expect, it } from 'vitest';
import { parse } from '../../server/src/syntax/parser.ts';
import { eachChild, errorSpans, errorsIn, walk } from '../../server/src/syntax/tree.ts';

describe('walk', () => {
  it('sees parents first, each node once, and comes back', () => {
    const cursor = parse('int f(void)\n{\n\treturn 1;\n}').walk();
    const seen: string[] = [];
    walk(cursor, (at) => {
      if (at.nodeIsNamed) seen.push(at.nodeType);
      return true;
    });
    expect(seen.join(' ')).toBe(
      'translation_unit function_definition primitive_type function_declarator identifier parameter_list ' +
        'parameter_declaration primitive_type compound_statement return_statement number_literal',
    );
    expect(cursor.nodeType).toBe('translation_unit');
  });

  it('leaves out what is below a node that is not entered, and what is beside the first', () => {
    const cursor = parse('int a; int b;').walk();
    cursor.gotoFirstChild();
    const seen: string[] = [];
    walk(cursor, (at) => {
      seen.push(at.nodeType);
      return at.nodeType !== 'declaration';
    });
    expect(seen).toEqual(['declaration']);
  });

  it('visits the children of a node alone', () => {
    const cursor = parse('int a; int b;').walk();
    const starts: number[] = [];
    eachChild(cursor, (at) => starts.push(at.startIndex));
    expect(starts).toEqual([0, 7]);
    expect(cursor.nodeType).toBe('translation_unit');
  });
});

describe('errors', () => {
  it('are none where masking cures them', () => {
    expect(errorsIn('void f(void)\n{\n\tlist_for_each(a, b)\n\t\tx = a;\n}')).toEqual([]);
  });

  it('are the outermost places, in the text as it was, 16-bit units counted', () => {
    const text = 'void f(void)\n{\n\t/* \u{1F600} */ g(1;\n}';
    const at = text.indexOf(';');
    expect(errorsIn(text)).toEqual([{ start: at, end: at }]);
    expect(errorSpans(parse(text).walk(), 100)).toEqual([{ start: at + 100, end: at + 100 }]);
  });
});
