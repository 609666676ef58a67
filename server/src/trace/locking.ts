/** mmu_lock, RCU, snapshots and their checks at a call. Which lock it is, `bind` says; how it changes, the model. */

import { namesMmuLock } from '../bind/lock.ts';
import type { Expr } from '../ir/ir.ts';
import type { Effect, LockRef } from '../model/effect.ts';
import { settled } from '../model/flush.ts';
import type { Mmu, Seq } from '../model/state.ts';
import { assertLock, dropLock, forgetChecks, isHeld, lockNow, takeLock } from '../model/step.ts';
import { freshResult, operandOf, setResult, subjectOf } from './apply.ts';
import { evaluate } from './eval.ts';
import { NONZERO, POSITIVE, ZERO } from './facts.ts';
import { type Frame, happen, inState, type Site, type Way } from './frame.ts';
import { type State, withMmu } from './state.ts';

type Of<E extends Effect['e']> = Effect & { readonly e: E };

function isOurs(frame: Frame, way: Way, site: Site, lock: LockRef): boolean {
  if (lock.by === 'owner') return !isOtherVm(frame, way, site.args[lock.of.in === 'result' ? -1 : lock.of.n]);
  const expr = lock.of.in === 'result' ? undefined : site.args[lock.of.n];
  if (!expr) return false;
  const named = namesMmuLock(expr, frame.graph.types);
  if (named !== 'value') return named === 'yes' && !isOtherVm(frame, way, ownerOf(expr));
  const value = evaluate(frame, way.state, expr);
  return frame.values.mentions(value, (_, part) => part.v === 'field' && part.field === 'mmu_lock');
}

/** The expression before `->mmu_lock`. */
function ownerOf(expr: Expr): Expr | undefined {
  if (expr.k === 'unary' || expr.k === 'cast') return ownerOf(expr.arg);
  if (expr.k !== 'member') return undefined;
  return expr.field === 'mmu_lock' ? expr.base : ownerOf(expr.base);
}

/** A second VM among the parameters is another VM; the first is the one that is told of. */
function isOtherVm(frame: Frame, way: Way, owner: Expr | undefined): boolean {
  if (!owner) return false;
  const value = frame.values.get(evaluate(frame, way.state, owner));
  if (value.v !== 'arg') return false;
  const isVm = (type: string): boolean => /\bstruct kvm \*/.test(type);
  return (
    frame.graph.params.some((param, n) => n < value.n && isVm(param.type)) &&
    isVm(frame.graph.params[value.n]?.type ?? '')
  );
}

export function takeIt(frame: Frame, way: Way, site: Site, effect: Of<'lock'>): Way[] {
  const ours = isOurs(frame, way, site, effect.lock);
  if (!ours) return effect.try ? [inState(way, freshResult(frame, way.state, site, POSITIVE | ZERO))] : [way];
  const { lock, fault } = takeLock(way.state.mmu.lock, effect.mode);
  // What was zapped before, without the lock, is nothing that dropping it loses.
  const mmu = forgetChecks({ ...way.state.mmu, lock, flush: settled });
  const isDead = !effect.try && fault !== undefined && way.state.mmu.lock.now !== 'entry';
  const taken = happen(
    frame,
    way,
    site,
    {
      kind: 'lock',
      detail: effect.try ? `try-${effect.mode}` : effect.mode,
      fault: effect.try ? undefined : fault,
      subject: 'mmu_lock',
    },
    withMmu(way.state, mmu),
  );
  // A lock that this very path took cannot be taken again: nothing comes after.
  if (!effect.try) return [isDead ? { ...taken, isDead } : taken];
  // A failed trylock says nothing of who holds it.
  return [
    inState(taken, setResult(frame, taken.state, site, frame.values.num(1))),
    inState(way, setResult(frame, way.state, site, frame.values.num(0))),
  ];
}

export function dropIt(frame: Frame, way: Way, site: Site, effect: Of<'unlock'>): Way {
  if (!isOurs(frame, way, site, effect.lock)) return way;
  const { lock, fault } = dropLock(way.state.mmu.lock, effect.mode);
  const { flush } = way.state.mmu;
  const mmu = forgetChecks({ ...way.state.mmu, lock, flush: settled });
  return happen(
    frame,
    way,
    site,
    { kind: 'unlock', detail: effect.mode, fault, flush, subject: 'mmu_lock' },
    withMmu(way.state, mmu),
  );
}

export function assertHeld(frame: Frame, way: Way, site: Site, effect: Of<'assert'>): Way {
  if (!isOurs(frame, way, site, effect.lock)) return way;
  const { lock, fault } = assertLock(way.state.mmu.lock, effect.mode);
  return happen(
    frame,
    way,
    site,
    { kind: 'assert', detail: effect.mode, fault, subject: 'mmu_lock' },
    withMmu(way.state, { ...way.state.mmu, lock }),
  );
}

export function isHeldNow(frame: Frame, way: Way, site: Site, effect: Of<'is-held'>): Way[] {
  const now = isOurs(frame, way, site, effect.lock) ? lockNow(way.state.mmu.lock) : 'unknown';
  if (isHeld(now)) return [inState(way, freshResult(frame, way.state, site, NONZERO))];
  return [
    inState(
      way,
      now === 'free'
        ? setResult(frame, way.state, site, frame.values.num(0))
        : freshResult(frame, way.state, site, POSITIVE | ZERO),
    ),
  ];
}

export function yieldIt(frame: Frame, way: Way, site: Site, effect: Of<'yield'>): Way[] {
  if (!isOurs(frame, way, site, effect.lock)) return [way];
  const { mmu } = way.state;
  // Who may yield holds the lock; in which mode, the entry of the table says by its name only.
  const lock =
    lockNow(mmu.lock) === 'any'
      ? { ...mmu.lock, entry: 'held' as const, learnt: 'asserted' as const }
      : mmu.lock;
  const yielded = happen(
    frame,
    way,
    site,
    { kind: 'yield', flush: mmu.flush, subject: 'mmu_lock' },
    withMmu(way.state, forgetChecks({ ...mmu, lock: { ...lock, dropped: true }, flush: settled })),
  );
  const stayed = withMmu(way.state, { ...mmu, lock });
  return [
    inState(yielded, freshResult(frame, yielded.state, site, NONZERO)),
    inState(way, setResult(frame, stayed, site, frame.values.num(0))),
  ];
}

export function rcu(frame: Frame, way: Way, site: Site, effect: Of<'rcu'>): Way {
  const { mmu } = way.state;
  const depth =
    effect.does === 'lock'
      ? Math.min(mmu.rcu + 1, 3)
      : effect.does === 'unlock'
        ? Math.max(mmu.rcu - 1, 0)
        : mmu.rcu;
  const after = withMmu(way.state, { ...mmu, rcu: depth });
  // Zapped page tables are freed after a grace period: outside the section nothing keeps it from ending before the flush.
  if (mmu.flush.owed !== 'table' || effect.does !== 'unlock' || mmu.rcu !== 1) return inState(way, after);
  return happen(
    frame,
    way,
    site,
    { kind: 'rcu-unlock', flush: mmu.flush },
    withMmu(after, { ...after.mmu, flush: settled }),
  );
}

const mapSeqs = (mmu: Mmu, to: (id: number, seq: Seq) => Seq): Mmu => ({
  ...mmu,
  seqs: new Map([...mmu.seqs].map(([id, seq]) => [id, to(id, seq)])),
});

export function barrier(frame: Frame, way: Way, site: Site): Way {
  return happen(frame, way, site, { kind: 'barrier' }, ordered(way.state));
}

/** Every snapshot that was taken so far is ordered before what comes now. */
export function ordered(state: State): State {
  const { mmu } = state;
  if ([...mmu.seqs.values()].every((seq) => seq.barrier)) return state;
  return withMmu(
    state,
    mapSeqs(mmu, (_, seq) => ({ ...seq, barrier: true })),
  );
}

export function retryCheck(frame: Frame, before: Way, site: Site, effect: Of<'retry-check'>): Way[] {
  // Who checks for an invalidation means the pages in hand for the guest, whoever took the snapshot.
  const way = effect.weak
    ? before
    : { ...before, state: withMmu(before.state, meantForGuest(before.state.mmu)) };
  const seq = effect.seq && operandOf(frame, way.state, site, effect.seq);
  const subject = effect.seq ? subjectOf(frame, way.state, site, effect.seq) : '';
  const values: Record<string, number> = seq === undefined ? {} : { seq };
  const { mmu } = way.state;
  const known = seq === undefined ? undefined : mmu.seqs.get(seq);
  const old =
    known === undefined ? mmu : { ...mmu, seqs: new Map(mmu.seqs).set(seq!, { ...known, struck: true }) };
  const struck = freshResult(frame, withMmu(way.state, old), site, NONZERO);
  const retry = happen(frame, way, site, { kind: 'retry-check', detail: 'struck', subject, values }, struck);
  // A snapshot that came in from outside is taken to be ordered: whoever read it is checked where it was read.
  const checked =
    effect.weak || seq === undefined
      ? mmu
      : {
          ...mmu,
          seqs: new Map(mmu.seqs).set(seq, {
            barrier: known?.barrier ?? true,
            checked: true,
            struck: known?.struck ?? false,
          }),
        };
  const passed = happen(
    frame,
    way,
    site,
    { kind: 'retry-check', detail: effect.weak ? 'weak' : 'strong', subject, values },
    withMmu(way.state, checked),
  );
  return [retry, inState(passed, setResult(frame, passed.state, site, frame.values.num(0)))];
}

function meantForGuest(mmu: Mmu): Mmu {
  const pages = new Map(mmu.pages);
  for (const [id, page] of mmu.pages)
    if (page.origin === 'lookup' && !page.guest) pages.set(id, { ...page, guest: true });
  return { ...mmu, pages };
}
