/** Reads the tree of an ASCII text in which the grammar made nothing up. There the text itself tells where most nodes start
 *  and end, and each question to the binding costs as much as reading a word. It refuses nodes nested too deep. */
import type { TreeCursor } from '../syntax/parser.ts';
import * as scan from '../syntax/scan.ts';
import { ALWAYS, AS_OPERATOR, type Kind, kindAt, NEVER, roleAt } from './kinds.ts';
import { DEEPEST, NONE, type Node } from './nodes.ts';

/** Nodes at the limit may be bad, which is not told here. */
const TOO_DEEP = DEEPEST - 2;

export class SoundReader {
  /** Set where something was nested too deep; what was read is then worth nothing. */
  isTooDeep = false;
  private readonly cursor: TreeCursor;
  private readonly text: string;
  /** Behind what was read last. */
  private end = 0;
  /** Children of the nodes being read, outermost first. */
  private readonly kids: Node[] = [];

  constructor(cursor: TreeCursor, text: string) {
    this.cursor = cursor;
    this.text = text;
  }

  read(): Node {
    return this.node(kindAt(this.cursor), '', this.cursor.startIndex, 0);
  }

  private node(kind: Kind, field: string, start: number, depth: number): Node {
    if (depth >= TOO_DEEP) this.isTooDeep = true;
    if (kind.isLeaf || this.isTooDeep) {
      this.end = kind.isWord ? this.wordEnd(start) : this.cursor.endIndex;
      return made(kind.name, field, start, this.end, NONE);
    }
    if (kind.shape === 'field') {
      const fields = this.fields(field, start, depth);
      if (fields !== undefined) return fields;
    }
    const first = this.kids.length;
    if (!this.simple(kind, start)) this.children(kind, start, depth);
    if (kind.shape === 'directive') this.end = this.cursor.endIndex;
    return made(kind.name, field, start, this.end, this.take(first));
  }

  private children(kind: Kind, start: number, depth: number): void {
    const { text, cursor } = this;
    const { closer, arity, lead } = kind;
    const isDirective = kind.shape === 'directive';
    let at = start;
    let n = 0;
    if (lead > 0) {
      at = this.skipBlanks(start + lead);
      this.end = at + 1;
      if (text.charCodeAt(at) === closer) return;
      if (kind.shape === 'operator')
        this.kids.push(made(text[start]!, 'operator', start, start + lead, NONE));
      n = 1;
    }
    // Past the first token, which is a child too.
    if (lead > 0 ? cursor.gotoFirstChildForIndex(start + lead) === null : !cursor.gotoFirstChild()) {
      this.end = cursor.endIndex;
      return;
    }
    for (;;) {
      if (isDirective) at = cursor.startIndex;
      if (text.charCodeAt(at) === scan.COMMA) this.end = at + 1;
      else if (!this.child(kind, n, at, depth)) n--;
      if (++n === arity) break;
      at = this.skipBlanks(this.end);
      const c = text.charCodeAt(at);
      if (c === closer) {
        this.end = at + 1;
        break;
      }
      if (kind.shape === 'choice' && n === 3 && c !== scan.SLASH && !text.startsWith('else', at)) break;
      if (!cursor.gotoNextSibling()) break;
    }
    cursor.gotoParent();
  }

  /** The `n`th child of a node of this kind; false for a comment, which counts for none. */
  private child(kind: Kind, n: number, at: number, depth: number): boolean {
    const it = this.kind(kind, n, at);
    const role = kind.roles ? kind.roles[n]! : it.keep === NEVER || kind.isList ? '' : roleAt(this.cursor);
    if (it.keep === ALWAYS) this.kids.push(this.node(it, role, at, depth + 1));
    else {
      // Few are not written as they are called: `# ifdef`.
      const isAsCalled = it.token !== '' && this.text.startsWith(it.token, at);
      this.end = isAsCalled ? at + it.token.length : this.cursor.endIndex;
      if (it.keep === AS_OPERATOR && role !== '') this.kids.push(made(it.name, role, at, this.end, NONE));
    }
    return !it.isComment;
  }

  /** Of a call the second are the arguments, of an `if` the condition; comments may stand before. */
  private kind(parent: Kind, n: number, at: number): Kind {
    const { shape } = parent;
    if (n !== 1 || (shape !== 'call' && shape !== 'choice')) return kindAt(this.cursor);
    if (this.text.charCodeAt(at) !== scan.OPEN) return kindAt(this.cursor);
    return (parent.second ??= kindAt(this.cursor));
  }

  /** What can be read without a look at the children; false where it cannot. */
  private simple(kind: Kind, start: number): boolean {
    if (kind.shape === 'values' || kind.shape === 'value') return this.values(kind, start);
    return kind.shape === 'tag' && this.tag(start);
  }

  /** `(a, 0x1, NULL)`, `(a)`. */
  private values(kind: Kind, start: number): boolean {
    const { text, kids } = this;
    const first = kids.length;
    for (let at = this.skipBlanks(start + 1); ; at = this.skipBlanks(at + 1)) {
      const end = scan.wordEnd(text, at);
      const behind = this.skipBlanks(end);
      const c = text.charCodeAt(behind);
      if (end === at || (c !== scan.CLOSE && (c !== scan.COMMA || kind.shape === 'value'))) break;
      const isNumber = scan.isDigit(text.charCodeAt(at));
      const name = isNumber ? 'number_literal' : (CONSTANTS[text.slice(at, end)] ?? 'identifier');
      kids.push(made(name, '', at, end, NONE));
      at = behind;
      if (c === scan.COMMA) continue;
      this.end = behind + 1;
      return true;
    }
    kids.length = first;
    return false;
  }

  private tag(start: number): boolean {
    const at = this.skipBlanks(start + 'struct'.length);
    const end = scan.wordEnd(this.text, at);
    if (end === at || this.cursor.endIndex !== end) return false;
    this.kids.push(made('type_identifier', 'name', at, end, NONE));
    this.end = end;
    return true;
  }

  /** `a->b.c`, names only. */
  private fields(field: string, start: number, depth: number): Node | undefined {
    const { text } = this;
    const end = this.cursor.endIndex;
    let done = scan.wordEnd(text, start);
    if (done === start || CONSTANTS[text.slice(start, done)] !== undefined) return undefined;
    let node = made('identifier', 'argument', start, done, NONE);
    for (let links = 1; depth + links < TOO_DEEP; links++) {
      const at = this.skipBlanks(done);
      const operator = text.charCodeAt(at) === POINT ? '.' : text.startsWith('->', at) ? '->' : '';
      const name = this.skipBlanks(at + operator.length);
      done = scan.wordEnd(text, name);
      if (operator === '' || done === name || done > end) return undefined;
      const isLast = done === end;
      node = made('field_expression', isLast ? field : 'argument', start, done, [
        node,
        made(operator, 'operator', at, at + operator.length, NONE),
        made('field_identifier', 'field', name, done, NONE),
      ]);
      this.end = done;
      if (isLast) return node;
    }
    return undefined;
  }

  private take(first: number): readonly Node[] {
    const { kids } = this;
    const count = kids.length - first;
    if (count === 0) return NONE;
    const taken = kids.slice(first);
    kids.length = first;
    return taken;
  }

  private wordEnd(start: number): number {
    const end = scan.wordEnd(this.text, start);
    return end === start || this.text.charCodeAt(end) === scan.BACKSLASH ? this.cursor.endIndex : end;
  }

  private skipBlanks(at: number): number {
    const { text } = this;
    for (;;) {
      const c = text.charCodeAt(at);
      if (c !== scan.LF && c !== scan.BACKSLASH && !scan.isSpace(c)) return at;
      at++;
    }
  }
}

const POINT = 46;

/** Words that are values of their own kind. */
const CONSTANTS: Readonly<Record<string, string | undefined>> = Object.assign(Object.create(null), {
  true: 'true',
  TRUE: 'true',
  false: 'false',
  FALSE: 'false',
  NULL: 'null',
  nullptr: 'null',
});

const made = (kind: string, field: string, start: number, end: number, kids: readonly Node[]): Node => ({
  kind,
  field,
  start,
  end,
  kids,
  bad: false,
});
