/** `switch`: one edge for each group of labels, one for the rest. Labels inside `#if` arms are reached only where the
 *  arm is compiled; elsewhere their values go the way of the rest. */
import type { Stmt } from '../ir/ir.ts';
import { type Condition, type Draft, type Flow, jump, newDraft } from './drafts.ts';
import type { CaseRange } from './graph.ts';
import { endOf } from './loops.ts';
import { inScope, leaveScope, only } from './scopes.ts';
import { value } from './values.ts';

interface Group {
  readonly draft: Draft;
  readonly cases: CaseRange[];
  isDefault: boolean;
  readonly under: readonly Condition[];
}

export function buildSwitch(it: Extract<Stmt, { k: 'switch' }>, flow: Flow): void {
  const after = newDraft();
  const groups: Group[] = [];
  collect(it.body, [], groups, flow);
  dispatch(it, groups, after, flow);
  inScope(flow, { body: it.body, onBreak: after }, () => {
    flow.build(it.body, flow);
    leaveScope(flow, endOf(it));
  });
  jump(flow, after);
  flow.now = after;
}

function dispatch(
  it: Extract<Stmt, { k: 'switch' }>,
  groups: readonly Group[],
  after: Draft,
  flow: Flow,
): void {
  const tested = value(it.test, flow);
  const at = it.test.at;
  const from = flow.now;
  const rest = groups.find((each) => each.isDefault);
  const others = groups.filter((each) => !each.isDefault);
  const toRest = rest === undefined ? after : gated(rest, after, at, flow);
  for (const each of others) {
    const to = gated(each, toRest, at, flow);
    from.out.push({ to, when: { g: 'case', value: tested, cases: each.cases, not: [], at } });
  }
  const not = others.flatMap((each) => each.cases);
  from.out.push({ to: toRest, when: { g: 'case', value: tested, cases: [], not, at } });
  flow.now = newDraft();
}

/** The group's block, behind the `#if` arms it stands in. */
function gated(group: Group, otherwise: Draft, at: Stmt['at'], flow: Flow): Draft {
  if (group.under.length === 0) return group.draft;
  const gate = newDraft();
  flow.now = gate;
  only(group.under, otherwise, at, flow);
  jump(flow, group.draft);
  return gate;
}

/** Labels of this switch, not of those inside it. Neighbours are one group. */
function collect(body: readonly Stmt[], under: readonly Condition[], groups: Group[], flow: Flow): void {
  let group: Group | undefined;
  for (const it of body) {
    if (it.k !== 'case') {
      group = undefined;
      collectInside(it, under, groups, flow);
      continue;
    }
    if (group === undefined) groups.push((group = { draft: newDraft(), cases: [], isDefault: false, under }));
    if (it.value === undefined) group.isDefault = true;
    else group.cases.push(it.to ? { from: it.value, to: it.to } : { from: it.value });
    flow.cases.set(it, group.draft);
  }
}

function collectInside(it: Stmt, under: readonly Condition[], groups: Group[], flow: Flow): void {
  if (it.k === 'switch') return;
  if (it.k === 'choice') {
    const before: Condition[] = [];
    for (const arm of it.arms) {
      const own = arm.condition === '' ? [] : [{ text: arm.condition, is: true }];
      collect(arm.body, [...under, ...before, ...own], groups, flow);
      before.push({ text: arm.condition, is: false });
    }
  } else if (it.k === 'if') {
    collect(it.then, under, groups, flow);
    if (it.else) collect(it.else, under, groups, flow);
  } else if ('body' in it) collect(it.body, under, groups, flow);
}
