/** Bugs of what a zap owes and of what a yield ends. They know no page. */
import { kid } from '../../../server/src/ir/nodes.ts';
import {
  type Call,
  type Change,
  type Code,
  callsIn,
  callsOf,
  eventsAt,
  following,
  insertAfter,
  isStraight,
  remove,
  replace,
} from '../code.ts';
import type { Kind } from './kind.ts';

export const flushBugs: readonly Kind[] = [
  {
    name: 'flush dropped before the unlock',
    rules: ['flush-after-unlock'],
    sites: (code) => owed(code).map(({ statement }) => ({ at: statement, edits: [remove(statement)] })),
  },
  {
    name: 'flush moved past the unlock',
    rules: ['flush-after-unlock'],
    sites: (code) =>
      owed(code).flatMap((call) => {
        for (const { beside, next } of following(code, call.statement)) {
          if (!isStraight(code, beside) || beside.end - beside.start > 300) return [];
          if (callsIn(code, beside, 'zap').length > 0) return [];
          if (callsIn(code, next, 'unlock').some((one) => one.statement === next))
            return [{ at: beside, edits: [remove(beside), insertAfter(next, code.textOf(beside))] }];
        }
        return [];
      }),
  },
  {
    name: 'yield not noticed',
    rules: ['yield-ignored', 'flush-after-unlock'],
    sites: (code) => unnoticed(code),
  },
  { name: 'flush of a callee that yields lost', rules: ['flush-after-unlock'], sites: (code) => lost(code) },
];

/** Flushes that follow a zap in their function, and do not zap themselves. */
const owed = (code: Code): readonly Call[] =>
  callsOf(code, 'flush').filter(
    (call) =>
      call.isAlone &&
      !call.roles.has('zap') &&
      !call.roles.has('install') &&
      !locksItself(code, call) &&
      callsOf(code, 'zap').some(({ node }) => node.start < call.node.start),
  );

/** Its flush is of what it did itself. */
const locksItself = (code: Code, call: Call): boolean =>
  eventsAt(code.trace, call.node).some(({ inner }) => inner.some(({ kind }) => kind === 'lock'));

/** `if (yield()) continue;` becomes `yield();`. */
const unnoticed = (code: Code): Change[] =>
  callsOf(code, 'yield').flatMap(({ node, statement }) => {
    const condition = statement.kind === 'if_statement' ? kid(statement, 'condition') : undefined;
    if (!condition || node.start < condition.start || node.end > condition.end) return [];
    if (!/cond_resched|need_resched|yield/.test(code.textOf(node))) return [];
    return [{ at: statement, edits: [replace(statement, `${code.textOf(node)};`)] }];
  });

/** `flush = f(…, flush)` becomes `flush |= f(…, false)`, where `f` zaps or yields and the variable says yes or no. */
const lost = (code: Code): Change[] =>
  code.calls.flatMap(({ node, argNodes, roles }) => {
    if (!roles.has('yield') && !roles.has('zap') && !roles.has('flush')) return [];
    const assign = code.parent(node);
    const left = assign?.kind === 'assignment_expression' ? kid(assign, 'left') : undefined;
    const last = argNodes.at(-1);
    if (!assign || !left || !last || code.textOf(left) !== code.textOf(last)) return [];
    if (!new RegExp(`\\bbool\\b[^;()]*\\b${code.textOf(left)}\\b`).test(code.text)) return [];
    const operator = assign.kids.find(({ kind }) => kind === '=');
    return operator ? [{ at: assign, edits: [replace(operator, '|='), replace(last, 'false')] }] : [];
  });
