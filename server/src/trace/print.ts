/** A trace as stable text: events in source order with the state they found, ways out, and what callers are told. It
 *  leaves out numbers that only this run knows. */
import { printMmu, printPage } from '../model/print.ts';
import type { Fact } from './facts.ts';
import { NEGATIVE, POSITIVE, ZERO } from './facts.ts';
import type { Event, Outcome, Trace } from './trace.ts';
import type { ValueId, Values } from './value.ts';

export function printTrace(trace: Trace, onlySummary = false): string {
  const { values, summary } = trace;
  const lines = [`trace ${trace.key}${trace.incomplete ? ` (${trace.incomplete})` : ''}`];
  if (!onlySummary)
    lines.push(
      ...unique(
        trace.events
          .filter((event) => event.kind !== 'call' || event.inner.length > 0)
          .map((event) => `  ${printEvent(event)}`),
      ),
    );
  lines.push(...unique(summary.outcomes.map((outcome) => `  out ${printOutcome(values, outcome)}`)));
  if (summary.exposed.length > 0)
    lines.push('  left to callers:', ...unique(summary.exposed.map((event) => `    ${printEvent(event)}`)));
  return lines.join('\n');
}

/** `@120 mark dirty kvm_set_pfn_dirty(pfn) [free · get]`. */
export function printEvent(event: Event): string {
  const state = [
    event.lock === 'any' ? 'lock as at entry' : event.lock,
    ...(event.pageBefore ? [printPage(event.pageBefore)] : []),
  ].join(' · ');
  const words = [event.kind, event.detail, event.callee === event.kind ? '' : event.callee, event.subject]
    .filter(Boolean)
    .join(' ');
  return `@${event.at.start} ${words} [${state}]${event.fault ? ` ${event.fault}` : ''}${event.kind !== 'call' && event.inner.length > 0 ? ` in ${event.inner[0]!.fn}` : ''}`;
}

function printOutcome(values: Values, { guard, state, value, leaves }: Outcome): string {
  const parts = [
    ...(leaves ? ['returns from the user'] : []),
    value === undefined ? 'void' : values.print(value),
    printMmu(state.mmu, (id) => values.print(id)),
  ];
  for (const [place, held] of state.store) parts.push(`${values.printPlace(place)} = ${values.print(held)}`);
  if (guard.length > 0)
    parts.push(`if ${guard.map(([id, fact]) => printFact(values, id, fact)).join(' && ')}`);
  return parts.join(' · ');
}

function printFact(values: Values, id: ValueId, fact: Fact): string {
  const name = values.print(id);
  if (fact.is !== undefined) return `${name} == ${values.print(fact.is)}`;
  const sign = SIGNS[fact.sign];
  return sign
    ? `${name} ${sign}`
    : `${name} != ${fact.not?.map((one) => values.print(one)).join(', ') ?? '?'}`;
}

const SIGNS: Readonly<Record<number, string>> = {
  [NEGATIVE]: '< 0',
  [ZERO]: '== 0',
  [POSITIVE]: '> 0',
  [NEGATIVE | ZERO]: '<= 0',
  [ZERO | POSITIVE]: '>= 0',
  [NEGATIVE | POSITIVE]: '!= 0',
};

const unique = (lines: readonly string[]): string[] => [...new Set(lines)];
