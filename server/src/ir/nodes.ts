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
  const cursor = tree.walk();
  // Made-up tokens are looked for only where there are any: each question to the tree costs as much as a node.
  const reader = { cursor, isSound: !tree.rootNode.hasError };
  return readNode(reader, kindAt(cursor), '', 0);
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
  readonly isLeaf: boolean;
  /** Its children have no roles. */
  readonly isList: boolean;
  readonly isClosing: boolean;
}

interface Reader {
  readonly cursor: TreeCursor;
  readonly isSound: boolean;
}

const kinds: (Kind | undefined)[] = [];
const fields: (string | undefined)[] = [];

function kindAt(cursor: TreeCursor): Kind {
  const id = cursor.nodeTypeId;
  return kinds[id] ?? (kinds[id] = kindOf(cursor));
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
    const role = it.keep === 'never' || kind.isList ? '' : roleAt(cursor);
    if (it.keep === 'always' || (it.keep === 'as operator' && role !== '')) {
      const node = readNode(reader, it, role, depth + 1);
      kids.push(node);
      if (node.bad) bad = true;
    } else if (it.isClosing && !reader.isSound && cursor.nodeIsMissing) bad = true;
  } while (cursor.gotoNextSibling());
  cursor.gotoParent();
  return { kind: kind.name, field, start, end, kids, bad };
}

const NONE: readonly Node[] = [];

function roleAt(cursor: TreeCursor): string {
  const id = cursor.currentFieldId as number | undefined;
  return id === undefined ? '' : (fields[id] ??= cursor.currentFieldName);
}

const LEAVES = new Set(
  (
    'identifier field_identifier type_identifier statement_identifier primitive_type number_literal char_literal ' +
    'string_literal concatenated_string true false null storage_class_specifier type_qualifier preproc_arg ' +
    'preproc_directive preproc_def preproc_function_def preproc_call preproc_include sized_type_specifier ' +
    'variadic_parameter break_statement continue_statement'
  ).split(' '),
);
const LISTS = new Set([
  'argument_list',
  'compound_statement',
  'translation_unit',
  'parenthesized_expression',
]);
/** A `)` or `}` that the grammar made up leaves the extent in doubt; a `;` (half-typed, or after a label) does not. */
const CLOSING = new Set([')', '}', ']', ':', '"', '(', '{', '[', '#endif']);
const PUNCTUATION = new Set([...CLOSING, ';', ',', 'comment', '\n', '\r\n', '\r']);

function kindOf(cursor: TreeCursor): Kind {
  const name = cursor.nodeType;
  const isNamed = cursor.nodeIsNamed;
  const isWord = !isNamed && /^[#\w]/.test(name);
  const keep = PUNCTUATION.has(name) || isWord ? 'never' : isNamed ? 'always' : 'as operator';
  const isLeaf = LEAVES.has(name) || keep === 'as operator';
  return { name, keep, isLeaf, isList: LISTS.has(name), isClosing: CLOSING.has(name) };
}
