/** What is done to the contents of a page through an address in the kernel: stores, and callees that get the address. It
 *  looks at addresses whose page the path knows; what a callee writes is the tree's to say. */
import type { Op } from '../flow/graph.ts';
import type { Expr } from '../ir/ir.ts';
import type { Mmu } from '../model/state.ts';
import { spelt } from './apply.ts';
import { evaluate } from './eval.ts';
import { type Frame, happen, type Site, type Way } from './frame.ts';
import { pageRoot } from './roots.ts';
import { ADDRESS, type ValueId, type Values } from './value.ts';

/** The known page that an address points into: `&vmcb12->control` of a mapped page. */
export function contentsRoot(values: Values, mmu: Mmu, id: ValueId): ValueId | undefined {
  if (mmu.pages.size === 0) return undefined;
  const value = values.get(id);
  switch (value.v) {
    case 'field':
    case 'elem':
      return contentsRoot(values, mmu, value.base);
    case 'op':
      return OFFSETS.has(value.op)
        ? value.args.map((arg) => contentsRoot(values, mmu, arg)).find((root) => root !== undefined)
        : undefined;
    case 'view': {
      const root = value.as === ADDRESS ? pageRoot(values, mmu, value.of) : undefined;
      return root !== undefined && mmu.pages.has(root) ? root : undefined;
    }
    default:
      return undefined;
  }
}

const OFFSETS = new Set(['+', '-', '&', '|']);

/** A store through an address: `*p = x`, `p[i] = x`, `p->field = x`. */
export function stored(frame: Frame, way: Way, op: Op & { readonly o: 'set' }, address: ValueId): Way {
  const page = op.place.k === 'name' ? undefined : contentsRoot(frame.values, way.state.mmu, address);
  if (page === undefined) return way;
  const site: Site = { op, callee: '', ordinal: -1 - op.at.start, args: [] };
  return touched(frame, way, site, page, 'write', spelt(frame, way.state, pointerOf(op.place)));
}

/** Addresses that a callee gets: written through, or nobody knows. */
export function passed(frame: Frame, way: Way, site: Site, isFollowed: boolean): Way {
  return site.args.reduce((before, arg, n) => {
    const page = contentsRoot(frame.values, way.state.mmu, evaluate(frame, way.state, arg));
    if (page === undefined) return before;
    const does = isFollowed ? frame.resolver.writes(site.callee, n) : 'unknown';
    const isLost = way.state.mmu.pages.get(page)?.origin === 'failed';
    if (does === 'no' && !isLost) return before;
    return touched(
      frame,
      before,
      site,
      page,
      does === 'yes' ? 'write' : 'pass',
      spelt(frame, way.state, startOf(arg)),
    );
  }, way);
}

const touched = (frame: Frame, way: Way, site: Site, page: ValueId, detail: string, subject: string): Way =>
  happen(
    frame,
    way,
    site,
    { kind: 'use', detail, page, pageBefore: way.state.mmu.pages.get(page), subject },
    way.state,
  );

/** What an offset is added to. */
const startOf = (expr: Expr): Expr => (expr.k === 'binary' ? startOf(expr.left) : expr);

/** The pointer that a place is reached through: `vmcb12` of `vmcb12->save.rip`. */
export function pointerOf(place: Expr): Expr {
  if (place.k === 'member') return place.arrow ? place.base : pointerOf(place.base);
  if (place.k === 'index') return place.base;
  if (place.k === 'unary' && place.op === '*') return place.arg;
  return place.k === 'cast' ? pointerOf(place.arg) : place;
}
