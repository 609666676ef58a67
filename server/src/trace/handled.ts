/** A TLB flush for what a handler changed: the handler, and the flags that ask for the flush, may be the caller's to name. It
 *  knows no handler and judges no flush. */
import { evaluate } from './eval.ts';
import { NONZERO, truthOf } from './facts.ts';
import type { Frame, Site } from './frame.ts';
import { pathTo } from './path.ts';
import type { State } from './state.ts';
import type { Event, Visit } from './trace.ts';
import type { ValueId, Values } from './value.ts';

/** Detail of a flush that a callee makes, or leaves to its callers, for its handler. */
export const HANDLED = 'handled';

/** The handler that a call through a pointer enters. */
export const handlerAt = (frame: Frame, state: State, { op }: Site): Event['values'] | undefined =>
  op.o === 'call' && op.callee.k === 'member' ? { handler: evaluate(frame, state, op.callee) } : undefined;

/** The function's own flushes as callers may ask for them: with the handler and the flags that the way to it tested. */
export function handled(values: Values, events: readonly Event[], visits: readonly Visit[]): Event[] {
  return events.flatMap((event) => {
    if (event.kind !== 'flush' || event.inner.length > 0) return [];
    const path = [...pathTo(visits, event.visit), ...(event.since ?? [])];
    const handler = path.findLast((one) => one.kind === 'zap' && one.inner.length === 0)?.values.handler;
    if (handler === undefined || !values.isPortable(handler)) return [];
    const flags = [...event.before.facts]
      .filter(([id, { sign }]) => sign === NONZERO && values.isPortable(id) && isFlag(values, id))
      .map(([id]) => id);
    return [{ ...event, detail: HANDLED, values: valuesOf(handler, flags) }];
  });
}

/** A member or parameter by itself: a comparison says whether there is anything to do, not whether to flush. */
const isFlag = (values: Values, id: ValueId): boolean => /^(arg|init)$/.test(values.get(id).v);

const valuesOf = (handler: ValueId, flags: readonly ValueId[]): Event['values'] => ({
  handler,
  ...Object.fromEntries(flags.map((flag, n) => [`flag${n}`, flag])),
});

/** The flush as this call asks for it, without the flags that it sets; undefined where nobody can say whether it does. */
export function handledHere(
  { values }: Frame,
  { facts }: State,
  event: Event,
  translate: (id: ValueId) => ValueId,
): Pick<Event, 'detail' | 'values'> | undefined {
  const { handler, ...flags } = event.values;
  const mine = translate(handler!);
  const open = Object.values(flags)
    .map(translate)
    .filter((flag) => truthOf(values, facts, flag) !== 'true');
  const isSaid = [mine, ...open].every((id) => values.isPortable(id));
  return isSaid ? { detail: HANDLED, values: valuesOf(mine, open) } : undefined;
}

/** Whether callers name the handler or ask for the flush. */
export const isHandledByCallers = (values: Values, { kind, detail, values: asked }: Event): boolean =>
  kind === 'flush' &&
  detail === HANDLED &&
  Object.values(asked).some((id) => values.mentions(id, (_, part) => part.v === 'arg'));
