/** Tables that find the number of a value by what it is made of, without a key of text. They know numbers and names, and refuse to
 *  know what either stands for. */

/** Numbers by a text and a number. */
export class Pairs {
  private readonly table = new Map<string, Map<number, number>>();

  get(text: string, number: number): number | undefined {
    return this.table.get(text)?.get(number);
  }

  set(text: string, number: number, id: number): void {
    const known = this.table.get(text);
    if (known) known.set(number, id);
    else this.table.set(text, new Map([[number, id]]));
  }
}

interface Operation {
  readonly id: number;
  readonly op: string;
  readonly args: readonly number[];
}

/** Numbers by an operator and its operands: open addressing, at most half full. */
export class Operations {
  private slots: (Operation | undefined)[] = new Array(1 << 12).fill(undefined);
  private count = 0;

  find(op: string, args: readonly number[]): number | undefined {
    return this.slots[this.place(op, args)]?.id;
  }

  enter(id: number, op: string, args: readonly number[]): number {
    this.slots[this.place(op, args)] = { id, op, args };
    if (++this.count * 2 > this.slots.length) this.grow();
    return id;
  }

  private place(op: string, args: readonly number[]): number {
    const last = this.slots.length - 1;
    for (let at = hashOf(op, args) & last; ; at = (at + 1) & last) {
      const one = this.slots[at];
      if (one === undefined || (one.op === op && isSame(one.args, args))) return at;
    }
  }

  private grow(): void {
    const before = this.slots;
    this.slots = new Array(before.length * 2).fill(undefined);
    for (const one of before) if (one) this.slots[this.place(one.op, one.args)] = one;
  }
}

/** The operator counts by its length and first unit only: few of one length share their operands. */
function hashOf(op: string, args: readonly number[]): number {
  let hash = op.length * 31 + op.charCodeAt(0);
  for (const arg of args) hash = Math.imul(hash ^ arg, 0x9e3779b1);
  return hash ^ (hash >>> 15);
}

function isSame(a: readonly number[], b: readonly number[]): boolean {
  if (a.length !== b.length) return false;
  for (let n = 0; n < a.length; n++) if (a[n] !== b[n]) return false;
  return true;
}
