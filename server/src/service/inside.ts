/** What a function does to pages that callers hand in, told inside it: where calls break the need, and no known call meets
 *  it. Each architecture is a kernel of its own, and asked by itself. It judges no event: rules did. */
import type { Judgeable } from '../index/forest.ts';
import { type Definition, scopeOf } from '../index/tree.ts';
import type { LockNow } from '../model/step.ts';
import type { Inside } from '../rules/rule.ts';
import type { Event } from '../trace/trace.ts';

/** An event that callers are to judge, and why it is told where it stands. */
export interface Blamed {
  readonly one: Definition;
  readonly event: Event;
  /** A caller that breaks the need. */
  readonly witness: string;
}

interface Call {
  readonly caller: Definition;
  readonly event: Event;
}

/** Who breaks the need in an architecture, and whether somebody meets it there. */
type Standing = ReadonlyMap<string, { readonly broken?: string; readonly isMet: boolean }>;

/** What an answer depends on. */
interface Asked {
  readonly inside: Inside;
  readonly isBroken: (call: Call) => boolean;
  readonly locks: (one: Definition) => readonly LockNow[];
  readonly calls: ReadonlyMap<string, readonly Call[]>;
  /** Answers, by callee; one that is being found stands as empty, so that circles end. */
  readonly known: Map<string, Standing>;
}

export function blamedInside(
  tree: Judgeable,
  inside: Inside,
  isBroken: (call: Call) => boolean,
  wanted: (one: Definition) => boolean,
): Blamed[] {
  const locks = (one: Definition): readonly LockNow[] =>
    (tree.contexts.get(one.key) ?? []).map(({ lock }) => lock);
  const asked: Asked = { inside, isBroken, locks, calls: callsByCallee(tree, inside), known: new Map() };
  const found: Blamed[] = [];
  for (const one of tree.definitions) {
    if (!wanted(one) || !one.trace || inside.isInterface(tree.familyOf(one), tree.isExported(one))) continue;
    for (const event of one.trace.summary.exposed) {
      if (!isAsked(event, inside) || event.pageBefore?.origin !== 'entry') continue;
      const witness = blame(standingOf(one, asked));
      if (witness && !found.some((other) => other.one === one && other.event.ordinal === event.ordinal))
        found.push({ one, event, witness });
    }
  }
  return found;
}

const isAsked = (event: Event, { kind, detail }: Inside): boolean =>
  event.kind === kind && event.detail === detail;

/** Where code is built into every kernel, its callers count in each. */
const EVERYWHERE = '*';

function blame(standing: Standing): string | undefined {
  const isMetEverywhere = standing.get(EVERYWHERE)?.isMet;
  for (const { broken, isMet } of standing.values()) if (broken && !isMet && !isMetEverywhere) return broken;
  return undefined;
}

/** How the calls that bring an event about stand to its need. */
function standingOf(callee: Definition, asked: Asked): Standing {
  const before = asked.known.get(callee.key);
  if (before) return before;
  const standing = new Map<string, { broken?: string; isMet: boolean }>();
  const note = (scope: string, broken: string | undefined, isMet: boolean): void => {
    const known = standing.get(scope);
    standing.set(scope, { broken: known?.broken ?? broken, isMet: (known?.isMet ?? false) || isMet });
  };
  asked.known.set(callee.key, standing);
  for (const call of asked.calls.get(callee.key) ?? []) {
    const scope = scopeOf(call.caller.path);
    const own = scope.startsWith('arch/') ? scope : EVERYWHERE;
    if (asked.isBroken(call)) note(own, call.caller.name, false);
    else if (isMet(call, asked)) note(own, undefined, true);
    else if (call.event.pageBefore?.origin === 'entry')
      for (const [where, { broken, isMet }] of standingOf(call.caller, asked))
        note(where === EVERYWHERE ? own : where, broken && call.caller.name, isMet);
  }
  return standing;
}

function isMet({ caller, event }: Call, { inside, locks }: Asked): boolean {
  const page = event.pageBefore;
  if (!page || page.origin === 'entry') return false;
  return (event.lock === 'any' ? locks(caller) : [event.lock]).some((lock) => inside.isMet(page, lock));
}

/** Calls by the body they lead to, be it followed or an entry of the table. An entry may say less than the body does, such
 *  as that a mark looks at flags first: then whatever it does to a page shows the page. */
function callsByCallee(tree: Judgeable, inside: Inside): ReadonlyMap<string, readonly Call[]> {
  const calls = new Map<string, Call[]>();
  for (const caller of tree.definitions) {
    const own = (caller.trace?.events ?? []).filter(
      ({ kind, page }) => page !== undefined && SHOWS.has(kind),
    );
    const asked = new Set(own.filter((event) => isAsked(event, inside)).map(({ ordinal }) => ordinal));
    for (const event of own) {
      if (asked.has(event.ordinal) && !isAsked(event, inside)) continue;
      const callee = event.inner[0]?.fn ?? tree.bodyOf(event.callee, caller.path)?.key;
      if (callee === undefined || callee === caller.key) continue;
      const list = calls.get(callee);
      if (list) list.push({ caller, event });
      else calls.set(callee, [{ caller, event }]);
    }
  }
  return calls;
}

const SHOWS = new Set<Event['kind']>(['use', 'mark', 'release']);
