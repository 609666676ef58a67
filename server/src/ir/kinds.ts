/** What the reading of a tree must know of a kind of node before it looks at one: whether it is kept, what its children are
 *  to it, how it ends. It knows the grammar's shapes and no meaning. */
import type { TreeCursor } from '../syntax/parser.ts';

export interface Kind {
  readonly name: string;
  readonly keep: Keep;
  readonly isLeaf: boolean;
  /** Its children have no roles. */
  readonly isList: boolean;
  readonly isClosing: boolean;
  readonly isComment: boolean;
  /** A leaf of letters, digits and underscores. */
  readonly isWord: boolean;
  /** As an anonymous token is written; '' for named nodes. */
  readonly token: string;
  /** Children's roles where the grammar allows one sequence of children only, comments aside. */
  readonly roles: readonly string[] | undefined;
  /** How many children these are; -1 where their number varies. */
  readonly arity: number;
  /** The unit that only its last child can start with; -1: none. */
  readonly closer: number;
  /** Length of its first child where that is always the same token: `(`, `return`. */
  readonly lead: number;
  readonly shape: Shape;
  /** What its second child is; filled in when first seen. */
  second: Kind | undefined;
}

/** `operator`: an operator of one unit, then its argument. `values`: values in parentheses, one for a `value`. `tag`:
 *  `struct name`. `field`: `a->b`. `directive`: ends with a line, so that blanks count. `choice`: an `else` may follow. `choice`, `call`: what
 *  stands second is of one kind. */
export type Shape =
  | 'any'
  | 'operator'
  | 'values'
  | 'value'
  | 'tag'
  | 'field'
  | 'directive'
  | 'choice'
  | 'call';

export type Keep = typeof NEVER | typeof AS_OPERATOR | typeof ALWAYS;
export const NEVER = 0;
/** Kept where it has a role. */
export const AS_OPERATOR = 1;
export const ALWAYS = 2;

/** By the grammar's number, filled in as numbers are first seen. 512: the grammar has 362; an ERROR has 65,535. */
const kinds: (Kind | undefined)[] = new Array(512).fill(undefined);
const fields: (string | undefined)[] = new Array(64).fill(undefined);

export function kindAt(cursor: TreeCursor): Kind {
  const id = cursor.nodeTypeId;
  return id < 512 ? (kinds[id] ?? (kinds[id] = kindOf(cursor))) : kindOf(cursor);
}

export function roleAt(cursor: TreeCursor): string {
  const id = cursor.currentFieldId as number | undefined;
  return id === undefined ? '' : (fields[id] ??= cursor.currentFieldName);
}

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '));

const WORDS = set('identifier field_identifier type_identifier statement_identifier primitive_type');
const LEAVES = set(
  'number_literal char_literal string_literal concatenated_string true false null storage_class_specifier ' +
    'type_qualifier preproc_arg preproc_directive preproc_def preproc_function_def preproc_call preproc_include ' +
    'sized_type_specifier variadic_parameter break_statement continue_statement',
);
const LISTS = set('argument_list compound_statement translation_unit parenthesized_expression');
/** A `)` or `}` that the grammar made up leaves the extent in doubt; a `;` (half-typed, or after a label) does not. */
const CLOSING = set(') } ] : " ( { [ #endif');
const PUNCTUATION = new Set([...CLOSING, ';', ',', 'comment', '\n', '\r\n', '\r']);

/** `-`: no role. A `*` at the end: there may be more or fewer. */
const ROLES = new Map(
  Object.entries({
    call_expression: 'function arguments',
    field_expression: 'argument operator field',
    subscript_expression: 'argument - index -',
    assignment_expression: 'left operator right',
    binary_expression: 'left operator right',
    comma_expression: 'left - right',
    pointer_expression: 'operator argument',
    unary_expression: 'operator argument',
    cast_expression: '- type - value',
    init_declarator: 'declarator - value',
    if_statement: '- condition consequence alternative *',
    expression_statement: '- - *',
    return_statement: '- - - *',
  }).map(([name, roles]) => [name, roles.replaceAll('-', '').split(' ')] as const),
);
const CLOSERS: Readonly<Record<string, string>> = {
  argument_list: ')',
  parenthesized_expression: ')',
  parameter_list: ')',
  compound_statement: '}',
  initializer_list: '}',
  expression_statement: ';',
  return_statement: ';',
  goto_statement: ';',
  declaration: ';',
};
const LEADS: Readonly<Record<string, string>> = {
  argument_list: '(',
  parenthesized_expression: '(',
  parameter_list: '(',
  compound_statement: '{',
  initializer_list: '{',
  return_statement: 'return',
  goto_statement: 'goto',
  if_statement: 'if',
  else_clause: 'else',
  pointer_declarator: '*',
  unary_expression: '-',
  pointer_expression: '*',
};
const SHAPES: Readonly<Record<string, Shape>> = {
  unary_expression: 'operator',
  pointer_expression: 'operator',
  argument_list: 'values',
  parenthesized_expression: 'value',
  struct_specifier: 'tag',
  field_expression: 'field',
  translation_unit: 'directive',
  if_statement: 'choice',
  call_expression: 'call',
};

function kindOf(cursor: TreeCursor): Kind {
  const name = cursor.nodeType;
  const isNamed = cursor.nodeIsNamed;
  const isKeyword = !isNamed && /^[#\w]/.test(name);
  const keep = PUNCTUATION.has(name) || isKeyword ? NEVER : isNamed ? ALWAYS : AS_OPERATOR;
  const isWord = isNamed && WORDS.has(name);
  const roles = isNamed ? ROLES.get(name) : undefined;
  return {
    name,
    keep,
    isLeaf: isWord || LEAVES.has(name) || keep === AS_OPERATOR,
    isList: LISTS.has(name),
    isClosing: CLOSING.has(name),
    isComment: name === 'comment',
    isWord,
    token: isNamed ? '' : name,
    roles: roles?.filter((role) => role !== '*'),
    arity: roles === undefined || roles.includes('*') ? -1 : roles.length,
    closer: isNamed && name in CLOSERS ? CLOSERS[name]!.charCodeAt(0) : -1,
    lead: isNamed ? (LEADS[name]?.length ?? 0) : 0,
    shape: name.startsWith('preproc_') ? 'directive' : ((isNamed ? SHAPES[name] : undefined) ?? 'any'),
    second: undefined,
  };
}
