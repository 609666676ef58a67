/** What a path does with a page short of keeping it: uses and mappings of its contents, and other spellings. References are
 *  counted elsewhere. */
import type { Ref } from '../model/effect.ts';
import { operandOf, placeOf, setResult } from './apply.ts';
import { type Frame, happen, type Site, type Way } from './frame.ts';
import { become, type Of, subjectPage } from './releasing.ts';
import { pageRoot } from './roots.ts';
import { load, type State, write } from './state.ts';
import { ADDRESS } from './value.ts';

export function use(frame: Frame, way: Way, site: Site, effect: Of<'use'>): Way {
  const about = subjectPage(frame, way.state, site, effect.page);
  if (!about) return way;
  // Any pointer may be read or written; of those that came in, only what is spelt as a page's address is one.
  const isContents = effect.how === 'read' || effect.how === 'write' || effect.how === 'hardware';
  if (isContents && !way.state.mmu.pages.has(about.id) && !isSpeltAsPage(frame, way.state, site, effect.page))
    return way;
  return happen(
    frame,
    way,
    site,
    { kind: 'use', detail: effect.how, page: about.id, pageBefore: about.page, subject: about.subject },
    effect.undone
      ? become(way.state, about.id, { ...about.page, mapped: Math.min(about.page.mapped + 1, 3) })
      : way.state,
  );
}

/** A mapping is undone: of this path, or for a caller. */
export function unmap(frame: Frame, way: Way, site: Site, effect: Of<'unmap'>): Way {
  const about = subjectPage(frame, way.state, site, effect.page);
  if (!about || (about.page.mapped <= 0 && !frame.values.isPortable(about.id))) return way;
  const page = { ...about.page, mapped: Math.max(about.page.mapped - 1, -3) };
  return { ...way, state: become(way.state, about.id, page) };
}

function isSpeltAsPage(frame: Frame, state: State, site: Site, ref: Ref): boolean {
  const value = operandOf(frame, state, site, ref);
  return value !== undefined && frame.values.mentions(value, (_, part) => part.v === 'view');
}

export function view(frame: Frame, way: Way, site: Site, effect: Of<'view'>): Way[] {
  const { values } = frame;
  const value = operandOf(frame, way.state, site, effect.of);
  if (value === undefined) return [way];
  const of = pageRoot(values, way.state.mmu, value) ?? value;
  const as = effect.nullable ? 'page?' : effect.address ? ADDRESS : 'page';
  const made = values.make({ v: 'view', of, as });
  if (effect.as.in === 'result') {
    const found = { ...way, state: setResult(frame, way.state, site, made) };
    // One that may fail for reasons of its own: its NULL says nothing of the page.
    if (!effect.mayFail) return [found];
    return [found, { ...way, state: setResult(frame, way.state, site, values.num(0)) }];
  }
  const place = placeOf(frame, way.state, site, effect.as);
  return [place === undefined ? way : { ...way, state: write(values, way.state, place, made) }];
}

/** What is said of a followed call besides: where its body left nothing, there is nothing to name. */
export function viewBesides(frame: Frame, way: Way, site: Site, effect: Of<'view'>): Way[] {
  const { values } = frame;
  const place = effect.as.in === 'result' ? undefined : placeOf(frame, way.state, site, effect.as);
  const root =
    place === undefined ? undefined : pageRoot(values, way.state.mmu, load(values, way.state, place));
  const isLost = root !== undefined && way.state.mmu.pages.get(root)?.origin === 'failed';
  return isLost ? [way] : view(frame, way, site, effect);
}
