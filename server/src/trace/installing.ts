/** Mappings for the guest: what a call that makes one says of its success, on the way on which it did and on the one on
 *  which it did not. What a page is worth without a mapping is for rules. */
import type { Effect } from '../model/effect.ts';
import { mapAll, withPage } from '../model/step.ts';
import { operandOf, setResult } from './apply.ts';
import { evaluate } from './eval.ts';
import { truthOf } from './facts.ts';
import { type Frame, happen, type Site, type Way } from './frame.ts';
import { split, subjectPage } from './releasing.ts';
import { withMmu } from './state.ts';
import type { ValueId } from './value.ts';

type Install = Effect & { readonly e: 'install' };

export function install(frame: Frame, way: Way, site: Site, effect: Install): Way[] {
  if (effect.page && !subjectPage(frame, way.state, site, effect.page)) return [way];
  const isUsual = effect.when === 'always' || effect.when === 'unknown';
  let rest = [way];
  const done: Way[] = [];
  const settle = (one: Way, isMapped: boolean): void => {
    done.push(isMapped ? mapped(frame, one, site, effect) : failed(frame, one, site, effect));
  };
  for (const name of effect.but ?? []) {
    const other = rest.map((one) => split(frame, one, resultIs(frame, one, site, name)));
    for (const one of other.flatMap(({ yes }) => yes)) settle(one, !isUsual);
    rest = other.flatMap(({ no }) => no);
  }
  for (const one of rest) {
    if (isUsual) settle(one, true);
    if (effect.when === 'unknown') settle(one, false);
    if (!isUsual) byResult(frame, one, site, effect.when === 'result-zero', settle);
  }
  return done;
}

function byResult(
  frame: Frame,
  way: Way,
  site: Site,
  onlyZero: boolean,
  settle: (way: Way, isMapped: boolean) => void,
): void {
  const { values } = frame;
  const result = operandOf(frame, way.state, site, { in: 'result' });
  if (result === undefined) {
    settle(way, true);
    return;
  }
  const zero = values.num(0);
  const { yes, no } = split(frame, way, onlyZero ? result : values.op('<', result, zero));
  for (const one of yes) settle(one, false);
  for (const one of no)
    settle(onlyZero ? { ...one, state: setResult(frame, one.state, site, zero) } : one, true);
}

/** Whether the result is the constant of this name. */
function resultIs(frame: Frame, way: Way, site: Site, name: string): ValueId {
  const { values } = frame;
  const at = site.op.at;
  const is = name.startsWith('-')
    ? evaluate(frame, way.state, { k: 'unary', op: '-', arg: { k: 'name', name: name.slice(1), at }, at })
    : evaluate(frame, way.state, { k: 'name', name, at });
  const result = operandOf(frame, way.state, site, { in: 'result' });
  if (result === undefined) return values.num(0);
  const equal = values.op('==', result, is);
  const truth = truthOf(values, way.state.facts, equal);
  return truth === 'maybe' ? equal : values.num(truth === 'true' ? 1 : 0);
}

function mapped(frame: Frame, way: Way, site: Site, effect: Install): Way {
  const about = effect.page && subjectPage(frame, way.state, site, effect.page);
  const { mmu } = way.state;
  const after = about
    ? withPage(mmu, about.id, {
        ...about.page,
        installed: true,
        guest: true,
        writable: givesWrite(frame, way, site, effect) ? 'yes' : about.page.writable,
      })
    : mapAll(mmu);
  return happen(
    frame,
    way,
    site,
    about
      ? { kind: 'install', page: about.id, pageBefore: about.page, subject: about.subject }
      : { kind: 'install', detail: 'relaxed' },
    withMmu(way.state, after),
  );
}

/** Whether the guest may write through the mapping, as far as the call says and nothing contradicts. */
function givesWrite(frame: Frame, way: Way, site: Site, { rights }: Install): boolean {
  const value = rights && operandOf(frame, way.state, site, rights);
  return value !== undefined && truthOf(frame.values, way.state.facts, value) !== 'false';
}

function failed(frame: Frame, way: Way, site: Site, effect: Install): Way {
  const about = effect.page && subjectPage(frame, way.state, site, effect.page);
  return happen(
    frame,
    way,
    site,
    { kind: 'install-failed', page: about?.id, pageBefore: about?.page, subject: about?.subject },
    way.state,
  );
}
