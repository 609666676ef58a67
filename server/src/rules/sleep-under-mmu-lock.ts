/** mmu_lock is a spinning lock: who sleeps with it held stalls every vCPU and can deadlock with the notifier. What the
 *  flags of an allocation decide is told where the flags are. */
import { isHeld } from '../model/step.ts';
import { ASKED } from '../trace/sleeping.ts';
import { defineRule } from './rule.ts';

export const sleepUnderMmuLock = defineRule({
  id: 'sleep-under-mmu-lock',
  level: 'error',
  summary: 'A sleeping call is made with mmu_lock held.',
  messages: {
    sleeps: (callee) =>
      `${callee}() may sleep, and mmu_lock is held here: call it before the lock is taken or after it is dropped`,
  },

  check(view, report) {
    for (const event of view.events('sleep')) {
      if (event.detail === ASKED || !isHeld(view.lock(event))) continue;
      report({ at: event, message: 'sleeps', subject: event.callee, cause: 'held' });
    }
  },
});
