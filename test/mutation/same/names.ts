/** Refactorings of names, values and places: renamed, kept in a variable, taken into a function of its own. They keep what
 *  happens and in which order. */
import { kid, type Node } from '../../../server/src/ir/nodes.ts';
import {
  after,
  type Change,
  type Code,
  callsIn,
  callsOf,
  isInList,
  isInside,
  isStraight,
  replace,
  returnsOf,
  wordsIn,
} from '../code.ts';
import type { Refactoring } from './kind.ts';

export const names: readonly Refactoring[] = [
  { name: 'variable renamed', sites: renamed },
  { name: 'call kept in a variable', sites: kept },
  { name: 'returned through a variable', sites: returned },
  { name: 'lock by a pointer', sites: pointed },
  { name: 'declarations swapped', sites: swapped },
  { name: 'scoped_guard', sites: guarded },
  { name: 'two statements made one', sites: joined },
  { name: 'helper extracted', moves: true, sites: extracted },
];

interface Variable {
  readonly name: string;
  /** `struct page *`, without the name. */
  readonly type: string;
}

/** Parameters and local variables of plain types, declared once. */
function variables(code: Code): Variable[] {
  const head = code.text.slice(0, code.body.start);
  const list = head.slice(head.indexOf('(') + 1, head.lastIndexOf(')'));
  const found = list.split(',').flatMap((text) => variableIn(text.trim()));
  for (const node of code.nodes)
    if (node.kind === 'declaration')
      found.push(
        ...variableIn(
          code
            .textOf(node)
            .replace(/[=;][\s\S]*$/, '')
            .trim(),
        ),
      );
  return found.filter(({ name }) => found.filter((other) => other.name === name).length === 1);
}

function variableIn(text: string): Variable[] {
  const match =
    /^((?:(?:const|struct|enum|union|unsigned|signed|long|int|short|char)\s+)*\w*[\s*]+)(\w+)$/.exec(text);
  return match && !/\bstatic\b/.test(text) ? [{ type: match[1]!.trim(), name: match[2]! }] : [];
}

/** Every mention but members, labels and designators. */
function mentions(text: string, name: string): { start: number; end: number }[] {
  const bare = text.replace(/\/\*[\s\S]*?\*\/|\/\/[^\n]*|"(?:[^"\\\n]|\\.)*"/g, (found) =>
    ' '.repeat(found.length),
  );
  return [
    ...bare.matchAll(new RegExp(`(?<!->\\s*|\\.\\s*|goto\\s+|struct\\s+)\\b${name}\\b(?!\\s*:(?!:))`, 'g')),
  ].map(({ index }) => ({ start: index, end: index + name.length }));
}

function renamed(code: Code): Change[] {
  return variables(code).flatMap(({ name }) => {
    // In a conditional expression a colon follows a name too: such functions are left alone.
    if (new RegExp(`\\b${name}\\s*:|\\?[^;]*\\b${name}\\b|##|#\\s*define`).test(code.text)) return [];
    const to = `${name}_2`;
    const edits = mentions(code.text, name).map((at) => replace(at, to));
    return edits.length > 1 ? [{ at: code.body, edits, names: new Map([[to, name]]) }] : [];
  });
}

/** `if (f(x) …)`: the call that is made first goes into a variable. */
function kept(code: Code): Change[] {
  return code.calls.flatMap(({ node, statement, name }) => {
    const condition = statement.kind === 'if_statement' ? kid(statement, 'condition') : undefined;
    if (!condition || /^(is_|IS_|BUG|WARN|__)/.test(name) || code.text[statement.start] !== 'i') return [];
    const before = code.text.slice(condition.start, node.start);
    if (!/^[(!\s]*$/.test(before)) return [];
    if (isElseIf(code, statement)) return [];
    const text = code.textOf(statement);
    const inside = { start: node.start - statement.start, end: node.end - statement.start };
    const rest = `${text.slice(0, inside.start)}result_${node.start}${text.slice(inside.end)}`;
    return [
      {
        at: statement,
        edits: [replace(statement, `{ __auto_type result_${node.start} = ${code.textOf(node)};\n${rest} }`)],
      },
    ];
  });
}

const isElseIf = (code: Code, statement: Node): boolean => code.parent(statement)?.kind === 'else_clause';

function returned(code: Code): Change[] {
  const type = returnsOf(code);
  return code.nodes.flatMap((node) => {
    const value = node.kind === 'return_statement' ? node.kids[0] : undefined;
    if (!value || !/^[\w\s*]+$/.test(type) || type === '') return [];
    const text = `{ ${type} back_${node.start} = ${code.textOf(value)};\nreturn back_${node.start}; }`;
    return [{ at: node, edits: [replace(node, text)] }];
  });
}

function pointed(code: Code): Change[] {
  return callsOf(code, 'lock', 'unlock').flatMap(({ statement, isAlone, args, name }) => {
    if (!isAlone || args.length !== 1 || !/^&[\w>.-]+mmu_lock$/.test(args[0]!)) return [];
    return [
      {
        at: statement,
        edits: [replace(statement, `{ typeof(${args[0]}) lock_2 = ${args[0]};\n${name}(lock_2); }`)],
      },
    ];
  });
}

function swapped(code: Code): Change[] {
  return code.nodes.flatMap((node) => {
    const next = node.kind === 'declaration' ? after(code, node)[0] : undefined;
    if (next?.kind !== 'declaration') return [];
    const [one, two] = [code.textOf(node), code.textOf(next)];
    if (/[=(]|\b(struct|enum)\s+\w*\s*\{/.test(one + two)) return [];
    return [{ at: node, edits: [replace(node, two), replace(next, one)] }];
  });
}

/** `lock; …; unlock;` with nothing that jumps between. */
function guarded(code: Code): Change[] {
  return callsOf(code, 'lock').flatMap(({ statement, isAlone, name, args }) => {
    if (!isAlone || !/^(read|write|spin)_lock$/.test(name) || !isInList(code, statement)) return [];
    const next = after(code, statement);
    const unlocks = callsOf(code, 'unlock').map((call) => call.statement);
    const end = next.findIndex((one) => unlocks.includes(one));
    if (end < 1) return [];
    const between = { start: next[0]!.start, end: next[end - 1]!.end };
    const straight = isStraight(code, between) && callsIn(code, between, 'lock', 'unlock').length === 0;
    if (!straight || next.slice(0, end).some(({ kind }) => kind === 'declaration')) return [];
    const text = `scoped_guard(${name}, ${args[0]}) {\n${code.textOf(between)}\n}`;
    return [{ at: statement, edits: [replace({ start: statement.start, end: next[end]!.end }, text)] }];
  });
}

function joined(code: Code): Change[] {
  return code.nodes.flatMap((node) => {
    const next =
      node.kind === 'expression_statement' && isInList(code, node) ? after(code, node)[0] : undefined;
    if (next?.kind !== 'expression_statement' || node.kids.length === 0 || next.kids.length === 0) return [];
    const [one, two] = [code.textOf(node), code.textOf(next)];
    if (
      /\b(guard|CLASS|asm|DECLARE_\w+|DEFINE_\w+|BUG_ON|BUILD_BUG\w*|WARN\w*)\s*\(|^\w+_each|^do\b/.test(
        one + two,
      )
    )
      return [];
    if (/lockdep|assert|smp_|barrier|READ_ONCE\(|trace_/.test(one + two)) return [];
    const text = `${one.slice(0, -1)}, ${two}`;
    return [{ at: node, edits: [replace({ start: node.start, end: next.end }, text)] }];
  });
}

/** The arm of a branch with no way out but its end, its variables by pointer where it writes them. */
function extracted(code: Code): Change[] {
  const known = variables(code);
  return code.nodes.flatMap((node) => {
    const parent = code.parent(node);
    if (node.kind !== 'compound_statement' || parent?.kind !== 'if_statement' || !isStraight(code, node))
      return [];
    const text = code.textOf(node);
    if (
      /\b(guard|CLASS|FNAME|scoped_guard|__func__|sizeof|asm)\b/.test(text) ||
      callsIn(code, node, 'lock', 'unlock').length > 0
    )
      return [];
    const used = known.filter(({ name }) => mentions(text, name).length > 0);
    const free = [...wordsIn(text.replace(/(->|\.)\s*\w+|"[^"]*"/g, ''))].filter((word) =>
      isLocal(code, word),
    );
    if (free.some((word) => !used.some(({ name }) => name === word))) return [];
    if (code.nodes.some((one) => one.kind === 'declaration' && isInside(one, node))) return [];
    const written = new Set(used.filter(({ name }) => isWritten(text, name)).map(({ name }) => name));
    const params = used.map(({ name, type }) => `${type} ${written.has(name) ? '*' : ''}${name}`);
    let body = text;
    for (const name of written)
      for (const at of mentions(body, name).reverse())
        body = `${body.slice(0, at.start)}(*${name})${body.slice(at.end)}`;
    const helper = `${code.name.replace(/\W/g, '_')}_part_${node.start}`;
    const args = used.map(({ name }) => (written.has(name) ? `&${name}` : name)).join(', ');
    return [
      {
        at: node,
        edits: [
          {
            at: { start: 0, end: 0 },
            text: `static void ${helper}(${params.join(', ') || 'void'})\n${body}\n\n`,
          },
          replace(node, `{ ${helper}(${args}); }`),
        ],
        names: new Map([[helper, code.name]]),
      },
    ];
  });
}

/** Declared somewhere in the function or its head. */
const isLocal = (code: Code, word: string): boolean =>
  code.nodes.some(
    (node) =>
      node.kind === 'declaration' &&
      new RegExp(`\\b${word}\\b(?=[^()]*[;=,[]|;)`).test(`${code.textOf(node).split('=')[0]!};`) &&
      new RegExp(`[\\s*,]${word}\\s*([;,=[]|$)`).test(code.textOf(node)),
  ) || new RegExp(`[\\s*]${word}\\s*[,)\\[]`).test(code.text.slice(code.text.indexOf('('), code.body.start));

const isWritten = (text: string, name: string): boolean =>
  new RegExp(
    `(?<!->|\\.)\\b${name}\\s*([-+|&^*/%]|<<|>>)?=(?!=)|(\\+\\+|--)\\s*${name}\\b|\\b${name}\\s*(\\+\\+|--)|&\\s*${name}\\b(?!\\s*(->|\\.|\\[))`,
  ).test(text);
