/** `{ .a = x, [3] = y, z }` and compound literals: fields by designator, in order. It knows no layout, so a value
 *  without a designator stays one. */
import type { Expr, Field } from './ir.ts';
import type { Node } from './nodes.ts';
import { kid } from './nodes.ts';
import { nameOf, type Source, spanOf, textOf } from './source.ts';

type LowerExpr = (node: Node, source: Source) => Expr;

export function lowerInitialiser(list: Node, type: string, source: Source, lower: LowerExpr): Expr {
  const fields: Field[] = [];
  for (const it of list.kids) {
    if (it.kind === 'initializer_pair') fields.push(pair(it, source, lower));
    else if (!it.kind.startsWith('preproc')) fields.push({ name: '', value: lower(it, source) });
  }
  return { k: 'init', type, fields, at: spanOf(list, source) };
}

function pair(node: Node, source: Source, lower: LowerExpr): Field {
  let name = '';
  for (const it of node.kids) {
    if (it.field !== 'designator') continue;
    if (it.kind === 'field_designator')
      name += `${name === '' ? '' : '.'}${nameOf(it.kids[0] ?? it, source)}`;
    else name += textOf(it, source);
  }
  const value = kid(node, 'value');
  return { name, value: value ? lower(value, source) : { k: 'opaque', text: '', at: spanOf(node, source) } };
}
