/** Expressions of the syntax tree become plain data. Kernel macros that only dress a value are undressed here
 *  (idioms.ts); nothing is evaluated and no name is resolved. */

import type { Span } from '../text/range.ts';
import { INERT, looksLikeType, TRANSPARENT, WARNINGS } from './idioms.ts';
import { lowerInitialiser } from './initialisers.ts';
import type { BinaryOp, Expr, UnaryOp } from './ir.ts';
import { kid, type Node } from './nodes.ts';
import { constantOf } from './numbers.ts';
import { memberOf } from './places.ts';
import { nameOf, type Source, spanOf, spelled, textOf } from './source.ts';

export function lowerExpr(node: Node, source: Source): Expr {
  if (node.kind === 'parenthesized_expression') return parenthesised(node, source);
  if (node.kind === 'extension_expression') return lowerExpr(node.kids[0] ?? NOTHING(node), source);
  return (LOWER[node.kind] ?? opaque)(node, source, spanOf(node, source));
}

/** The call as it stands in a statement of its own, where a warning is a call and not a value. */
export function lowerEffect(node: Node, source: Source): Expr {
  if (node.kind !== 'call_expression' || !WARNINGS.has(calleeName(node, source)))
    return lowerExpr(node, source);
  return plainCall(node, source, spanOf(node, source));
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

type Lowering = (node: Node, source: Source, at: Span) => Expr;

const opaque: Lowering = (node, source, at) => ({ k: 'opaque', text: textOf(node, source), at });
const NOTHING = (node: Node): Node => ({ ...node, kind: 'ERROR', kids: [] });
const part = (node: Node, field: string, source: Source): Expr =>
  lowerExpr(kid(node, field) ?? NOTHING(node), source);

const number: Lowering = (node, source, at) => {
  const text = spelled(source.parsed, node.start, node.end);
  return { k: 'num', text, value: constantOf(text), at };
};
const string: Lowering = (_node, _source, at) => ({ k: 'str', at });

/** A type in an argument was masked to an identifier. */
const name: Lowering = (node, source, at) => {
  const text = nameOf(node, source);
  if (source.words.get(node.start)?.kind !== 'type' && /^[A-Za-z_$]/.test(text))
    return { k: 'name', name: text, at };
  return { k: 'opaque', text: text.replace(/\s+/g, ' '), at };
};

const member: Lowering = (node, source, at) => {
  const field = nameOf(kid(node, 'field') ?? NOTHING(node), source);
  return memberOf(part(node, 'argument', source), field, kid(node, 'operator')?.kind === '->', at);
};

const index: Lowering = (node, source, at) => ({
  k: 'index',
  base: part(node, 'argument', source),
  index: part(node, 'index', source),
  at,
});

const unary: Lowering = (node, source, at) => {
  const op = (kid(node, 'operator')?.kind ?? '+') as UnaryOp;
  return { k: 'unary', op, arg: part(node, 'argument', source), at };
};

const binary: Lowering = (node, source, at) => {
  const op = (kid(node, 'operator')?.kind ?? '+') as BinaryOp;
  const type = typeInParentheses(kid(node, 'left'), source);
  if (type !== '' && (op === '-' || op === '*' || op === '&' || op === '+')) {
    const right = kid(node, 'right') ?? NOTHING(node);
    const start = kid(node, 'operator')?.start ?? right.start;
    const ofArg = spanOf({ ...right, start }, source);
    return { k: 'cast', type, arg: { k: 'unary', op, arg: lowerExpr(right, source), at: ofArg }, at };
  }
  return { k: 'binary', op, left: part(node, 'left', source), right: part(node, 'right', source), at };
};

const comma: Lowering = (node, source, at) => ({
  k: 'binary',
  op: ',',
  left: part(node, 'left', source),
  right: part(node, 'right', source),
  at,
});

const assignment: Lowering = (node, source, at) => ({
  k: 'assign',
  op: (kid(node, 'operator')?.kind ?? '=').replace(/(.)=$/, '$1'),
  left: part(node, 'left', source),
  right: part(node, 'right', source),
  at,
});

const update: Lowering = (node, source, at) => {
  const operator = kid(node, 'operator');
  const op = operator?.kind === '--' ? '--' : '++';
  return { k: 'update', op, prefix: operator?.start === node.start, arg: part(node, 'argument', source), at };
};

const conditional: Lowering = (node, source, at) => {
  const then = kid(node, 'consequence');
  return {
    k: 'cond',
    test: part(node, 'condition', source),
    then: then && lowerExpr(then, source),
    else: part(node, 'alternative', source),
    at,
  };
};

const cast: Lowering = (node, source, at) => ({
  k: 'cast',
  type: textOf(kid(node, 'type') ?? NOTHING(node), source),
  arg: part(node, 'value', source),
  at,
});

const compoundLiteral: Lowering = (node, source) => {
  const type = textOf(kid(node, 'type') ?? NOTHING(node), source);
  return lowerInitialiser(kid(node, 'value') ?? NOTHING(node), type, source, lowerExpr);
};

const call: Lowering = (node, source, at) => {
  const callee = calleeName(node, source);
  const args = kid(node, 'arguments')?.kids ?? [];
  if (args[0] !== undefined && (TRANSPARENT.has(callee) || WARNINGS.has(callee)))
    return lowerExpr(args[0], source);
  if (INERT.has(callee)) return opaque(node, source, at);
  if (callee === 'WRITE_ONCE' && args.length === 2)
    return {
      k: 'assign',
      op: '=',
      left: lowerExpr(args[0]!, source),
      right: lowerExpr(args[1]!, source),
      at,
    };
  const types = args.length === 1 ? castsIn(kid(node, 'function'), source) : [];
  if (types.length === 0) return plainCall(node, source, at);
  return types.reduceRight((arg: Expr, type) => ({ k: 'cast', type, arg, at }), lowerExpr(args[0]!, source));
};

const plainCall: Lowering = (node, source, at) => {
  const callee = kid(node, 'function') ?? NOTHING(node);
  return { k: 'call', callee: lowerCallee(callee, source), args: argsOf(node, source), at };
};

const LOWER: Record<string, Lowering | undefined> = {
  identifier: name,
  number_literal: number,
  char_literal: number,
  true: number,
  false: number,
  null: number,
  string_literal: string,
  concatenated_string: string,
  call_expression: call,
  field_expression: member,
  subscript_expression: index,
  pointer_expression: unary,
  unary_expression: unary,
  binary_expression: binary,
  comma_expression: comma,
  assignment_expression: assignment,
  update_expression: update,
  conditional_expression: conditional,
  cast_expression: cast,
  compound_literal_expression: compoundLiteral,
  initializer_list: (node, source) => lowerInitialiser(node, '', source, lowerExpr),
  compound_statement: (node, source, at) => ({ k: 'stmts', body: source.bodyOf(node, source), at }),
};

function parenthesised(node: Node, source: Source): Expr {
  const inner = node.kids[0] ?? NOTHING(node);
  if (inner.kind !== 'compound_statement') return lowerExpr(inner, source);
  return { k: 'stmts', body: source.bodyOf(inner, source), at: spanOf(node, source) };
}

/** `(gfn_t)` as the grammar sees it before an operator or parentheses: a name in parentheses. */
function typeInParentheses(node: Node | undefined, source: Source): string {
  const isParenthesised = node?.kind === 'parenthesized_expression' || node?.kind === 'argument_list';
  const inner = isParenthesised && node.kids.length === 1 ? node.kids[0] : undefined;
  if (inner?.kind !== 'identifier') return '';
  const spelled = nameOf(inner, source);
  return looksLikeType(spelled) ? spelled : '';
}

/** `(u64)(u32)(x)`: the types in front of the last parentheses, if there is nothing else. */
function castsIn(node: Node | undefined, source: Source): string[] {
  if (node?.kind !== 'call_expression') {
    const type = typeInParentheses(node, source);
    return type === '' ? [] : [type];
  }
  const outer = castsIn(kid(node, 'function'), source);
  const inner = typeInParentheses(kid(node, 'arguments'), source);
  return outer.length === 0 || inner === '' ? [] : [...outer, inner];
}

/** `FNAME(x)(…)`, `kvm_x86_call(op)(…)`, `static_call(op)(…)`: the first call only makes a name. */
function lowerCallee(node: Node, source: Source): Expr {
  const isNaming = node.kind === 'call_expression' && calleeName(node, source) !== '';
  if (!isNaming || kid(node, 'arguments')?.kids.some((it) => it.kind !== 'identifier'))
    return lowerExpr(node, source);
  return { k: 'name', name: nameOf(node, source), at: spanOf(node, source) };
}
