/** One function of a real tree as the mutations see it: its tree of syntax, its calls, its statements, and how to change
 *  them. It knows no kind of mutation. */
import { kid, type Node } from '../../server/src/ir/nodes.ts';
import { read } from '../../server/src/ir/read.ts';
import type { Edit } from '../../server/src/text/edit.ts';
import type { Span } from '../../server/src/text/range.ts';
import type { Event, Trace } from '../../server/src/trace/trace.ts';
import { type Role, rolesOf } from './roles.ts';

export interface Call {
  readonly name: string;
  readonly node: Node;
  readonly args: readonly string[];
  readonly argNodes: readonly Node[];
  readonly roles: ReadonlySet<Role>;
  /** The statement it stands in. */
  readonly statement: Node;
  /** The statement is nothing but the call. */
  readonly isAlone: boolean;
}

export interface Code {
  readonly key: string;
  readonly path: string;
  readonly name: string;
  readonly text: string;
  /** Of the tree's kernel. */
  readonly version: string;
  /** The model's table has an entry of this name, and callers are told what that says. */
  readonly isApi: boolean;
  readonly body: Node;
  readonly trace: Trace;
  readonly calls: readonly Call[];
  readonly nodes: readonly Node[];
  textOf(node: Span): string;
  parent(node: Node): Node | undefined;
}

/** A changed function. `names`: new names and what they stand for, where a refactoring gave new ones. */
export interface Change {
  readonly edits: readonly Edit[];
  readonly at: Span;
  readonly names?: ReadonlyMap<string, string>;
  /** Why this is no bug, in the words of the written criterion. */
  readonly equivalent?: string;
}

export function codeOf(
  one: { readonly key: string; readonly path: string; readonly name: string; readonly text: string },
  trace: Trace,
  known: Parameters<typeof rolesOf>[3],
  version: string,
): Code | undefined {
  const { root } = read(one.text);
  const definition = root.kids.find(({ kind }) => kind === 'function_definition');
  const body = definition && kid(definition, 'body');
  if (!definition || !body || root.bad) return undefined;
  const nodes: Node[] = [];
  const parents = new Map<Node, Node>();
  const enter = (node: Node): void => {
    nodes.push(node);
    for (const it of node.kids) {
      parents.set(it, node);
      enter(it);
    }
  };
  enter(body);
  const code: Omit<Code, 'calls'> = {
    ...{ key: one.key, path: one.path, name: one.name, text: one.text, version },
    isApi: known.effects(one.name) !== undefined,
    ...{ body, trace, nodes },
    textOf: ({ start, end }) => one.text.slice(start, end),
    parent: (node) => parents.get(node),
  };
  return { ...code, calls: nodes.flatMap((node) => callOf(code, node, known)) };
}

function callOf(code: Omit<Code, 'calls'>, node: Node, effects: Parameters<typeof rolesOf>[3]): Call[] {
  const callee = node.kind === 'call_expression' ? kid(node, 'function') : undefined;
  const list = callee && kid(node, 'arguments');
  if (callee?.kind !== 'identifier' || !list) return [];
  const argNodes = list.kids;
  const statement = statementOf(code, node);
  const name = code.textOf(callee);
  const args = argNodes.map(code.textOf);
  return [
    {
      ...{ name, node, args, argNodes, statement },
      roles: rolesOf(name, args, eventsAt(code.trace, callee), effects),
      isAlone: statement.kind === 'expression_statement' && statement.kids[0] === node,
    },
  ];
}

export const eventsAt = (trace: Trace, callee: Span): readonly Event[] =>
  trace.events.filter((event) => event.fn === trace.key && event.at.start === callee.start);

const STATEMENT = /_statement$|^declaration$/;

export function statementOf(code: Pick<Code, 'parent'>, node: Node): Node {
  for (let at = node; ; ) {
    if (STATEMENT.test(at.kind)) return at;
    const up = code.parent(at);
    if (!up) return at;
    at = up;
  }
}

/** What follows a statement in its own block. */
export function after(code: Code, statement: Node): readonly Node[] {
  const kids = code.parent(statement)?.kids ?? [];
  return kids.slice(kids.indexOf(statement) + 1).filter(({ kind }) => STATEMENT.test(kind));
}

/** Statements that follow in its own and in the enclosing blocks, nearest first, each with the ancestor it is beside. */
export function* following(code: Code, statement: Node): Generator<{ beside: Node; next: Node }> {
  for (let at: Node | undefined = statement; at && at !== code.body; at = code.parent(at)) {
    if (!STATEMENT.test(at.kind)) continue;
    for (const next of after(code, at)) yield { beside: at, next };
    // What comes after a loop's body is its next turn.
    if (/^(while|for|do)_/.test(code.parent(at)?.kind ?? '')) return;
  }
}

export const isInside = (inner: Span, outer: Span): boolean =>
  inner.start >= outer.start && inner.end <= outer.end;

export const callsIn = (code: Code, span: Span, ...roles: Role[]): readonly Call[] =>
  code.calls.filter(({ node, roles: has }) => isInside(node, span) && roles.some((role) => has.has(role)));

export const callsOf = (code: Code, ...roles: Role[]): readonly Call[] => callsIn(code, code.body, ...roles);

/** No way leaves it but at its end, and none enters it. */
export const isStraight = (code: Code, span: Span): boolean =>
  !code.nodes.some(
    ({ kind, start, end }) =>
      isInside({ start, end }, span) && /^(goto|return|break|continue|labeled|case)_/.test(kind),
  );

export const remove = (span: Span): Edit => ({ at: span, text: ';' });
export const replace = (span: Span, text: string): Edit => ({
  at: { start: span.start, end: span.end },
  text,
});
export const insertAfter = (span: Span, text: string): Edit => ({
  at: { start: span.end, end: span.end },
  text: `\n${text}`,
});

/** In front of a statement; one that stands for a block is put in braces with it. */
export function insertBefore(code: Code, statement: Node, text: string): Edit[] {
  const start = { at: { start: statement.start, end: statement.start }, text: `${text}\n` };
  if (isInList(code, statement)) return [start];
  return [
    { ...start, text: `{ ${text}\n` },
    { at: { start: statement.end, end: statement.end }, text: ' }' },
  ];
}

/** Stands among statements, not alone under an `if` or a label. */
export const isInList = (code: Code, statement: Node): boolean =>
  /^(compound|case)_statement$/.test(code.parent(statement)?.kind ?? '');

/** The part of an operand that names its object: `fault->pfn` of `&fault->pfn`, `page` of `page_to_pfn(page)`. */
export const subjectOf = (text: string): string =>
  /([A-Za-z_]\w*(?:(?:->|\.)\w+|\[\w*\])*)[^\w]*$/.exec(text.replace(/\)+$/, ''))?.[1] ?? text;

export const wordsIn = (text: string): ReadonlySet<string> => new Set(text.match(/[A-Za-z_]\w*/g) ?? []);

/** The function's return type as its head spells it. */
export const returnsOf = (code: Code): string =>
  code.text
    .slice(0, code.text.indexOf(code.name))
    .replace(/\b(static|inline|__\w+|extern|noinline)\b/g, '')
    .trim();

/** A return that says that it failed. */
export function failing(code: Code): string {
  const type = returnsOf(code);
  if (/\*$/.test(type)) return 'return NULL;';
  if (type === 'void') return 'return;';
  return type === 'bool' ? 'return false;' : 'return -EFAULT;';
}
