/** The syntax tree of one item as plain objects: what the lowering walks, so that no tree node outlives the reading. It
 *  refuses to know what a node means. */

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

export const kid = (node: Node, field: string): Node | undefined => {
  for (const it of node.kids) if (it.field === field) return it;
  return undefined;
};

export const kidOf = (node: Node, kind: string): Node | undefined => {
  for (const it of node.kids) if (it.kind === kind) return it;
  return undefined;
};
