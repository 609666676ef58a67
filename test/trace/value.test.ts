/** Values as numbers: equal values are one, and each prints as the code would spell it. */
import { describe, expect, test } from 'vitest';
import { emptyMmu, entryPage, withPage } from '../../server/src/model/step.ts';
import { pageRoot } from '../../server/src/trace/roots.ts';
import { emptyState, isInside, load, write } from '../../server/src/trace/state.ts';
import { type ValueId, Values } from '../../server/src/trace/value.ts';

type Make = (values: Values) => ValueId;
const arg =
  (name: string): Make =>
  (values) =>
    values.make({ v: 'arg', n: 0, name });
const at =
  (base: Make, ...fields: string[]): Make =>
  (values) =>
    fields.reduce((id, field) => values.field(id, field), base(values));
const local =
  (name: string): Make =>
  (values) =>
    values.make({ v: 'local', name });
const elem =
  (base: Make, index: string): Make =>
  (values) =>
    values.make({ v: 'elem', base: base(values), index });
const init =
  (of: Make): Make =>
  (values) =>
    values.make({ v: 'init', of: of(values) });
const view =
  (of: Make, as: string): Make =>
  (values) =>
    values.make({ v: 'view', of: of(values), as });
const op =
  (name: string, ...args: Make[]): Make =>
  (values) =>
    values.op(name, ...args.map((one) => one(values)));
const num =
  (n: number): Make =>
  (values) =>
    values.num(n);
const sym =
  (name: string, site: string): Make =>
  (values) =>
    values.sym(name, site);

const fault = arg('fault');

const all: readonly (readonly [words: string, make: Make, portable: boolean])[] = [
  ['3', num(3), true],
  ['-EAGAIN', (values) => values.constant('-EAGAIN'), true],
  ['fault', fault, true],
  ['gfn_to_pfn()', sym('gfn_to_pfn()', '4'), false],
  ['&ret', local('ret'), false],
  ['&nx_pages', (values) => values.make({ v: 'global', name: 'nx_pages' }), true],
  ['&fault->pfn', at(fault, 'pfn'), true],
  ['fault->pfn', init(at(fault, 'pfn')), true],
  ['vcpu->arch.mmu', init(at(arg('vcpu'), 'arch', 'mmu')), true],
  ['fault->slot->flags', init(at(init(at(fault, 'slot')), 'flags')), true],
  ['fault.pfn', init(at(local('fault'), 'pfn')), false],
  ['pages[0]', init(elem(arg('pages'), '0')), true],
  ['pages[*]', init(elem(local('pages'), '*')), false],
  ['c->pages[2]', init(elem(init(at(arg('c'), 'pages')), '2')), true],
  ['*pagep', init(arg('pagep')), true],
  ['page(fault->pfn)', view(init(at(fault, 'pfn')), 'page'), true],
  ['!fault', op('!', fault), true],
  ['fault == 0', op('==', fault, num(0)), true],
  ['is_ready(fault)', op('call:is_ready', fault), true],
  ['?:(fault, 1, ret)', op('?:', fault, num(1), sym('ret', 'b3:1')), false],
];

describe('a value', () => {
  test.each(all)('prints as %s', (words, make, portable) => {
    const values = new Values();
    const id = make(values);
    expect(values.print(id)).toBe(words);
    expect(values.isPortable(id)).toBe(portable);
    expect(make(values)).toBe(id);
  });

  test('differs from all others', () => {
    const values = new Values();
    const ids = all.map(([, make]) => make(values));
    expect(new Set(ids).size).toBe(all.length);
    expect(all.map(([, make]) => make(values))).toEqual(ids);
  });

  test('made at two places is two, and so are the arguments of two positions', () => {
    const values = new Values();
    expect(values.sym('ret', '1')).not.toBe(values.sym('ret', '2'));
    expect(values.make({ v: 'arg', n: 0, name: 'a' })).not.toBe(values.make({ v: 'arg', n: 1, name: 'a' }));
    expect(values.op('-', 1, 2)).not.toBe(values.op('-', 2, 1));
  });

  test('zero is one number', () => {
    const values = new Values();
    expect(values.num(-0)).toBe(values.num(0));
  });

  test('has the values that it is made of as parts', () => {
    const values = new Values();
    const id = op('+', view(init(at(fault, 'pfn')), 'page'), num(1))(values);
    const found: string[] = [];
    values.mentions(id, (part) => {
      found.push(values.print(part));
      return false;
    });
    expect(found).toEqual([
      'page(fault->pfn) + 1',
      'page(fault->pfn)',
      'fault->pfn',
      '&fault->pfn',
      'fault',
      '1',
    ]);
  });
});

describe('the page that a value spells', () => {
  const values = new Values();
  const page = sym('pfn', '4')(values);
  const mmu = withPage(emptyMmu, page, entryPage);
  const pfn: Make = () => page;

  test.each([
    ['itself', pfn],
    ['a view', view(pfn, 'page')],
    ['a view of a view', view(view(pfn, 'page'), 'page?')],
    ['shifted', op('<<', pfn, num(12))],
    ['an address in it', op('+', view(pfn, 'page'), num(8))],
    ['an offset added to it', op('+', arg('offset'), view(pfn, 'page'))],
    ['masked', op('&', op('<<', pfn, num(12)), arg('mask'))],
  ])('%s', (_, make) => expect(pageRoot(values, mmu, make(values))).toBe(page));

  test.each([
    ['a number', num(0)],
    ['a named constant', (values: Values) => values.constant('KVM_PFN_NOSLOT')],
    ['an address of a local', local('pfn')],
    ['a comparison', op('==', pfn, num(0))],
    ['a quotient', op('/', pfn, num(2))],
  ])('none: %s', (_, make) => expect(pageRoot(values, mmu, make(values))).toBeUndefined());
});

describe('places', () => {
  const values = new Values();
  const s = local('s')(values);
  const inner = values.field(values.field(s, 'a'), 'b');

  test('hold what was written, or what was there at entry', () => {
    const state = write(values, emptyState, inner, values.num(1));
    expect(load(values, state, inner)).toBe(values.num(1));
    expect(values.print(load(values, state, values.field(s, 'c')))).toBe('s.c');
    expect(load(values, emptyState, inner)).toBe(values.make({ v: 'init', of: inner }));
  });

  test('die with the object they are in, and with nothing else', () => {
    const state = write(values, emptyState, inner, values.num(1));
    expect(write(values, state, s, values.num(0)).store.has(inner)).toBe(false);
    expect(write(values, state, values.field(s, 'a'), values.num(0)).store.has(inner)).toBe(false);
    expect(write(values, state, values.field(s, 'c'), values.num(0)).store.has(inner)).toBe(true);
    expect(write(values, state, local('t')(values), values.num(0)).store.has(inner)).toBe(true);
    expect([
      isInside(values, inner, s),
      isInside(values, s, s),
      isInside(values, inner, local('t')(values)),
    ]).toEqual([true, true, false]);
  });

  test('behind a pointer are not in the pointer', () => {
    const member = at(init(local('p')), 'a')(values);
    expect(isInside(values, member, local('p')(values))).toBe(false);
  });
});
