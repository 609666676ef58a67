/** Symbolic values, hash-consed: two expressions with the same value have the same number. It knows how values are
 *  built and printed, and refuses to know what they are at a place: that is the state's. */
import { sourceName } from '../ir/shadow.ts';

export type ValueId = number;

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
  private readonly ids = new Map<string, ValueId>();
  private readonly nums = new Map<number, ValueId>();
  private readonly locals = new Map<string, ValueId>();
  private readonly fields = new Map<string, Map<ValueId, ValueId>>();
  private readonly inits: ValueId[] = [];

  get(id: ValueId): Value {
    return this.all[id]!;
  }

  /** The number of a value, made if it is new. The commonest kinds have tables of their own: a key of text costs more
   *  than the rest of an evaluation. */
  make(value: Value): ValueId {
    switch (value.v) {
      case 'num':
        return this.nums.get(value.n) ?? this.enter(this.nums, value.n, value);
      case 'local':
        return this.locals.get(value.name) ?? this.enter(this.locals, value.name, value);
      case 'field': {
        let ofField = this.fields.get(value.field);
        if (!ofField) this.fields.set(value.field, (ofField = new Map()));
        return ofField.get(value.base) ?? this.enter(ofField, value.base, value);
      }
      case 'init':
        return (this.inits[value.of] ??= this.add(value));
      default:
        return this.makeByKey(value);
    }
  }

  private enter<K>(table: Map<K, ValueId>, key: K, value: Value): ValueId {
    const id = this.add(value);
    table.set(key, id);
    return id;
  }

  private add(value: Value): ValueId {
    this.all.push(value);
    return this.all.length - 1;
  }

  private makeByKey(value: Value): ValueId {
    const key = keyOf(value);
    let id = this.ids.get(key);
    if (id === undefined) this.ids.set(key, (id = this.add(value)));
    return id;
  }

  num = (n: number): ValueId => this.make({ v: 'num', n });
  constant = (name: string): ValueId => this.make({ v: 'const', name });
  field = (base: ValueId, field: string): ValueId => this.make({ v: 'field', base, field });
  op = (op: string, ...args: ValueId[]): ValueId => this.make({ v: 'op', op, args });
  sym = (name: string, site: string): ValueId => this.make({ v: 'sym', name, site });

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
    const value = this.get(id);
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
        return this.isPortable(value.of);
      case 'field':
      case 'elem':
        return this.isPortable(value.base);
      case 'op':
        return value.args.every((arg) => this.isPortable(arg));
    }
  }

  /** Whether `part` occurs in it. */
  mentions(id: ValueId, part: (id: ValueId, value: Value) => boolean): boolean {
    const value = this.get(id);
    if (part(id, value)) return true;
    switch (value.v) {
      case 'init':
      case 'view':
        return this.mentions(value.of, part);
      case 'field':
      case 'elem':
        return this.mentions(value.base, part);
      case 'op':
        return value.args.some((arg) => this.mentions(arg, part));
      default:
        return false;
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

function keyOf(value: Value): string {
  switch (value.v) {
    case 'num':
      return `n${value.n}`;
    case 'const':
      return `c${value.name}`;
    case 'arg':
      return `a${value.n}:${value.name}`;
    case 'init':
      return `i${value.of}`;
    case 'sym':
      return `s${value.site}/${value.name}`;
    case 'local':
      return `l${value.name}`;
    case 'global':
      return `g${value.name}`;
    case 'field':
      return `f${value.base}.${value.field}`;
    case 'elem':
      return `e${value.base}[${value.index}`;
    case 'view':
      return `v${value.of}:${value.as}`;
    case 'op':
      return `o${value.op}:${value.args.join(',')}`;
  }
}
