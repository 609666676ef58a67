/** Declarators: the name that a declaration introduces and its type as written. It knows C's declarator syntax and
 *  nothing of what a type means. */
import type { Param } from './ir.ts';
import { kid, type Node } from './nodes.ts';
import { nameOf, type Source, textOf } from './source.ts';

export interface Declared {
  readonly name: string;
  /** The node of the name, for its place; absent for unnamed parameters. */
  readonly at?: Node;
  readonly type: string;
  readonly array: boolean;
  /** The innermost function declarator: what makes it a function rather than a variable. */
  readonly parameters?: Node;
}

/** Type words of a declaration, storage class left out: `const struct page`. */
export function baseType(node: Node, source: Source): string {
  const words: string[] = [];
  for (const it of node.kids)
    if (it.kind === 'type_qualifier') words.push(textOf(it, source));
    else if (it.field === 'type') words.push(specifier(it, source));
  return words.join(' ');
}

/** `struct { … } x` is a type without a spelling worth keeping but its tag. */
function specifier(node: Node, source: Source): string {
  const body = kid(node, 'body');
  return body === undefined ? textOf(node, source) : textOf({ ...node, end: body.start }, source);
}

export function declare(base: string, declarator: Node | undefined, source: Source): Declared {
  let stars = '';
  let array = false;
  let parameters: Node | undefined;
  let pointerToFunction = false;
  let it = declarator;
  while (it !== undefined) {
    if (it.kind === 'pointer_declarator' || it.kind === 'abstract_pointer_declarator') {
      if (parameters === undefined) stars += '*';
      else pointerToFunction = true;
    } else if (it.kind === 'array_declarator' || it.kind === 'abstract_array_declarator') array = true;
    else if (it.kind === 'function_declarator' || it.kind === 'abstract_function_declarator')
      parameters = kid(it, 'parameters') ?? it;
    else if (isName(it)) break;
    it = kid(it, 'declarator') ?? it.kids.find(isDeclarator);
  }
  const spelled = stars === '' ? base : `${base} ${stars}`;
  const type = parameters && pointerToFunction ? `${spelled} (*)${textOf(parameters, source)}` : spelled;
  const name = it === undefined ? '' : nameOf(it, source);
  return { name, at: it, type, array, parameters: pointerToFunction ? undefined : parameters };
}

const isName = (node: Node): boolean =>
  node.kind === 'identifier' || node.kind === 'field_identifier' || node.kind === 'type_identifier';

const isDeclarator = (node: Node): boolean => node.kind.endsWith('declarator') || isName(node);

export function lowerParams(list: Node, source: Source): Param[] {
  const params: Param[] = [];
  for (const it of list.kids)
    if (it.kind === 'variadic_parameter') params.push({ name: '...', type: '...' });
    else if (it.kind === 'parameter_declaration') {
      const declared = declare(baseType(it, source), kid(it, 'declarator'), source);
      if (declared.name === '' && declared.type === 'void') continue;
      params.push({ name: declared.name, type: declared.array ? `${declared.type} []` : declared.type });
    }
  return params;
}
