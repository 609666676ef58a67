/** Adds to what was found at calls what is to be told elsewhere: in a callee that no known caller calls rightly, or at a
 *  look-up made for others. Which rules want that is theirs to say. */
import type { Judgeable } from '../index/forest.ts';
import type { Definition } from '../index/tree.ts';
import { takenBy } from '../rules/owners.ts';
import type { Fact, Rule } from '../rules/rule.ts';
import type { Event } from '../trace/trace.ts';
import { handedOut } from './handed-out.ts';
import { type Blamed, blamedInside } from './inside.ts';
import type { Verdict } from './judge.ts';

export interface Court {
  readonly tree: Judgeable;
  readonly wanted: (one: Definition) => boolean;
  /** What was found in a function, wanted or not. */
  readonly verdictsOf: (one: Definition) => readonly Verdict[];
  readonly verdict: (one: Definition, rule: Rule, fact: Fact) => Verdict;
}

export function withBlamed(
  verdicts: readonly Verdict[],
  active: readonly Rule[],
  court: Court,
): readonly Verdict[] {
  const all = active.reduce((known, rule) => withInside(known, insideOf(rule, court), court.tree), verdicts);
  return [...all, ...active.flatMap((rule) => handedOutOf(rule, court))];
}

/** Of a static function all callers are seen wherever it is: told inside, it is not told at its calls. */
function withInside(
  verdicts: readonly Verdict[],
  inside: readonly Verdict[],
  tree: Judgeable,
): readonly Verdict[] {
  if (inside.length === 0) return verdicts;
  const isTold = ({ rule, definition, fact }: Verdict): boolean =>
    inside.some(
      (one) =>
        one.rule === rule &&
        one.definition.isStatic &&
        one.definition.path === definition.path &&
        one.definition.key === (fact.at.inner[0]?.fn ?? tree.bodyOf(fact.at.callee, definition.path)?.key),
    );
  return [...verdicts, ...inside].filter((verdict) => !isTold(verdict));
}

/** What callers break and the callee is told for. */
function insideOf(rule: Rule, court: Court): Verdict[] {
  const { inside } = rule;
  if (!inside) return [];
  const isBroken = (caller: Definition, event: Event): boolean =>
    (inside.isBlamed?.(event.pageBefore!) ?? true) &&
    court.verdictsOf(caller).some((verdict) => verdict.rule === rule && isAlike(verdict.fact.at, event));
  return blamedInside(court.tree, inside, ({ caller, event }) => isBroken(caller, event), court.wanted).map(
    (blamed) => verdictFor(rule, inside, blamed, court),
  );
}

const isAlike = (a: Event, b: Event): boolean =>
  a.fn === b.fn && a.ordinal === b.ordinal && a.kind === b.kind && a.detail === b.detail && a.page === b.page;

/** What users do wrong with a page, told where it was looked up for them. */
function handedOutOf(rule: Rule, court: Court): Verdict[] {
  if (!rule.handedOut) return [];
  const uses = court.tree.definitions.flatMap((user) =>
    court
      .verdictsOf(user)
      .filter((verdict) => verdict.rule === rule)
      .flatMap(({ view, fact }) => {
        const lookup = fact.at.page === undefined ? undefined : takenBy(view, fact.at, fact.at.page);
        return lookup ? [{ user, lookup }] : [];
      }),
  );
  return handedOut(court.tree, uses, court.wanted).map((blamed) =>
    verdictFor(rule, rule.handedOut!, blamed, court),
  );
}

function verdictFor(
  rule: Rule,
  { message, cause }: { readonly message: string; readonly cause: string },
  { one, event, witness }: Blamed,
  court: Court,
): Verdict {
  return court.verdict(one, rule, {
    at: event,
    message,
    subject: event.subject,
    detail: witness,
    cause,
  });
}
