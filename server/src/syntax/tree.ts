/** Ways through a tree that touch each node once, over its cursor: a list of children costs five times as much. It knows
 *  positions and error nodes, and gives out no node. */
import { type Span, shift } from '../text/range.ts';
import { mask } from './mask.ts';
import { parse, type TreeCursor } from './parser.ts';

/** Every node below and including the cursor's, parents first; where `enter` says false its children are left out. The
 *  cursor ends where it began. */
export function walk(cursor: TreeCursor, enter: (cursor: TreeCursor) => boolean | undefined): void {
  let depth = 0;
  for (;;) {
    if (enter(cursor) !== false && cursor.gotoFirstChild()) {
      depth++;
      continue;
    }
    while (depth > 0 && !cursor.gotoNextSibling()) {
      cursor.gotoParent();
      depth--;
    }
    if (depth === 0) return;
  }
}

/** Each child of the cursor's node in turn; the cursor ends where it began. */
export function eachChild(cursor: TreeCursor, visit: (cursor: TreeCursor) => void): void {
  if (!cursor.gotoFirstChild()) return;
  do visit(cursor);
  while (cursor.gotoNextSibling());
  cursor.gotoParent();
}

/** What the grammar could not read of an item even when masked, outermost places only, in the item's text. A place with
 *  nothing in it is where something is missing. */
export function errorsIn(itemText: string): Span[] {
  const tree = parse(mask(itemText).text);
  if (!tree.rootNode.hasError) return [];
  return errorSpans(tree.walk());
}

/** The same of a tree that is there already; `offset` is added. */
export function errorSpans(cursor: TreeCursor, offset = 0): Span[] {
  const spans: Span[] = [];
  walk(cursor, (at) => {
    if (at.nodeType !== 'ERROR' && !at.nodeIsMissing) return true;
    spans.push(shift({ start: at.startIndex, end: at.endIndex }, offset));
    return false;
  });
  return spans;
}
