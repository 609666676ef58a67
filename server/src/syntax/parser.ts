/** The only import of tree-sitter in the project: text in, a tree out. It knows no item and no meaning, and keeps no
 *  tree: trees of this binding die between turns of the event loop, never before. */
import { createRequire } from 'node:module';
import type Parser from 'tree-sitter';

export type Tree = Parser.Tree;
export type TreeCursor = Parser.TreeCursor;

let parser: Parser | undefined;

/** Never fails: unreadable text gives a tree with ERROR nodes. */
export function parse(text: string): Tree {
  parser ??= load();
  // In units. Without a buffer of the text's size, this version refuses texts above 32 K characters.
  return parser.parse(text, undefined, { bufferSize: Math.max(1024, text.length + 2) });
}

function load(): Parser {
  const require = createRequire(import.meta.url);
  const binding = require('tree-sitter');
  const grammar = require('tree-sitter-c');
  // Else the binding evaluates a class for each of the grammar's 362 kinds of node; nobody here asks one for its parts.
  grammar.nodeSubclasses ??= new Array(1024).fill(binding.SyntaxNode);
  const made: Parser = new binding();
  made.setLanguage(grammar);
  return made;
}
