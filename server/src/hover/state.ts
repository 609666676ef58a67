/** The abstract state where a call stands: the lock and the page it is about, as the paths that reach it found them. Where
 *  they differ each is told; beyond four nobody reads on. */
import { printLock, printPage } from '../model/print.ts';
import type { Event, Trace } from '../trace/trace.ts';

const VARIANTS = 4;

/** Lines for the call whose name covers the offset (relative to the function's item); none where nothing was traced. */
export function stateHere(trace: Trace, offset: number): string[] {
  const here = trace.events.filter(({ at }) => at.start <= offset && offset < at.end);
  const variants = [...new Set(here.map(stateOf))];
  const told = variants
    .slice(0, VARIANTS)
    .flatMap((lines, n) =>
      lines
        .split('\n')
        .map((line, k) => `${n === 0 && k === 0 ? 'here' : k === 0 ? 'or' : ''}`.padEnd(9) + line),
    );
  const left = variants.length - VARIANTS;
  return left > 0 ? [...told, `${''.padEnd(9)}and ${left} more ways to get here`] : told;
}

function stateOf(event: Event): string {
  const { lock } = event.before.mmu;
  const lines = [
    `mmu_lock  ${event.lock === 'any' ? printLock(lock) : event.lock}${lock.dropped && event.lock === 'free' ? ', dropped on this path' : ''}`,
  ];
  if (event.pageBefore) lines.push(`${event.subject}  ${printPage(event.pageBefore)}`);
  return lines.join('\n');
}
