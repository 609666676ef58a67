/** Symbolic values, hash-consed: two expressions with the same value have the same number. It knows how values are
 *  built and printed, and refuses to know what they are at a place: that is the state's. */
import { sourceName } from '../ir/shadow.ts';

import { Operations, Pairs } from './interned.ts';

export type ValueId = number;

/** The spelling of a page by an address in the kernel, through which its contents are read and written. */
export const ADDRESS = 'address';

export type Value =
  | { readonly v: 'num'; readonly n: number }
  /** A named constant whose number is not known: `RET_PF_RETRY`, `-EAGAIN`. */
  | { readonly v: 'const'; readonly name: string }
  /** What argument `n` was at entry. */
  | { readonly v: 'arg'; readonly n: number; readonly name: string }
  /** What a place held at entry. */
  | { readonly v: 'init'; readonly of: ValueId }
  /** Made at a place of the function and known by it: a call's result, a join. `site` is what makes it anew. */
  | { readonly v: 'sym'; readonly name: string; readonly site: string }
  /** Addresses: of a local, of a global, of a member, of an element (`index` is '*' where it is not constant). */
  | { readonly v: 'local'; readonly name: string }
  | { readonly v: 'global'; readonly name: string }
  | { readonly v: 'field'; readonly base: ValueId; readonly field: string }
  | { readonly v: 'elem'; readonly base: ValueId; readonly index: string }
  /** Another spelling of a page: pfn_to_page(x), x << PAGE_SHIFT. `as` tells spellings apart. */
  | { readonly v: 'view'; readonly of: ValueId; readonly as: string }
  /** A pure operation or predicate over values. */
  | { readonly v: 'op'; readonly op: string; readonly args: readonly ValueId[] };

export class Values {
  private readonly all: Value[] = [];
  /** Whether the value of each number is made of what was there at entry only. */
  private readonly portable: boolean[] = [];
  private readonly parts: (readonly ValueId[] | undefined)[] = [];
  private readonly names: (string | undefined)[] = [];
  private readonly nums = new Map<number, ValueId>();
  private readonly constants = new Map<string, ValueId>();
  private readonly locals = new Map<string, ValueId>();
  private readonly globals = new Map<string, ValueId>();
  private readonly inits: (ValueId | undefined)[] = [];
  private readonly fields = new Pairs();
  private readonly elems = new Pairs();
  private readonly views = new Pairs();
  private readonly argsByName = new Pairs();
  private readonly syms = new Map<string, Map<string, ValueId>>();
  private readonly ops = new Operations();

  /** How many there are; their numbers are all below. */
  get size(): number {
    return this.all.length;
  }

  get(id: ValueId): Value {
    return this.all[id]!;
  }

  /** The number of a value, made if it is new. Each kind has tables of its own: a key of text costs more than the rest of
   *  an evaluation. */
  make(value: Value): ValueId {
    switch (value.v) {
      case 'num':
        return this.num(value.n);
      case 'const':
        return this.constant(value.name);
      case 'arg':
        return (
          this.argsByName.get(value.name, value.n) ?? this.pair(this.argsByName, value.name, value.n, value)
        );
      case 'init':
        return this.init(value.of);
      case 'sym':
        return this.sym(value.name, value.site);
      case 'local':
        return this.local(value.name);
      case 'global':
        return this.globals.get(value.name) ?? this.enter(this.globals, value.name, value);
      case 'field':
        return this.field(value.base, value.field);
      case 'elem':
        return (
          this.elems.get(value.index, value.base) ?? this.pair(this.elems, value.index, value.base, value)
        );
      case 'view':
        return this.views.get(value.as, value.of) ?? this.pair(this.views, value.as, value.of, value);
      case 'op':
        return this.op(value.op, ...value.args);
    }
  }

  local(name: string): ValueId {
    return this.locals.get(name) ?? this.enter(this.locals, name, { v: 'local', name });
  }

  init(of: ValueId): ValueId {
    return this.inits[of] ?? (this.inits[of] = this.add({ v: 'init', of }));
  }

  num(n: number): ValueId {
    return this.nums.get(n) ?? this.enter(this.nums, n, { v: 'num', n });
  }

  constant(name: string): ValueId {
    return this.constants.get(name) ?? this.enter(this.constants, name, { v: 'const', name });
  }

  field(base: ValueId, field: string): ValueId {
    return this.fields.get(field, base) ?? this.pair(this.fields, field, base, { v: 'field', base, field });
  }

  sym(name: string, site: string): ValueId {
    let ofSite = this.syms.get(site);
    if (!ofSite) this.syms.set(site, (ofSite = new Map()));
    return ofSite.get(name) ?? this.enter(ofSite, name, { v: 'sym', name, site });
  }

  op(op: string, ...args: ValueId[]): ValueId {
    return this.ops.find(op, args) ?? this.ops.enter(this.add({ v: 'op', op, args }), op, args);
  }

  private enter<K>(table: Map<K, ValueId>, key: K, value: Value): ValueId {
    const id = this.add(value);
    table.set(key, id);
    return id;
  }

  private pair(table: Pairs, text: string, number: number, value: Value): ValueId {
    const id = this.add(value);
    table.set(text, number, id);
    return id;
  }

  private add(value: Value): ValueId {
    this.all.push(uniform(value));
    // Tables by number have no holes: they would be looked up like any other key.
    this.parts.push(undefined);
    this.names.push(undefined);
    this.inits.push(undefined);
    this.portable.push(this.isMadeOfEntry(value));
    return this.all.length - 1;
  }

  /** The value under all respellings: the page that `pfn_to_page(pfn) + 1` is about. */
  root(id: ValueId): ValueId {
    for (;;) {
      const value = this.get(id);
      if (value.v !== 'view') return id;
      id = value.of;
    }
  }

  /** Whether it is made of what was there at entry only, so that a caller can say what it is. */
  isPortable(id: ValueId): boolean {
    return this.portable[id]!;
  }

  private isMadeOfEntry(value: Value): boolean {
    switch (value.v) {
      case 'num':
      case 'const':
      case 'arg':
      case 'global':
        return true;
      case 'sym':
      case 'local':
        return false;
      case 'init':
      case 'view':
        return this.portable[value.of]!;
      case 'field':
      case 'elem':
        return this.portable[value.base]!;
      case 'op':
        return value.args.every((arg) => this.portable[arg]!);
    }
  }

  /** Whether `part` occurs in it. */
  mentions(id: ValueId, part: (id: ValueId, value: Value) => boolean): boolean {
    for (const one of this.partsOf(id)) if (part(one, this.all[one]!)) return true;
    return false;
  }

  /** The value and all that it is made of, each once. */
  partsOf(id: ValueId): readonly ValueId[] {
    return (this.parts[id] ??= this.gather(id));
  }

  private gather(id: ValueId): readonly ValueId[] {
    const value = this.all[id]!;
    switch (value.v) {
      case 'init':
      case 'view':
        return [id, ...this.partsOf(value.of)];
      case 'field':
      case 'elem':
        return [id, ...this.partsOf(value.base)];
      case 'op':
        return [...new Set([id, ...value.args.flatMap((arg) => this.partsOf(arg))])];
      default:
        return [id];
    }
  }

  /** As C would spell it, as near as can be: `fault->pfn`, `ret`, `unused == 0`. */
  print(id: ValueId): string {
    const value = this.get(id);
    switch (value.v) {
      case 'num':
        return String(value.n);
      case 'const':
      case 'arg':
        return value.name;
      case 'sym':
        return value.name;
      case 'local':
      case 'global':
        return `&${sourceName(value.name)}`;
      case 'init':
        return this.printPlace(value.of);
      case 'field':
      case 'elem':
        return `&${this.printPlace(id)}`;
      case 'view':
        return `${value.as}(${this.print(value.of)})`;
      case 'op':
        return this.printOp(value.op, value.args);
    }
  }

  /** What stands at an address: `fault->pfn` for its address. */
  printPlace(address: ValueId): string {
    const value = this.get(address);
    if (value.v === 'local' || value.v === 'global') return sourceName(value.name);
    if (value.v === 'elem') return `${this.printBase(value.base)}[${value.index}]`;
    if (value.v !== 'field') return `*${this.print(address)}`;
    const base = this.get(value.base);
    const isPlace = base.v === 'local' || base.v === 'global' || base.v === 'field' || base.v === 'elem';
    return isPlace
      ? `${this.printPlace(value.base)}.${value.field}`
      : `${this.print(value.base)}->${value.field}`;
  }

  /** How a place is asked for: a local by its name, a member as `.field`, anything else as `*`. */
  nameAt(place: ValueId): string {
    return (this.names[place] ??= askedAs(this.all[place]!));
  }

  private printBase(base: ValueId): string {
    const value = this.get(base);
    return value.v === 'local' || value.v === 'global' || value.v === 'field'
      ? this.printPlace(base)
      : this.print(base);
  }

  private printOp(op: string, args: readonly ValueId[]): string {
    const words = args.map((arg) => this.print(arg));
    if (op.startsWith('call:')) return `${op.slice(5)}(${words.join(', ')})`;
    if (words.length === 2) return `${words[0]} ${op} ${words[1]}`;
    return words.length === 1 ? `${op}${words[0]}` : `${op}(${words.join(', ')})`;
  }
}

const askedAs = (value: Value): string =>
  value.v === 'local' ? value.name : value.v === 'field' ? `.${value.field}` : '*';

/** The same with every member that any value has: objects of one shape are read faster, and values are read all the time. */
const uniform = (value: Value): Value => ({ ...EVERY, ...value });

const EVERY: object = {
  v: '',
  n: 0,
  name: '',
  of: 0,
  site: '',
  base: 0,
  field: '',
  index: '',
  as: '',
  op: '',
  args: [],
};
