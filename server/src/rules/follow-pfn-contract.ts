/** struct kvm_follow_pfn has rules of asking that its look-up only warns about at run time: where the page goes must be said,
 *  and who reaches the contents by the kernel's own mapping holds the page with FOLL_PIN. What callers do with the pfn
 *  that a function returns is theirs. */
import { truthOf } from '../trace/facts.ts';
import type { Event } from '../trace/trace.ts';
import type { ValueId } from '../trace/value.ts';
import { spells } from './owners.ts';
import { defineRule, type View } from './rule.ts';

const STRUCT = 'kvm_follow_pfn';
const BY_PFN = 'kvm_release_pfn_clean';

export const followPfnContract = defineRule({
  id: 'follow-pfn-contract',
  level: 'warning',
  summary: 'struct kvm_follow_pfn asks for a page in a way that its look-up does not allow.',
  messages: {
    noPage: (subject) =>
      `${subject} has no refcounted_page: nobody can release what is looked up; say where the page goes`,
    pinAndWritable: (subject) =>
      `${subject} sets pin and map_writable: whoever pins a page asks for write access by FOLL_WRITE; drop map_writable`,
    handedOut: (subject) =>
      `${subject} hands out a page for direct access and does not pin it: set pin, a FOLL_GET reference does not keep its contents`,
    accessed: (subject, how) =>
      `${subject} does not pin the page that is ${how} here, and no invalidation is looked out for: set pin`,
    unguarded: (subject) =>
      `${subject} asks without FOLL_GET and is not guarded_by_mmu_notifier: nothing keeps the pfn valid`,
  },

  check(view, report) {
    for (const lookup of view.events('lookup')) {
      const { asks } = lookup.values;
      if (asks === undefined || !isFilledHere(view, lookup, asks)) continue;
      const say = (message: Message, detail?: string): void =>
        report({ at: lookup, message, subject: view.trace.values.printPlace(asks), detail, cause: message });
      const has = (member: string): boolean => view.tree.members(STRUCT)?.has(member) ?? true;
      // As long as a pfn alone can be released, the page is a further answer and not the only one.
      const isAsked = has('refcounted_page') && !view.tree.declares(BY_PFN);
      if (isAsked && is(view, lookup, 'page', 'false')) say('noPage');
      if (is(view, lookup, 'pin', 'true') && is(view, lookup, 'writable', 'true')) say('pinAndWritable');
      if (isUnguarded(view, lookup)) say('unguarded');
      if (!is(view, lookup, 'pin', 'false') || !has('pin') || lookup.pageBefore?.guest) continue;
      const use = accessOf(view, lookup);
      if (use) say('accessed', HOW[use.detail]);
      else if (isHandedOut(view, lookup)) say('handedOut');
    }
  },
});

type Message = 'noPage' | 'pinAndWritable' | 'handedOut' | 'accessed' | 'unguarded';

const HOW: Readonly<Record<string, string>> = { map: 'mapped', read: 'read', write: 'written' };

/** A member that nobody wrote holds nothing that was meant: as if it were zero. */
function is(view: View, lookup: Event, member: string, truth: 'true' | 'false'): boolean {
  const value = lookup.values[member];
  if (value === undefined) return false;
  if (truth === 'false' && view.trace.values.get(value).v === 'init') return true;
  return truthOf(view.trace.values, lookup.before.facts, value) === truth;
}

/** Of this function alone: no other call had a chance to fill in the rest. */
function isFilledHere(view: View, lookup: Event, asks: ValueId): boolean {
  const place = view.trace.values.get(asks);
  if (place.v !== 'local' || lookup.inner.length > 0) return false;
  return !view.trace.graph.blocks.some(({ ops }) =>
    ops.some(
      (op) =>
        op.o === 'call' &&
        op.name.start < lookup.at.start &&
        op.args.some(
          (arg) => arg.k === 'unary' && arg.op === '&' && arg.arg.k === 'name' && arg.arg.name === place.name,
        ),
    ),
  );
}

/** Only where the tree's structure knows of the promise. */
function isUnguarded(view: View, lookup: Event): boolean {
  if (!view.tree.members(STRUCT)?.has('guarded_by_mmu_notifier')) return false;
  const { flags } = lookup.values;
  return is(view, lookup, 'notifier', 'false') && flags !== undefined && !mayGet(view, flags);
}

/** Whether FOLL_GET may be among the flags; whatever is not spelt out may be anything. */
function mayGet(view: View, flags: ValueId): boolean {
  const value = view.trace.values.get(flags);
  if (value.v === 'const') return value.name === 'FOLL_GET';
  if (value.v !== 'op') return value.v !== 'num';
  return (value.op === '?:' ? value.args.slice(1) : value.args).some((arg) => mayGet(view, arg));
}

/** The first access through the kernel's own mapping, where an invalidation is nobody's business. */
const accessOf = (view: View, lookup: Event): Event | undefined =>
  view.inNotifier
    ? undefined
    : view
        .events('use')
        .find(
          (use) => use.page === lookup.page && HOW[use.detail] !== undefined && view.lock(use) === 'free',
        );

/** The page is returned and not its pfn: what else is there to do with it. */
const isHandedOut = (view: View, lookup: Event): boolean =>
  view.trace.exits.some(
    ({ value }) =>
      value !== undefined && view.trace.values.get(value).v === 'view' && spells(view, value, lookup.page!),
  );
