/** Bugs of the lock: not taken, not dropped, taken twice, in another mode, slept under. They know no page. */
import {
  type Call,
  type Change,
  type Code,
  callsOf,
  failing,
  following,
  insertAfter,
  remove,
  replace,
} from '../code.ts';
import type { Kind } from './kind.ts';

/** What also shows that the lock is not as it should be. */
const LOCKS = [
  'lock-imbalance',
  'release-faultin-unlocked',
  'missing-invalidate-retry',
  'dirty-outside-mmu-lock',
  'accessed-outside-mmu-lock',
  'flush-after-unlock',
  'unpinned-use',
  'sleep-under-mmu-lock',
];

const alone = (code: Code, role: 'lock' | 'unlock'): readonly Call[] =>
  callsOf(code, role).filter((call) => call.isAlone);

const other = (name: string): string | undefined =>
  /^read_/.test(name)
    ? name.replace('read_', 'write_')
    : /^write_(un)?lock/.test(name)
      ? name.replace('write_', 'read_')
      : undefined;

const swapped = (code: Code, role: 'lock' | 'unlock'): Change[] =>
  alone(code, role).flatMap(({ node, name }) => {
    const to = other(name);
    return to
      ? [{ at: node, edits: [replace({ start: node.start, end: node.start + name.length }, to)] }]
      : [];
  });

export const lockBugs: readonly Kind[] = [
  {
    name: 'unlock dropped',
    rules: LOCKS,
    sites: (code) =>
      alone(code, 'unlock').map(({ statement }) => ({ at: statement, edits: [remove(statement)] })),
  },
  {
    name: 'lock dropped',
    rules: LOCKS,
    sites: (code) =>
      alone(code, 'lock').map(({ statement }) => ({ at: statement, edits: [remove(statement)] })),
  },
  {
    name: 'lock taken twice',
    rules: LOCKS,
    sites: (code) =>
      alone(code, 'lock').map(({ statement }) => ({
        at: statement,
        edits: [replace(statement, `{ ${code.textOf(statement)} ${code.textOf(statement)} }`)],
      })),
  },
  {
    name: 'unlocked twice',
    rules: LOCKS,
    sites: (code) =>
      alone(code, 'unlock').map(({ statement }) => ({
        at: statement,
        edits: [replace(statement, `{ ${code.textOf(statement)} ${code.textOf(statement)} }`)],
      })),
  },
  { name: 'lock in the other mode', rules: LOCKS, sites: (code) => swapped(code, 'lock') },
  { name: 'unlock in the other mode', rules: LOCKS, sites: (code) => swapped(code, 'unlock') },
  { name: 'return with the lock held', rules: LOCKS, sites: returnsLocked },
  { name: 'sleeping call under the lock', rules: ['sleep-under-mmu-lock'], sites: (code) => sleeps(code) },
  {
    name: 'helper that sleeps under the lock',
    rules: ['sleep-under-mmu-lock'],
    sites: (code) => sleeps(code).map((change) => inHelper(code, change)),
  },
];

/** An early return between a lock and the unlock that follows it in its own or an enclosing block. */
function returnsLocked(code: Code): Change[] {
  return alone(code, 'lock').flatMap(({ statement }) => {
    const unlock = [...following(code, statement)].find(({ next }) =>
      callsOf(code, 'unlock').some((call) => call.statement.start >= next.start && call.node.end <= next.end),
    );
    if (!unlock) return [];
    return [
      {
        at: statement,
        edits: [insertAfter(statement, `if (unlikely(signal_pending(current)))\n${failing(code)}`)],
      },
    ];
  });
}

const SLEEPS = [
  'mutex_lock(&kvm->slots_lock);',
  'void *buffer = kmalloc(64, GFP_KERNEL);',
  'msleep(1);',
  'synchronize_srcu(&kvm->srcu);',
  'cond_resched();',
  'buffer = kzalloc(sizeof(*buffer), GFP_KERNEL_ACCOUNT);',
  'ret = copy_to_user(argp, &data, sizeof(data));',
];

/** Each place gets another of the sleeping calls, by its position. */
const sleeps = (code: Code): Change[] =>
  alone(code, 'lock').map(({ statement }) => ({
    at: statement,
    edits: [replace(statement, `{ ${code.textOf(statement)} ${SLEEPS[statement.start % SLEEPS.length]} }`)],
  }));

/** The call stands in a function of its own, which is called in its place. */
function inHelper(code: Code, { at }: Change): Change {
  const helper = `${code.name.replace(/\W/g, '_')}_prepares`;
  const body = 'struct mutex *lock = data;\n\n\tmutex_lock(lock);\n\tmutex_unlock(lock);';
  return {
    at,
    edits: [
      { at: { start: 0, end: 0 }, text: `static void ${helper}(void *data)\n{\n\t${body}\n}\n\n` },
      replace(at, `{ ${code.textOf(at)} ${helper}(NULL); }`),
    ],
  };
}
