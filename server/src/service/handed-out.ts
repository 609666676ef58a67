/** A look-up made for others: where what callers do with the page is wrong, and the look-up chose how it is held, it is told
 *  there too. It asks for the users that rules found, and judges none itself. */
import type { Judgeable } from '../index/forest.ts';
import type { Definition } from '../index/tree.ts';
import type { Event, Trace } from '../trace/trace.ts';
import type { ValueId } from '../trace/value.ts';
import type { Blamed } from './inside.ts';

/** A wrong use of a page, and the call that found the page. */
export interface Use {
  readonly user: Definition;
  readonly lookup: Event;
}

export function handedOut(
  tree: Judgeable,
  uses: readonly Use[],
  wanted: (one: Definition) => boolean,
): Blamed[] {
  const found: Blamed[] = [];
  for (const { user, lookup } of uses) {
    const one = makerOf(tree, user, lookup);
    if (!one?.trace || one === user || !wanted(one) || found.some((other) => other.one === one)) continue;
    const own = lookupFor(one.trace);
    if (own) found.push({ one, event: own, witness: user.name });
  }
  return found;
}

/** The body that the look-up's call leads to, through those that only hand on. A bare pfn is for mapping: whoever wants contents
 *  asks for more. */
function makerOf(tree: Judgeable, user: Definition, call: Event): Definition | undefined {
  const found = call.kind === 'call' ? innermost(call) : undefined;
  const one = found
    ? tree.definitions.find(({ key }) => key === found.fn)
    : tree.bodyOf(call.callee, user.path);
  return one?.trace && !/\bkvm_pfn_t\b/.test(one.trace.graph.returns) ? one : undefined;
}

/** The look-up that a call led to. */
const innermost = (event: Event): Event | undefined =>
  event.kind === 'lookup' && event.inner.length === 0
    ? event
    : event.inner.map(innermost).findLast((found) => found !== undefined);

/** Its only look-up with FOLL_GET, of a page that its callers get. */
function lookupFor({ events, exits, values }: Trace): Event | undefined {
  const lookups = events.filter(
    ({ kind, detail, inner, page }) =>
      kind === 'lookup' && detail === 'get' && inner.length === 0 && page !== undefined,
  );
  const isGiven = (page: ValueId): boolean =>
    exits.some(
      ({ state, value }) =>
        (state.mmu.pages.get(page)?.held ?? 0) > 0 &&
        [...(value === undefined ? [] : [value]), ...portable(state.store)].some((held) =>
          values.mentions(held, (part) => part === page),
        ),
    );
  const portable = (store: ReadonlyMap<ValueId, ValueId>): ValueId[] =>
    [...store].filter(([place]) => values.isPortable(place)).map(([, held]) => held);
  const given = lookups.filter(({ page }) => isGiven(page!));
  return new Set(given.map(({ ordinal }) => ordinal)).size === 1 ? given[0] : undefined;
}
