/** `struct r = { .a = x }` as one set for each field, so that a field's value is found under its place. Values without
 *  a designator stay in one piece: no layout is known. */
import type { Expr } from '../ir/ir.ts';
import { memberOf } from '../ir/places.ts';
import { emit, type Flow } from './drafts.ts';
import { value } from './values.ts';

type Init = Extract<Expr, { k: 'init' }>;

/** First the whole is zero (`(type){}`), then each field is set. `isFresh`: the place has no value that the
 *  initialiser could read. */
export function setInit(place: Expr, init: Init, isFresh: boolean, flow: Flow): void {
  const pure: Init = {
    ...init,
    fields: init.fields.map((it) => ({ ...it, value: pureField(it.value, flow) })),
  };
  const isNamed = pure.fields.length > 0 && pure.fields.every((it) => it.name !== '');
  const isZero =
    pure.fields.length === 1 && pure.fields[0]?.value.k === 'num' && pure.fields[0].value.value === 0;
  const zero: Init = { ...init, fields: [] };
  if (!isNamed || (!isFresh && mentions(pure, place)))
    emit(flow, { o: 'set', place, value: isZero && !isNamed ? zero : pure, at: init.at, stmt: flow.stmt });
  else {
    emit(flow, { o: 'set', place, value: zero, at: init.at, stmt: flow.stmt });
    setFields(place, pure, flow);
  }
}

/** Nested initialisers keep their shape; what their fields do is done first. */
function pureField(expr: Expr, flow: Flow): Expr {
  if (expr.k !== 'init') return value(expr, flow);
  return { ...expr, fields: expr.fields.map((it) => ({ ...it, value: pureField(it.value, flow) })) };
}

function setFields(place: Expr, init: Init, flow: Flow): void {
  for (const field of init.fields) {
    const target = placeOf(place, field.name);
    const inner = field.value;
    if (inner.k === 'init' && inner.fields.length > 0 && inner.fields.every((it) => it.name !== ''))
      setFields(target, inner, flow);
    else emit(flow, { o: 'set', place: target, value: inner, at: inner.at, stmt: flow.stmt });
  }
}

/** `a.b` and `[3]` as written in a designator, below a place. */
function placeOf(base: Expr, designator: string): Expr {
  let place = base;
  for (const [, field, index] of designator.matchAll(/(\w+)|\[([^\]]*)\]/g)) {
    const at = base.at;
    if (field !== undefined) place = memberOf(place, field, false, at);
    else place = { k: 'index', base: place, index: indexOf(index ?? '', at), at };
  }
  return place;
}

function indexOf(text: string, at: Expr['at']): Expr {
  const number = Number(text);
  if (text !== '' && Number.isSafeInteger(number)) return { k: 'num', value: number, text, at };
  return /^[A-Za-z_]\w*$/.test(text) ? { k: 'name', name: text, at } : { k: 'opaque', text, at };
}

/** Whether the initialiser may read what it is written to; any common name counts. */
function mentions(expr: Expr, place: Expr): boolean {
  const root = rootOf(place);
  return root === undefined || JSON.stringify(expr).includes(`"name":"${root}"`);
}

function rootOf(place: Expr): string | undefined {
  if (place.k === 'name') return place.name;
  if (place.k === 'member' || place.k === 'index') return rootOf(place.base);
  return place.k === 'unary' || place.k === 'cast' ? rootOf(place.arg) : undefined;
}
