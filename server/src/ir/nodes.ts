/** The syntax tree of one item as plain objects: what the lowering reads, so that no tree node outlives the walk.
 *  It refuses to know what a node means; it drops punctuation and comments and marks what the grammar could not read. */
import type { Tree, TreeCursor } from '../syntax/parser.ts';

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
const DEEPEST = 400;

export function readTree(tree: Tree): Node {
  return readNode(tree.walk(), '', 0) ?? { kind: 'ERROR', field: '', start: 0, end: 0, kids: [], bad: true };
}

export const kid = (node: Node, field: string): Node | undefined => {
  for (const it of node.kids) if (it.field === field) return it;
  return undefined;
};

export const kidOf = (node: Node, kind: string): Node | undefined => {
  for (const it of node.kids) if (it.kind === kind) return it;
  return undefined;
};

/** How a kind is treated; by the grammar's number for it, filled in as numbers are first seen. */
interface Kind {
  readonly name: string;
  readonly keep: 'never' | 'as operator' | 'always';
  readonly leaf: boolean;
}

const kinds: Kind[] = [];
const fields: string[] = [];

const LEAVES = new Set([
  'identifier',
  'field_identifier',
  'type_identifier',
  'statement_identifier',
  'primitive_type',
  'number_literal',
  'char_literal',
  'string_literal',
  'concatenated_string',
  'true',
  'false',
  'storage_class_specifier',
  'type_qualifier',
  'preproc_arg',
  'preproc_directive',
  'preproc_def',
  'preproc_function_def',
  'preproc_call',
  'preproc_include',
  'sized_type_specifier',
  'variadic_parameter',
  'break_statement',
  'continue_statement',
]);

function readNode(cursor: TreeCursor, field: string, depth: number): Node | undefined {
  const id = cursor.nodeTypeId;
  const kind = kinds[id] ?? (kinds[id] = kindOf(cursor));
  if (kind.keep === 'never') return undefined;
  const start = cursor.startIndex;
  const end = cursor.endIndex;
  const kids: Node[] = [];
  let bad = kind.name === 'ERROR';
  if (start === end && cursor.nodeIsMissing) bad = true;
  else if (depth >= DEEPEST) bad = true;
  else if (!kind.leaf && cursor.gotoFirstChild()) {
    do {
      const it = readKid(cursor, depth + 1);
      if (it === 'missing') bad = true;
      else if (it !== undefined) {
        kids.push(it);
        if (it.bad) bad = true;
      }
    } while (cursor.gotoNextSibling());
    cursor.gotoParent();
  }
  return { kind: kind.name, field, start, end, kids, bad };
}

function readKid(cursor: TreeCursor, depth: number): Node | 'missing' | undefined {
  const id = cursor.nodeTypeId;
  const kind = kinds[id] ?? (kinds[id] = kindOf(cursor));
  if (kind.keep === 'never') return isMissingToken(cursor, kind.name) ? 'missing' : undefined;
  const fieldId = cursor.currentFieldId as number | undefined;
  if (fieldId === undefined) return kind.keep === 'always' ? readNode(cursor, '', depth) : undefined;
  return readNode(cursor, (fields[fieldId] ??= cursor.currentFieldName), depth);
}

/** A `)` or `}` that the grammar made up leaves the extent in doubt; a `;` (half-typed, or after a label) does not. */
function isMissingToken(cursor: TreeCursor, name: string): boolean {
  return CLOSING.has(name) && cursor.nodeIsMissing;
}

const CLOSING = new Set([')', '}', ']', ':', '"', '(', '{', '[', '#endif']);
const PUNCTUATION = new Set([...CLOSING, ';', ',', 'comment', '\n', '\r\n', '\r']);

function kindOf(cursor: TreeCursor): Kind {
  const name = cursor.nodeType;
  const isNamed = cursor.nodeIsNamed;
  const isWord = !isNamed && /^[#\w]/.test(name);
  const keep = PUNCTUATION.has(name) || isWord ? 'never' : isNamed ? 'always' : 'as operator';
  return { name, keep, leaf: LEAVES.has(name) || keep === 'as operator' };
}
