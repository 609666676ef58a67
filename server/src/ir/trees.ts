/** A tree of the grammar copied into plain objects. It refuses to know what a node means; it drops punctuation and comments
 *  and marks what the grammar could not read. */
import type { Tree, TreeCursor } from '../syntax/parser.ts';
import { ALWAYS, AS_OPERATOR, type Kind, kindAt, NEVER, roleAt } from './kinds.ts';
import { DEEPEST, NONE, type Node } from './nodes.ts';
import { SoundReader } from './sound.ts';

/** `text` is what was parsed. */
export function readTree(tree: Tree, text: string): Node {
  // Beyond ASCII only the grammar knows what is a blank and what a word.
  if (tree.rootNode.hasError || /[\u0080-\uffff]/.test(text)) return readExactly(tree);
  const reader = new SoundReader(tree.walk(), text);
  const root = reader.read();
  return reader.isTooDeep ? readExactly(tree) : root;
}

/** The same for any tree, and dearer: each question to the tree costs as much as reading a word. */
export function readExactly(tree: Tree): Node {
  const cursor = tree.walk();
  // Made-up tokens are looked for only where there are any.
  return readNode({ cursor, isSound: !tree.rootNode.hasError }, kindAt(cursor), '', 0);
}

interface Reader {
  readonly cursor: TreeCursor;
  readonly isSound: boolean;
}

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
