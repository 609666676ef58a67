/** Refactorings of branches and loops. They keep what happens and in which order. */
import { kid, type Node } from '../../../server/src/ir/nodes.ts';
import { after, type Change, type Code, isInList, isInside, replace } from '../code.ts';
import type { Refactoring } from './kind.ts';

export const branches: readonly Refactoring[] = [
  { name: 'inverted with swapped arms', sites: inverted },
  { name: 'if made goto', sites: toGoto },
  { name: 'goto made if', sites: fromGoto },
  { name: 'conjunction made nested', sites: nested },
  { name: 'doubly negated', sites: (code) => conditions(code).map((at) => wrap(code, at, '!!')) },
  { name: 'told likely', sites: (code) => conditions(code).map((at) => wrap(code, at, 'unlikely')) },
  { name: 'early return', sites: earlyReturn },
  { name: 'ternary', sites: ternary },
  { name: 'while made for', sites: (code) => whileToFor(code) },
  { name: 'for made while', sites: forToWhile },
  { name: 'wrapped in do-while-0', sites: (code) => wrapped(code) },
];

const ofKind = (code: Code, kind: string): readonly Node[] => code.nodes.filter((node) => node.kind === kind);

interface If {
  readonly node: Node;
  /** Without its parentheses. */
  readonly test: string;
  readonly condition: Node;
  readonly then: Node;
  readonly else?: Node;
}

function ifs(code: Code): If[] {
  return ofKind(code, 'if_statement').flatMap((node) => {
    const condition = kid(node, 'condition');
    const then = kid(node, 'consequence');
    if (!condition || !then || code.text[node.start] !== 'i') return [];
    const test = code.textOf(condition).slice(1, -1);
    return [{ node, test, condition, then, else: kid(node, 'alternative')?.kids.at(-1) }];
  });
}

function inverted(code: Code): Change[] {
  return ifs(code).flatMap(({ node, test, then, else: other }) => {
    if (!other || other.kind === 'if_statement') return [];
    const text = `if (!(${test})) ${braced(code, other)} else ${braced(code, then)}`;
    return [{ at: node, edits: [replace(node, text)] }];
  });
}

const braced = (code: Code, node: Node): string =>
  node.kind === 'compound_statement' ? code.textOf(node) : `{ ${code.textOf(node)} }`;

const inner = (code: Code, node: Node): string =>
  node.kind === 'compound_statement' ? code.textOf(node).slice(1, -1) : code.textOf(node);

const declares = (code: Code, node: Node): boolean =>
  code.nodes.some((one) => one.kind === 'declaration' && isInside(one, node)) ||
  /\b(guard|CLASS)\(/.test(code.textOf(node));

function toGoto(code: Code): Change[] {
  return ifs(code).flatMap(({ node, test, then, else: other }) => {
    if (other || declares(code, then) || !isInList(code, node)) return [];
    const label = `past_${node.start}`;
    const text = `if (!(${test}))\ngoto ${label};\n${inner(code, then)}\n${label}: ;`;
    return [{ at: node, edits: [replace(node, text)] }];
  });
}

/** `if (c) goto l; …; l:` becomes `if (!(c)) { … } l:`. */
function fromGoto(code: Code): Change[] {
  return ifs(code).flatMap(({ node, test, then, else: other }) => {
    const jump = then.kind === 'compound_statement' ? then.kids[0] : then;
    if (other || jump?.kind !== 'goto_statement' || (then !== jump && then.kids.length !== 1)) return [];
    const label = code.textOf(jump.kids[0]!);
    const next = after(code, node);
    const end = next.findIndex((one) => one.kind === 'labeled_statement');
    if (end < 1 || code.textOf(next[end]!.kids[0]!) !== label) return [];
    const between = { start: next[0]!.start, end: next[end - 1]!.end };
    if (next.slice(0, end).some((one) => declares(code, one))) return [];
    const rest = `if (!(${test})) {\n${code.textOf(between)}\n}`;
    return [{ at: node, edits: [replace({ start: node.start, end: between.end }, rest)] }];
  });
}

function nested(code: Code): Change[] {
  return ifs(code).flatMap(({ node, condition, then, else: other }) => {
    const test = condition.kids.length === 1 ? condition.kids[0]! : condition;
    const [left, right] = [kid(test, 'left'), kid(test, 'right')];
    if (other || !left || !right || kid(test, 'operator')?.kind !== '&&') return [];
    const text = `if (${code.textOf(left)}) {\nif (${code.textOf(right)}) ${braced(code, then)}\n}`;
    return [{ at: node, edits: [replace(node, text)] }];
  });
}

const conditions = (code: Code): readonly Node[] => ifs(code).map(({ condition }) => condition);

const wrap = (code: Code, at: Node, how: string): Change => ({
  at,
  edits: [replace(at, `(${how}${code.textOf(at)})`)],
});

/** The function's last `if` before its last return. */
function earlyReturn(code: Code): Change[] {
  return ifs(code).flatMap(({ node, test, then, else: other }) => {
    const next = after(code, node)[0];
    if (other || next?.kind !== 'return_statement' || code.parent(node) !== code.body) return [];
    if (declares(code, then)) return [];
    const text = `if (!(${test}))\n${code.textOf(next)}\n${inner(code, then)}`;
    return [{ at: node, edits: [replace(node, text)] }];
  });
}

function ternary(code: Code): Change[] {
  return ifs(code).flatMap(({ node, test, then, else: other }) => {
    const [a, b] = [assignmentIn(code, then), other && assignmentIn(code, other)];
    if (!a || !b || a.to !== b.to) return [];
    return [{ at: node, edits: [replace(node, `${a.to} = (${test}) ? (${a.value}) : (${b.value});`)] }];
  });
}

function assignmentIn(code: Code, arm: Node): { to: string; value: string } | undefined {
  const only = arm.kind === 'compound_statement' ? (arm.kids.length === 1 ? arm.kids[0] : undefined) : arm;
  const assign = only?.kind === 'expression_statement' ? only.kids[0] : undefined;
  if (assign?.kind !== 'assignment_expression' || !assign.kids.some(({ kind }) => kind === '='))
    return undefined;
  return { to: code.textOf(kid(assign, 'left')!), value: code.textOf(kid(assign, 'right')!) };
}

const whileToFor = (code: Code): Change[] =>
  ofKind(code, 'while_statement').flatMap((node) => {
    const condition = kid(node, 'condition');
    if (!condition || !code.textOf(node).startsWith('while')) return [];
    const head = { start: node.start, end: condition.end };
    return [{ at: node, edits: [replace(head, `for (; ${code.textOf(condition).slice(1, -1)}; )`)] }];
  });

function forToWhile(code: Code): Change[] {
  return ofKind(code, 'for_statement').flatMap((node) => {
    const [start, test, step, body] = ['initializer', 'condition', 'update', 'body'].map((name) =>
      kid(node, name),
    );
    if (!body || !isInList(code, node) || !code.textOf(node).startsWith('for')) return [];
    if (code.nodes.some((one) => one.kind === 'continue_statement' && isInside(one, body))) return [];
    const first = !start ? '' : start.kind === 'declaration' ? code.textOf(start) : `${code.textOf(start)};`;
    const rest = `${inner(code, body)}\n${step ? `${code.textOf(step)};` : ''}`;
    const text = `{ ${first}\nwhile (${test ? code.textOf(test) : 'true'}) {\n${rest}\n} }`;
    return [{ at: node, edits: [replace(node, text)] }];
  });
}

const wrapped = (code: Code): Change[] =>
  ofKind(code, 'expression_statement')
    .filter((node) => node.kids.length > 0 && !/^(guard|CLASS|DECLARE_|DEFINE_)/.test(code.textOf(node)))
    .map((node) => ({ at: node, edits: [replace(node, `do { ${code.textOf(node)} } while (0);`)] }));
