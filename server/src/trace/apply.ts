/** Applies an entry of the model's table at a call: each effect in order, ways split where its result decides. It knows
 *  effects and ways; the transitions are the model's, the words are somebody else's. */
import { printExpr } from '../ir/print.ts';
import type { Api, Effect, Ref } from '../model/effect.ts';
import { evaluate, loadElement } from './eval.ts';
import { ANY, factOf } from './facts.ts';
import { flushTlbs, walk, zap, zapRange } from './flushing.ts';
import { argument, type Frame, type Site, type Way } from './frame.ts';
import { install } from './installing.ts';
import { assertHeld, barrier, dropIt, isHeldNow, rcu, retryCheck, takeIt, yieldIt } from './locking.ts';
import { lookUp } from './lookup.ts';
import { nameOf } from './page.ts';
import { assumed, getReference, mark, releaseFaultin, releaseOne, testPage } from './releasing.ts';
import { sleepIn } from './sleeping.ts';
import { type State, withFacts, writeTemp } from './state.ts';
import { tableOf } from './table.ts';
import { unmap, use, view } from './uses.ts';
import type { ValueId } from './value.ts';

export function applyApi(frame: Frame, way: Way, site: Site, api: Api): Way[] {
  let ways = [sleepIn(frame, way, site, api)];
  for (const effect of api.effects)
    ways = ways.flatMap((one) => (one.isFailed ? [one] : applyEffect(frame, one, site, effect)));
  return ways.some(({ isFailed }) => isFailed)
    ? ways.map(({ state, events, isDead }) => ({ state, events, isDead }))
    : ways;
}

export function applyEffect(frame: Frame, way: Way, site: Site, effect: Effect): Way[] {
  switch (effect.e) {
    case 'lookup':
      return lookUp(frame, way, site, effect);
    case 'release':
      return releaseOne(frame, way, site, effect);
    case 'release-faultin':
      return releaseFaultin(frame, way, site, effect);
    case 'mark':
      return [mark(frame, way, site, effect.page, effect.mark)];
    case 'get':
      return getReference(frame, way, site, effect);
    case 'use':
      return [use(frame, way, site, effect)];
    case 'unmap':
      return [unmap(frame, way, site, effect)];
    case 'view':
      return view(frame, way, site, effect);
    case 'assume':
      return assumed(frame, way, site, effect);
    case 'test':
      return testPage(frame, way, site, effect);
    case 'install':
      return install(frame, way, site, effect);
    case 'lock':
      return takeIt(frame, way, site, effect);
    case 'unlock':
      return [dropIt(frame, way, site, effect)];
    case 'assert':
      return [assertHeld(frame, way, site, effect)];
    case 'is-held':
      return isHeldNow(frame, way, site, effect);
    case 'yield':
      return yieldIt(frame, way, site, effect);
    case 'rcu':
      return [rcu(frame, way, site, effect)];
    case 'barrier':
      return [barrier(frame, way, site)];
    case 'retry-check':
      return retryCheck(frame, way, site, effect);
    case 'no-return':
      return [];
    case 'zap':
      return zap(frame, way, site, effect);
    case 'flush':
      return flushTlbs(frame, way, site, effect);
    case 'walk':
      return [walk(frame, way, site, effect)];
    case 'zap-range':
      return zapRange(frame, way, site, effect);
    default:
      // Hand-overs are an obligation of a rule that comes later; they change nothing here yet.
      return [way];
  }
}

/** The value an effect's operand has. */
export function operandOf(frame: Frame, state: State, site: Site, ref: Ref): ValueId | undefined {
  if (ref.in === 'arg') return argument(frame, state, site, ref.n);
  if (ref.in === 'result')
    return site.op.o === 'call'
      ? evaluate(frame, state, { k: 'name', name: site.op.result, at: site.op.at })
      : undefined;
  const place = placeOf(frame, state, site, ref);
  return place === undefined ? undefined : loadElement(frame.values, state, place);
}

/** The address an effect writes to; undefined for NULL and for results nobody keeps. */
export function placeOf(frame: Frame, state: State, site: Site, ref: Ref): ValueId | undefined {
  const { values } = frame;
  if (ref.in === 'result')
    return site.op.o === 'call' ? values.make({ v: 'local', name: site.op.result }) : undefined;
  const base = argument(frame, state, site, ref.n);
  if (base === undefined || ref.in === 'arg') return undefined;
  const value = values.get(base);
  if (value.v === 'num') return undefined;
  if (!ref.field) return base;
  if (!ref.field.startsWith('*')) return values.field(base, ref.field);
  // The field holds the address of the place, not the place.
  const through = loadElement(values, state, values.field(base, ref.field.slice(1)));
  return values.get(through).v === 'num' ? undefined : through;
}

/** How the code spells an operand: `pfn`, `fault->pfn`, `&page` without its ampersand. */
export function subjectOf(frame: Frame, state: State, site: Site, ref: Ref): string {
  if (ref.in === 'result') return `${site.callee}()`;
  const expr = site.args[ref.n];
  if (!expr) return '';
  if (ref.in === 'arg') return spelt(frame, state, expr);
  const place = placeOf(frame, state, site, ref);
  return place === undefined ? printExpr(expr) : frame.values.printPlace(place);
}

/** A temporary is spelt by what it holds. */
export function spelt(frame: Frame, state: State, expr: Site['args'][number]): string {
  if (expr.k === 'cast') return spelt(frame, state, expr.arg);
  const text = printExpr(expr);
  return text.includes('%') ? nameOf(frame.values, state, evaluate(frame, state, expr)) : text;
}

export const setResult = (_frame: Frame, state: State, site: Site, value: ValueId): State =>
  site.op.o === 'call' ? writeTemp(state, site.op.result, value) : state;

/** The call's result as a value of its own with these signs; undefined when that cannot be. */
export function freshResult(
  frame: Frame,
  state: State,
  site: Site,
  sign: number,
  name = `${site.callee}()`,
): State {
  const id = frame.values.sym(name, `${site.ordinal}`);
  const facts = tableOf(state.facts).without(id);
  if (sign === ANY) return setResult(frame, withFacts(state, facts), site, id);
  return setResult(frame, withFacts(state, facts.with(id, factOf(sign))), site, id);
}
