/** Calls through a parameter: what the functions handed in there write. Each is an event of its own, for the callers that hand
 *  in that function; nothing else of what they do is followed, so that what they
 *  do afterwards, such as marking the page dirty, nobody knows. */
import type { Op } from '../flow/graph.ts';
import { spelt } from './apply.ts';
import { assume } from './assume.ts';
import { ENTERS, evaluate } from './eval.ts';
import { type Frame, happen, type Site, type Way } from './frame.ts';
import { callbackOf } from './indirect.ts';
import { pageOf } from './page.ts';
import { pageRoot } from './roots.ts';
import { withFacts } from './state.ts';

export function writtenByCallbacks(frame: Frame, way: Way, site: Site, op: Op & { readonly o: 'call' }): Way {
  const param = callbackOf(frame.graph, op);
  if (param === undefined) return way;
  const { values } = frame;
  const { state } = way;
  const callback = evaluate(frame, state, op.callee);
  if (values.get(callback).v !== 'arg') return way;
  return site.args.reduce((before, arg, n) => {
    const page = pageRoot(values, state.mmu, evaluate(frame, state, arg));
    if (page === undefined || !(state.mmu.pages.has(page) || values.get(page).v === 'arg')) return before;
    return frame.resolver.writers(frame.key, param, n).reduce((next, name) => {
      const facts = assume(values, state.facts, values.op(`${ENTERS}${name}`, callback), true);
      if (!facts) return next;
      const what = {
        kind: 'use',
        detail: 'callback',
        page,
        pageBefore: pageOf(values, state.mmu, page),
        subject: spelt(frame, state, arg),
        before: withFacts(state, facts),
      } as const;
      return happen(frame, next, site, what, next.state);
    }, before);
  }, way);
}
