/** Declarations inside a function: one statement for each name, with what gives it its first value and what frees it.
 *  It keeps types as they are spelled. */
import { lowerExpr } from './expressions.ts';
import type { Stmt } from './ir.ts';
import { kid, type Node } from './nodes.ts';
import { holeAt, intern, type Source, spanOf } from './source.ts';
import { baseType, declare } from './types.ts';

export function lowerDeclaration(node: Node, source: Source): Stmt[] {
  const type = kid(node, 'type');
  // `foo(a)` without its `;` and the call on the next line: to the grammar, a function of a macro's type.
  if (
    type?.kind === 'macro_type_specifier' &&
    !/^(__)?typeof/.test(source.parsed.slice(type.start, type.end))
  )
    return [holeAt(node, source)];
  const base = baseType(node, source);
  const declarators = node.kids.filter((it) => it.field === 'declarator');
  return declarators.flatMap((it, i) =>
    lowerOne(node, base, it, declarators[i + 1]?.start ?? node.end, source),
  );
}

function lowerOne(node: Node, base: string, declarator: Node, end: number, source: Source): Stmt[] {
  const hasInit = declarator.kind === 'init_declarator';
  const value = hasInit ? kid(declarator, 'value') : undefined;
  const declared = declare(base, hasInit ? kid(declarator, 'declarator') : declarator, source);
  if (declared.name === '' || declared.parameters !== undefined) return [];
  // A static local has its first value once, not each time it is passed; a const one always has it.
  const init =
    value && !(isStatic(node, source) && !base.includes('const')) ? lowerExpr(value, source) : undefined;
  return [
    {
      k: 'decl',
      name: declared.name,
      type: declared.type,
      init:
        init?.k === 'init' && init.type === ''
          ? { ...init, type: declared.array ? `${declared.type} []` : declared.type }
          : init,
      cleanup: cleanupOf(declarator.start, end, source),
      array: declared.array || undefined,
      at: spanOf(node, source),
    },
  ];
}

const isStatic = (node: Node, source: Source): boolean =>
  node.kids.some(
    (it) => it.kind === 'storage_class_specifier' && source.parsed.startsWith('static', it.start),
  );

/** `__free(name)` was blanked before the grammar saw it. */
function cleanupOf(start: number, end: number, source: Source): string | undefined {
  for (const word of source.words.values()) {
    if (word.kind !== 'attribute' || word.at < start || word.at >= end) continue;
    const name = /^__free\s*\(\s*(\w+)\s*\)/.exec(word.word)?.[1];
    if (name !== undefined) return intern(name);
  }
  return undefined;
}
