/** Expressions of the syntax tree become plain data. Kernel macros that only dress a value are undressed here
 *  (idioms.ts); nothing is evaluated and no name is resolved. */
import { INERT, looksLikeType, TRANSPARENT, WARNINGS } from './idioms.ts';
import { lowerInitialiser } from './initialisers.ts';
import type { BinaryOp, Expr, ExprShape, UnaryOp } from './ir.ts';
import { kid, type Node } from './nodes.ts';
import { constantOf } from './numbers.ts';
import { nameOf, type Source, spanOf, textOf } from './source.ts';

export function lowerExpr(node: Node, source: Source): Expr {
  if (node.kind === 'parenthesized_expression') return parenthesised(node, source);
  if (node.kind === 'extension_expression') return lowerExpr(node.kids[0] ?? NOTHING(node), source);
  const lower = LOWER[node.kind];
  const shape = lower === undefined ? opaque(node, source) : lower(node, source);
  // A shape that already stands for an expression of the source keeps its own place.
  return 'at' in shape ? (shape as Expr) : { ...shape, at: spanOf(node, source) };
}

/** The call as it stands in a statement of its own, where a warning is a call and not a value. */
export function lowerEffect(node: Node, source: Source): Expr {
  if (node.kind !== 'call_expression' || !WARNINGS.has(calleeName(node, source)))
    return lowerExpr(node, source);
  return { ...plainCall(node, source), at: spanOf(node, source) };
}

/** The name before the parentheses, '' if there is something else. */
export function calleeName(node: Node, source: Source): string {
  const callee = kid(node, 'function');
  return callee?.kind === 'identifier' ? nameOf(callee, source) : '';
}

export function argsOf(node: Node, source: Source): Expr[] {
  return (kid(node, 'arguments')?.kids ?? []).map((it) => lowerExpr(it, source));
}

/** `a, b, c` between parentheses, where the grammar saw one comma expression. */
export function commaList(node: Node | undefined, source: Source): Expr[] {
  if (node === undefined) return [];
  if (node.kind === 'parenthesized_expression') return node.kids.flatMap((it) => commaList(it, source));
  if (node.kind !== 'comma_expression') return [lowerExpr(node, source)];
  return node.kids.flatMap((it) =>
    it.kind === 'comma_expression' ? commaList(it, source) : [lowerExpr(it, source)],
  );
}

type Lowering = (node: Node, source: Source) => ExprShape | Expr;

const opaque: Lowering = (node, source) => ({ k: 'opaque', text: textOf(node, source) });
const NOTHING = (node: Node): Node => ({ ...node, kind: 'ERROR', kids: [] });
const part = (node: Node, field: string, source: Source): Expr =>
  lowerExpr(kid(node, field) ?? NOTHING(node), source);

const number: Lowering = (node, source) => {
  const text = textOf(node, source);
  return { k: 'num', text, value: constantOf(text) };
};

const LOWER: Record<string, Lowering | undefined> = {
  identifier: (node, source) => name(node, source),
  number_literal: number,
  char_literal: number,
  true: number,
  false: number,
  null: number,
  string_literal: () => ({ k: 'str' }),
  concatenated_string: () => ({ k: 'str' }),
  call_expression: (node, source) => call(node, source),
  field_expression: (node, source) => ({
    k: 'member',
    base: part(node, 'argument', source),
    field: nameOf(kid(node, 'field') ?? NOTHING(node), source),
    arrow: kid(node, 'operator')?.kind === '->',
  }),
  subscript_expression: (node, source) => ({
    k: 'index',
    base: part(node, 'argument', source),
    index: part(node, 'index', source),
  }),
  pointer_expression: (node, source) => unary(node, source),
  unary_expression: (node, source) => unary(node, source),
  binary_expression: (node, source) => binary(node, source),
  comma_expression: (node, source) => ({
    k: 'binary',
    op: ',',
    left: part(node, 'left', source),
    right: part(node, 'right', source),
  }),
  assignment_expression: (node, source) => ({
    k: 'assign',
    op: (kid(node, 'operator')?.kind ?? '=').replace(/(.)=$/, '$1'),
    left: part(node, 'left', source),
    right: part(node, 'right', source),
  }),
  update_expression: (node, source) => {
    const operator = kid(node, 'operator');
    return {
      k: 'update',
      op: operator?.kind === '--' ? '--' : '++',
      prefix: operator?.start === node.start,
      arg: part(node, 'argument', source),
    };
  },
  conditional_expression: (node, source) => {
    const then = kid(node, 'consequence');
    return {
      k: 'cond',
      test: part(node, 'condition', source),
      then: then && lowerExpr(then, source),
      else: part(node, 'alternative', source),
    };
  },
  cast_expression: (node, source) => ({
    k: 'cast',
    type: textOf(kid(node, 'type') ?? NOTHING(node), source),
    arg: part(node, 'value', source),
  }),
  compound_literal_expression: (node, source) =>
    lowerInitialiser(
      kid(node, 'value') ?? NOTHING(node),
      textOf(kid(node, 'type') ?? NOTHING(node), source),
      source,
      lowerExpr,
    ),
  initializer_list: (node, source) => lowerInitialiser(node, '', source, lowerExpr),
  compound_statement: (node, source) => ({ k: 'stmts', body: source.bodyOf(node, source) }),
};

/** A type in an argument was masked to an identifier. */
function name(node: Node, source: Source): ExprShape {
  const text = nameOf(node, source);
  if (source.words.get(node.start)?.kind !== 'type' && /^[A-Za-z_$]/.test(text))
    return { k: 'name', name: text };
  return { k: 'opaque', text: text.replace(/\s+/g, ' ') };
}

function parenthesised(node: Node, source: Source): Expr {
  const inner = node.kids[0] ?? NOTHING(node);
  if (inner.kind === 'compound_statement')
    return { k: 'stmts', body: source.bodyOf(inner, source), at: spanOf(node, source) };
  return lowerExpr(inner, source);
}

function unary(node: Node, source: Source): ExprShape {
  const op = (kid(node, 'operator')?.kind ?? '+') as UnaryOp;
  return { k: 'unary', op, arg: part(node, 'argument', source) };
}

function binary(node: Node, source: Source): ExprShape {
  const op = (kid(node, 'operator')?.kind ?? '+') as BinaryOp;
  const type = typeInParentheses(kid(node, 'left'), source);
  if (type !== '' && (op === '-' || op === '*' || op === '&' || op === '+')) {
    const right = kid(node, 'right') ?? NOTHING(node);
    const start = kid(node, 'operator')?.start ?? right.start;
    const at = { start: start + source.shift, end: right.end + source.shift };
    return { k: 'cast', type, arg: { k: 'unary', op, arg: lowerExpr(right, source), at } };
  }
  return { k: 'binary', op, left: part(node, 'left', source), right: part(node, 'right', source) };
}

/** `(gfn_t)` as the grammar sees it before an operator or parentheses: a name in parentheses. */
function typeInParentheses(node: Node | undefined, source: Source): string {
  const inner = node?.kind === 'parenthesized_expression' ? node.kids[0] : undefined;
  if (inner?.kind !== 'identifier') return '';
  const name = nameOf(inner, source);
  return looksLikeType(name) ? name : '';
}

function call(node: Node, source: Source): ExprShape | Expr {
  const name = calleeName(node, source);
  const args = kid(node, 'arguments')?.kids ?? [];
  if (args[0] !== undefined && (TRANSPARENT.has(name) || WARNINGS.has(name)))
    return lowerExpr(args[0], source);
  if (INERT.has(name)) return opaque(node, source);
  if (name === 'WRITE_ONCE' && args.length === 2)
    return { k: 'assign', op: '=', left: lowerExpr(args[0]!, source), right: lowerExpr(args[1]!, source) };
  const type = typeInParentheses(kid(node, 'function'), source);
  if (type !== '' && args.length === 1) return { k: 'cast', type, arg: lowerExpr(args[0]!, source) };
  return plainCall(node, source);
}

function plainCall(node: Node, source: Source): ExprShape {
  const callee = kid(node, 'function') ?? NOTHING(node);
  return { k: 'call', callee: lowerCallee(callee, source), args: argsOf(node, source) };
}

/** `FNAME(x)(…)`, `kvm_x86_call(op)(…)`, `static_call(op)(…)`: the first call only makes a name. */
function lowerCallee(node: Node, source: Source): Expr {
  const isNaming = node.kind === 'call_expression' && calleeName(node, source) !== '';
  if (!isNaming || kid(node, 'arguments')?.kids.some((it) => it.kind !== 'identifier'))
    return lowerExpr(node, source);
  return { k: 'name', name: nameOf(node, source), at: spanOf(node, source) };
}
