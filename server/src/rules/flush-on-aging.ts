/** Aging only estimates which pages are in use: a stale accessed bit in a TLB makes the estimate worse, while a flush stops
 *  every vCPU for each young page. What is unmapped or write-protected on other ways is none of it. */
import { hooks } from '../model/apis/hooks.ts';
import { HANDLED } from '../trace/handled.ts';
import type { Event } from '../trace/trace.ts';
import { defineRule, type View } from './rule.ts';

export const flushOnAging = defineRule({
  id: 'flush-on-aging',
  level: 'info',
  summary: 'The TLBs are flushed because a page was found young.',
  messages: {
    handled: (callee, handler) =>
      `${callee}() flushes the TLBs if ${handler}() finds a young page: aging needs no flush, walk the range without one`,
    flushed: (callee) =>
      `${callee}() flushes TLBs, and this function is entered for aging only: drop the flush, a stale accessed bit does no harm`,
  },

  check(view, report) {
    for (const event of view.events('flush', HANDLED)) {
      const handler = agingHandler(view, event);
      if (handler)
        report({ at: event, message: 'handled', subject: event.callee, detail: handler, cause: 'handled' });
    }
    if (view.tree.phase !== 'aging') return;
    for (const event of view.events('flush', ''))
      report({ at: event, message: 'flushed', subject: event.callee, cause: 'flushed' });
  },
});

const AGING: ReadonlySet<string> = new Set(
  hooks.filter(({ phase }) => phase === 'aging').map(({ name }) => name),
);

/** The hook that decides about the flush, where no flag is left that could still forbid it. */
function agingHandler({ trace }: View, { values }: Event): string | undefined {
  const { handler, ...flags } = values;
  if (handler === undefined || Object.keys(flags).length > 0) return undefined;
  const name = trace.values.print(handler);
  return AGING.has(name) ? name : undefined;
}
