/** From a value to the page it spells: through other spellings and address arithmetic down to what first named it. It
 *  looks at shapes only. */
import type { Mmu } from '../model/state.ts';
import type { ValueId, Values } from './value.ts';

/** Operators that keep an address within its page, as far as we look. */
const ARITHMETIC = new Set(['+', '-', '<<', '>>', '&', '|']);

/** The page a value spells: through views and address arithmetic down to what first named it. */
export function pageRoot(values: Values, mmu: Mmu, id: ValueId): ValueId | undefined {
  if (mmu.pages.has(id)) return id;
  const value = values.get(id);
  switch (value.v) {
    case 'view':
      return pageRoot(values, mmu, value.of);
    case 'op':
      return ARITHMETIC.has(value.op) ? operandRoot(values, mmu, value.args) : undefined;
    case 'num':
    case 'const':
    case 'local':
    case 'global':
    case 'field':
      return undefined;
    default:
      return id;
  }
}

/** The operand that is a known page, else the first that could be one. */
function operandRoot(values: Values, mmu: Mmu, args: readonly ValueId[]): ValueId | undefined {
  const roots = args.map((arg) => pageRoot(values, mmu, arg)).filter((root) => root !== undefined);
  return roots.find((root) => mmu.pages.has(root)) ?? roots[0];
}
