/** The state a function is entered in: arguments are symbols, and what its head promises of the lock holds. */
import { namesMmuLock } from '../bind/lock.ts';
import type { Mmu } from '../model/state.ts';
import { assertLock, emptyMmu } from '../model/step.ts';
import type { Frame } from './frame.ts';
import { emptyState, type State, withMmu } from './state.ts';
import type { ValueId } from './value.ts';

export function assertAnnotations(frame: Frame): State {
  const { values, graph } = frame;
  const store = new Map<ValueId, ValueId>();
  graph.params.forEach((param, n) => {
    if (param.name && param.name !== '...')
      store.set(
        values.make({ v: 'local', name: param.name }),
        values.make({ v: 'arg', n, name: param.name }),
      );
  });
  return withMmu({ ...emptyState, store }, promised(frame));
}

/** `__must_hold(l)` and `__releases(l)`: held at entry. `__acquires(l)` says free, and the body shows it. */
function promised(frame: Frame): Mmu {
  const isHeld = frame.graph.annotations.some(
    ({ name, args }) =>
      (name === '__must_hold' || name === '__releases') &&
      args.some((arg) => namesMmuLock(arg, frame.graph.types) === 'yes'),
  );
  return isHeld ? { ...emptyMmu, lock: assertLock(emptyMmu.lock, 'held').lock } : emptyMmu;
}
