/** Reads the tree of an ASCII text in which the grammar made nothing up. There the text itself tells where most nodes start
 *  and end, and each question to the binding costs as much as reading a word. It refuses nodes nested too deep. */
import type { TreeCursor } from '../syntax/parser.ts';
import { BACKSLASH, COMMA, isSpace, isWordUnit, LF } from '../syntax/scan.ts';
import { ALWAYS, AS_OPERATOR, type Kind, kindAt, NEVER, roleAt } from './kinds.ts';
import { DEEPEST, NONE, type Node } from './nodes.ts';

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
    if (kind.isLeaf || depth >= DEEPEST) {
      if (!kind.isLeaf) this.isTooDeep = true;
      this.end = kind.isWord ? this.wordEnd(start) : this.cursor.endIndex;
      return { kind: kind.name, field, start, end: this.end, kids: NONE, bad: false };
    }
    const first = this.kids.length;
    this.children(kind, start, depth);
    if (kind.isDirective) this.end = this.cursor.endIndex;
    return { kind: kind.name, field, start, end: this.end, kids: this.take(first), bad: false };
  }

  private children(kind: Kind, start: number, depth: number): void {
    const { text, cursor } = this;
    const { closer, arity } = kind;
    let at = start;
    let n = 0;
    if (kind.opens) {
      at = this.skipBlanks(start + 1);
      if (text.charCodeAt(at) === closer) {
        this.end = at + 1;
        return;
      }
    }
    // Past the opening unit, which is a child too.
    if (kind.opens ? cursor.gotoFirstChildForIndex(start + 1) === null : !cursor.gotoFirstChild()) {
      this.end = cursor.endIndex;
      return;
    }
    for (;;) {
      if (kind.isDirective) at = cursor.startIndex;
      if (text.charCodeAt(at) === COMMA) this.end = at + 1;
      else if (!this.child(kind, n, at, depth)) n--;
      if (++n === arity) break;
      at = this.skipBlanks(this.end);
      if (text.charCodeAt(at) === closer) {
        this.end = at + 1;
        break;
      }
      if (!cursor.gotoNextSibling()) break;
    }
    cursor.gotoParent();
  }

  /** The `n`th child of a node of this kind; false for a comment, which counts for none. */
  private child(kind: Kind, n: number, at: number, depth: number): boolean {
    const it = kindAt(this.cursor);
    const role = kind.roles ? kind.roles[n]! : it.keep === NEVER || kind.isList ? '' : roleAt(this.cursor);
    if (it.keep === ALWAYS) this.kids.push(this.node(it, role, at, depth + 1));
    else {
      // Few are not written as they are called: `# ifdef`.
      const isAsCalled = it.token !== '' && this.text.startsWith(it.token, at);
      const end = isAsCalled ? at + it.token.length : this.cursor.endIndex;
      if (it.keep === AS_OPERATOR && role !== '')
        this.kids.push({ kind: it.name, field: role, start: at, end, kids: NONE, bad: false });
      this.end = end;
    }
    return !it.isComment;
  }

  private take(first: number): readonly Node[] {
    const { kids } = this;
    const count = kids.length - first;
    if (count === 0) return NONE;
    const taken =
      count === 1
        ? [kids[first]!]
        : count === 2
          ? [kids[first]!, kids[first + 1]!]
          : count === 3
            ? [kids[first]!, kids[first + 1]!, kids[first + 2]!]
            : kids.slice(first);
    kids.length = first;
    return taken;
  }

  private wordEnd(start: number): number {
    const { text } = this;
    let at = start;
    while (isWordUnit(text.charCodeAt(at))) at++;
    return at === start || text.charCodeAt(at) === BACKSLASH ? this.cursor.endIndex : at;
  }

  private skipBlanks(at: number): number {
    const { text } = this;
    for (;;) {
      const c = text.charCodeAt(at);
      if (c !== LF && c !== BACKSLASH && !isSpace(c)) return at;
      at++;
    }
  }
}
