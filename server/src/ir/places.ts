/** One spelling for one place, so that places compare as they are printed. It knows C's identities of `*`, `&`, `->`
 *  and `.` only, and no alias. */
import type { Span } from '../text/range.ts';
import type { Expr } from './ir.ts';

/** `(*p).a` is `p->a`, and `(&x)->a` is `x.a`. */
export function memberOf(base: Expr, field: string, arrow: boolean, at: Span): Expr {
  if (base.k === 'unary' && base.op === (arrow ? '&' : '*'))
    return { k: 'member', base: base.arg, field, arrow: !arrow, at };
  return { k: 'member', base, field, arrow, at };
}
