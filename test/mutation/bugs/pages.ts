/** Bugs of references: given back twice, never, too early, taken once too often. They know no lock but what they move
 *  things past. */
import {
  after,
  type Call,
  type Change,
  type Code,
  callsIn,
  callsOf,
  eventsAt,
  failing,
  following,
  insertBefore,
  isStraight,
  remove,
  replace,
  subjectOf,
  wordsIn,
} from '../code.ts';
import { givesBack, lookupsOf, NOTHING_HELD } from './held.ts';
import type { Kind } from './kind.ts';

export const pageBugs: readonly Kind[] = [
  {
    name: 'release dropped',
    rules: ['page-ref-leak', 'vcpu-map-imbalance'],
    sites: (code) =>
      releases(code).map((call) => ({
        ...held(code, call),
        at: call.statement,
        edits: [remove(call.statement)],
      })),
  },
  {
    name: 'release twice',
    rules: ['page-double-release', 'use-after-release'],
    sites: (code) =>
      releases(code).map((call) => ({
        ...held(code, call),
        at: call.statement,
        edits: [replace(call.statement, `{ ${code.textOf(call.statement)} ${code.textOf(call.statement)} }`)],
      })),
  },
  { name: 'release before the last use', rules: ['use-after-release', 'page-double-release'], sites: early },
  { name: 'one reference too many', rules: ['extra-get-page', 'page-ref-leak'], sites: extra },
  {
    name: 'return that keeps the reference',
    rules: ['page-ref-leak', 'lock-imbalance'],
    sites: returnsHolding,
  },
  {
    name: 'error path that forgets the label',
    rules: ['page-ref-leak', 'lock-imbalance', 'vcpu-map-imbalance'],
    sites: forgets,
  },
  {
    name: 'map never unmapped',
    rules: ['vcpu-map-imbalance', 'page-ref-leak'],
    sites: (code) =>
      callsOf(code, 'unmap')
        .filter((call) => call.isAlone)
        .map((call) => ({
          at: call.statement,
          edits: [remove(call.statement)],
          equivalent: isOwnMap(code, call) ? undefined : 'the map belongs to a longer-lived struct',
        })),
  },
  {
    name: 'return before the unmap',
    rules: ['vcpu-map-imbalance', 'page-ref-leak'],
    sites: (code) =>
      callsOf(code, 'unmap')
        .filter((call) => call.isAlone && isOwnMap(code, call))
        .map(({ statement }) => ({
          at: statement,
          edits: insertBefore(code, statement, `if (signal_pending(current))\n${failing(code)}`),
        })),
  },
  {
    name: 'failed map taken for a map',
    rules: ['vcpu-map-imbalance'],
    sites: (code) =>
      callsOf(code, 'map')
        .filter(
          ({ name, node }) =>
            /^kvm_vcpu_map/.test(name) && code.parent(node)?.kind === 'parenthesized_expression',
        )
        .map((call) => ({
          at: call.node,
          edits: [replace(call.node, `${code.textOf(call.node)} == -EINVAL`)],
          equivalent:
            code.version === '6.12' && !isOwnMap(code, call)
              ? 'the failed call leaves the map of a longer-lived struct as it was'
              : undefined,
        })),
  },
];

const releases = (code: Code): readonly Call[] =>
  callsOf(code, 'release', 'release-faultin').filter(({ isAlone, roles }) => isAlone && !roles.has('unmap'));

const held = (code: Code, call: Call): { equivalent?: string } =>
  givesBack(code, call) ? {} : { equivalent: NOTHING_HELD };

/** The map is a variable of this function's. */
function isOwnMap(code: Code, { args }: Call): boolean {
  const subject = subjectOf(args.find((arg) => !/^(kvm|vcpu)$/.test(arg)) ?? '');
  return !/->|\./.test(subject) && new RegExp(`[\\s*]${subject}\\b[^;(]*;`).test(code.textOf(code.body));
}

/** Moves a release in front of the statement before it, where that uses the page. */
function early(code: Code): Change[] {
  return releases(code).flatMap((call) => {
    if (!givesBack(code, call)) return [];
    const subject = subjectOf(pageArg(call));
    const uses = callsOf(code, 'use', 'mark', 'install').filter(
      ({ node, statement, args, roles }) =>
        node.start < call.node.start &&
        !roles.has('release') &&
        args.some((arg) => wordsIn(arg).has(subject)) &&
        after(code, statement).some((next) => next === call.statement) &&
        isStraight(code, { start: statement.start, end: call.statement.end }),
    );
    const use = uses.at(-1);
    if (!use) return [];
    const isTwice = eventsAt(code.trace, call.node).some(({ pageBefore }) => (pageBefore?.held ?? 0) > 1);
    return [
      {
        equivalent: isTwice ? 'another reference is held to the page' : undefined,
        at: use.statement,
        edits: [remove(call.statement), ...insertBefore(code, use.statement, code.textOf(call.statement))],
      },
    ];
  });
}

const pageArg = (call: Call): string => call.args.find((arg) => !/^(kvm|vcpu)(->kvm)?$/.test(arg)) ?? '';

const isPfn = (call: Call): boolean => /pfn/.test(call.name);

/** In front of a release of what this function looked up. */
function extra(code: Code): Change[] {
  return releases(code).flatMap((call) => {
    if (!/put|release|unpin/.test(call.name) || lookupsOf(code, call).length === 0) return [];
    const page = isPfn(call) ? `pfn_to_page(${pageArg(call)})` : pageArg(call);
    if (/s$/.test(call.name)) return [];
    const text = /folio/.test(call.name) ? `folio_get(${page});` : `get_page(${page});`;
    return [{ at: call.statement, edits: insertBefore(code, call.statement, text) }];
  });
}

/** A return between the look-up's own check and the release. */
function returnsHolding(code: Code): Change[] {
  return releases(code).flatMap((call) => {
    if (lookupsOf(code, call).length === 0) return [];
    return [
      {
        at: call.statement,
        edits: insertBefore(
          code,
          call.statement,
          `if (unlikely(fatal_signal_pending(current)))\n${failing(code)}`,
        ),
      },
    ];
  });
}

/** `goto out` becomes a return where the label gives something back that is held there. */
function forgets(code: Code): Change[] {
  const gotos = code.nodes.filter(({ kind }) => kind === 'goto_statement');
  return gotos.flatMap((node) => {
    const label = code.nodes.find(
      (one) => one.kind === 'labeled_statement' && code.textOf(one.kids[0]!) === code.textOf(node.kids[0]!),
    );
    if (!label || label.start < node.start) return [];
    const equivalent = owes(code, node.start, label.start)
      ? undefined
      : 'nothing is held where the goto stands';
    return [{ at: node, edits: [replace(node, failing(code))], equivalent }];
  });
}

/** By the text alone: a lock taken last before the goto and dropped behind the label, or a release there of what was
 *  found before the goto's own test. */
function owes(code: Code, at: number, label: number): boolean {
  const behind = { start: label, end: code.body.end };
  const lock = callsOf(code, 'lock', 'unlock').findLast(({ node }) => node.start < at);
  const isLocked = lock?.roles.has('lock') && !lock.roles.has('unlock');
  if (isLocked && callsIn(code, behind, 'unlock').length > 0) return true;
  return callsIn(code, behind, 'release', 'release-faultin', 'unmap').some((call) =>
    lookupsOf(code, call).some(
      (lookup) =>
        lookup.node.start < at && !isOwnTest(code, lookup, at) && !isReleasedBefore(code, call, lookup, at),
    ),
  );
}

/** The goto stands in the test of the look-up itself, right behind it. */
function isOwnTest(code: Code, lookup: Call, at: number): boolean {
  if (at < lookup.statement.end) return true;
  const next = [...following(code, lookup.statement)][0]?.next;
  return next !== undefined && next.kind === 'if_statement' && at > next.start && at < next.end;
}

const isReleasedBefore = (code: Code, release: Call, lookup: Call, at: number): boolean =>
  callsOf(code, 'release', 'release-faultin').some(
    ({ node, args }) =>
      node.start > lookup.node.start &&
      node.start < at &&
      args.some((arg) => release.args.map(subjectOf).includes(subjectOf(arg))),
  );
