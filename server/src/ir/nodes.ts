/** The syntax tree of one item as plain objects: what the lowering reads, so that no tree node outlives the walk.
 *  It refuses to know what a node means; it drops punctuation and comments and marks what the grammar could not read. */
import type { Tree, TreeCursor } from '../syntax/parser.ts';
import { ALWAYS, AS_OPERATOR, type Kind, kindAt, NEVER, roleAt } from './kinds.ts';
import { SoundReader } from './sound.ts';

export interface Node {
  /** The grammar's name: `call_expression`, or an operator's own text: `+=`. */
  readonly kind: string;
  /** The role in the parent: `left`, `body`; '' where the grammar gives none. */
  readonly field: string;
  readonly start: number;
  readonly end: number;
  readonly kids: readonly Node[];
  /** An ERROR, a token that is not there, or nesting beyond the limit, here or anywhere below. */
  readonly bad: boolean;
}

/** Deeper text is unread: the deepest function of Linux 7.2's KVM nests 60 nodes, and a stack holds thousands. */
export const DEEPEST = 400;

export const NONE: readonly Node[] = [];

/** `text` is what was parsed. */
export function readTree(tree: Tree, text: string): Node {
  const cursor = tree.walk();
  const isSound = !tree.rootNode.hasError;
  // Beyond ASCII only the grammar knows what is a blank and what a word.
  if (isSound && !/[^\x00-\x7f]/.test(text)) {
    const reader = new SoundReader(cursor, text);
    const root = reader.read();
    if (!reader.isTooDeep) return root;
    cursor.reset(tree.rootNode);
  }
  return readNode({ cursor, isSound }, kindAt(cursor), '', 0);
}

export const kid = (node: Node, field: string): Node | undefined => {
  for (const it of node.kids) if (it.field === field) return it;
  return undefined;
};

export const kidOf = (node: Node, kind: string): Node | undefined => {
  for (const it of node.kids) if (it.kind === kind) return it;
  return undefined;
};

interface Reader {
  readonly cursor: TreeCursor;
  readonly isSound: boolean;
}

/** Asks the tree for everything. */
function readNode(reader: Reader, kind: Kind, field: string, depth: number): Node {
  const { cursor } = reader;
  const start = cursor.startIndex;
  const end = cursor.endIndex;
  let bad = kind.name === 'ERROR';
  if (kind.isLeaf || depth >= DEEPEST || !cursor.gotoFirstChild()) {
    if (depth >= DEEPEST || (!reader.isSound && start === end && cursor.nodeIsMissing)) bad = true;
    return { kind: kind.name, field, start, end, kids: NONE, bad };
  }
  const kids: Node[] = [];
  do {
    const it = kindAt(cursor);
    const role = it.keep === NEVER || kind.isList ? '' : roleAt(cursor);
    if (it.keep === ALWAYS || (it.keep === AS_OPERATOR && role !== '')) {
      const node = readNode(reader, it, role, depth + 1);
      kids.push(node);
      if (node.bad) bad = true;
    } else if (it.isClosing && !reader.isSound && cursor.nodeIsMissing) bad = true;
  } while (cursor.gotoNextSibling());
  cursor.gotoParent();
  return { kind: kind.name, field, start, end, kids, bad };
}
