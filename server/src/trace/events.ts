/** The events of one run, each once: what happens again at the same place in the same state is the same event. It keeps of what
 *  led to an event what all ways to it know, and judges nothing. */
import { joinFacts, losesFacts } from './facts.ts';
import { eventKey } from './path.ts';
import type { Event } from './trace.ts';

export class Events {
  private readonly all: Event[] = [];
  private readonly places = new Map<string, number>();
  /** Happenings that are entered already: ways that part share what came before. */
  private readonly entered = new Set<Event>();

  /** What happened on one way through one block, in order. */
  add(happened: readonly Event[], visit: number): void {
    for (let n = 0; n < happened.length; n++) {
      const event = happened[n]!;
      if (this.entered.has(event)) continue;
      this.entered.add(event);
      const key = eventKey(event);
      const at = this.places.get(key);
      if (at !== undefined) this.weaken(at, event);
      else {
        this.places.set(key, this.all.length);
        this.all.push({ ...event, visit, since: happened.slice(0, n) });
      }
    }
  }

  /** The same event on another path: of what led to it, only what both know is told to callers. */
  private weaken(at: number, event: Event): void {
    const known = this.all[at]!;
    if (!losesFacts(known.before.facts, event.before.facts)) return;
    const facts = joinFacts(known.before.facts, event.before.facts);
    this.all[at] = { ...known, before: { ...known.before, facts } };
  }

  /** In source order. */
  inOrder(): Event[] {
    return [...this.all].sort((a, b) => a.at.start - b.at.start || a.visit - b.visit);
  }
}
