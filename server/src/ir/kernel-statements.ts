/** Calls by their look that are statements of another kind: guards, declarations, the end of everything. Which macros
 *  they are stands in idioms.ts; what they do to locks is not known here. */
import { argsOf, calleeName, lowerExpr } from './expressions.ts';
import { DECLARING, FATAL_IF, looksLikeType } from './idioms.ts';
import type { Expr, Stmt } from './ir.ts';
import { kid, type Node } from './nodes.ts';
import { nameAt, nameOf, type Source, spanOf, textOf } from './source.ts';

export function kernelStatement(call: Node, source: Source, at: Stmt['at']): Stmt | undefined {
  const inner = kid(call, 'function');
  if (inner?.kind === 'call_expression') return guardStatement(call, inner, source, at);
  const name = calleeName(call, source);
  const declares = DECLARING.get(name);
  const first = kid(call, 'arguments')?.kids[0];
  if (first === undefined) return undefined;
  if (declares && first.kind === 'identifier')
    return {
      k: 'decl',
      name: nameOf(first, source),
      type: declares.type,
      array: declares.array || undefined,
      at,
    };
  if (name === 'return_ptr') {
    const callee = nameAt('no_free_ptr', spanOf(inner ?? call, source));
    return {
      k: 'return',
      value: { k: 'call', callee, args: argsOf(call, source), at: spanOf(call, source) },
      at,
    };
  }
  if (!FATAL_IF.has(name)) return undefined;
  const end: Expr = {
    k: 'call',
    callee: nameAt('__builtin_unreachable', spanOf(inner ?? call, source)),
    args: [],
    at,
  };
  return { k: 'if', test: lowerExpr(first, source), then: [{ k: 'expr', expr: end, at }], at };
}

/** `guard(write_lock)(&kvm->mmu_lock);`, `CLASS(name, var)(args);` and its synonym ACQUIRE. */
function guardStatement(call: Node, inner: Node, source: Source, at: Stmt['at']): Stmt | undefined {
  const macro = calleeName(inner, source);
  const [guard, variable] = kid(inner, 'arguments')?.kids ?? [];
  if (guard === undefined) return undefined;
  // `u64 (*fn)(u64);` looks like two calls.
  if (guard.kind === 'pointer_expression' && looksLikeType(macro) && guard.kids.length === 2) {
    const args = textOf(kid(call, 'arguments') ?? call, source);
    return { k: 'decl', name: nameOf(guard.kids[1]!, source), type: `${macro} (*)${args}`, at };
  }
  if (macro === 'guard') return { k: 'guard', guard: nameOf(guard, source), args: argsOf(call, source), at };
  if ((macro !== 'CLASS' && macro !== 'ACQUIRE') || variable === undefined) return undefined;
  return {
    k: 'guard',
    guard: nameOf(guard, source),
    args: argsOf(call, source),
    variable: nameOf(variable, source),
    at,
  };
}
