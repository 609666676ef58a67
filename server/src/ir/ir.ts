/** The intermediate representation: a C function as plain data, structured as it was written, with kernel
 *  constructs (iterating macros, guards, `#if` arms) as statements of their own. It knows no types beyond
 *  their spelling and resolves no name. Every position is relative to the item's text. */
import type { Span } from '../text/range.ts';

export interface FunctionIr {
  readonly name: string;
  /** The name in the definition's head. */
  readonly at: Span;
  readonly params: readonly Param[];
  /** The return type as written, `static inline` and the like removed: `int`, `struct page *`. */
  readonly returns: string;
  readonly isStatic: boolean;
  readonly isInline: boolean;
  readonly isWeak: boolean;
  /** `__must_hold(&kvm->mmu_lock)`, `__acquires(l)`, `__releases(l)`: what the head promises. */
  readonly annotations: readonly Annotation[];
  readonly body: readonly Stmt[];
  /** The closing brace, where falling off the end returns; empty at the end of a macro. */
  readonly close: Span;
  /** A function-like macro lowered as a function: parameters have no type and arguments may be places. */
  readonly isMacro: boolean;
  /** Places the grammar could not read; what stands there has no meaning to us. */
  readonly holes: readonly Span[];
  /** Conditions of `#if`s that cut a statement in two: the function was read as if they held, and what stands in the
   *  other arms was not read. */
  readonly assumes: readonly string[];
}

export interface Param {
  readonly name: string;
  /** As written, without the name: `struct kvm *`, `kvm_pfn_t`, `bool`, '' in macros; `...` for the rest. */
  readonly type: string;
}

export interface Annotation {
  readonly name: string;
  readonly args: readonly Expr[];
}

/** Statements. `at` spans the whole statement. */
export type Stmt = StmtShape & { readonly at: Span };

export type StmtShape =
  | { readonly k: 'expr'; readonly expr: Expr }
  /** `cleanup`: the name in `__free(name)`. `array`: declared with a length. */
  | {
      readonly k: 'decl';
      readonly name: string;
      readonly type: string;
      readonly init?: Expr;
      readonly cleanup?: string;
      readonly array?: boolean;
    }
  | { readonly k: 'if'; readonly test: Expr; readonly then: readonly Stmt[]; readonly else?: readonly Stmt[] }
  | { readonly k: 'while'; readonly test: Expr; readonly body: readonly Stmt[] }
  | { readonly k: 'do'; readonly body: readonly Stmt[]; readonly test: Expr }
  | {
      readonly k: 'for';
      readonly init?: Stmt;
      readonly test?: Expr;
      readonly step?: Expr;
      readonly body: readonly Stmt[];
    }
  /** `kvm_for_each_memslot(slot, bkt, slots) …`: zero or more turns; the arguments may be assigned each turn. */
  | {
      readonly k: 'each';
      readonly macro: string;
      readonly args: readonly Expr[];
      readonly body: readonly Stmt[];
      readonly head: Span;
    }
  /** `scoped_guard(write_lock, &kvm->mmu_lock) …`: the body once, the lock dropped on every way out. */
  | {
      readonly k: 'scoped';
      readonly guard: string;
      readonly args: readonly Expr[];
      readonly body: readonly Stmt[];
      readonly head: Span;
    }
  /** `guard(write_lock)(&kvm->mmu_lock);` and `CLASS(name, var)(args);`: until the block ends. */
  | {
      readonly k: 'guard';
      readonly guard: string;
      readonly args: readonly Expr[];
      readonly variable?: string;
    }
  | { readonly k: 'switch'; readonly test: Expr; readonly body: readonly Stmt[] }
  /** `case A:`, `case A ... B:` (then `to`), or `default:` without a value; inside a switch's body. */
  | { readonly k: 'case'; readonly value?: Expr; readonly to?: Expr }
  | { readonly k: 'block'; readonly body: readonly Stmt[] }
  | { readonly k: 'label'; readonly name: string }
  | { readonly k: 'goto'; readonly name: string }
  | { readonly k: 'break' }
  | { readonly k: 'continue' }
  /** `isValue`: no statement of the text, but what a macro stands for. */
  | { readonly k: 'return'; readonly value?: Expr; readonly isValue?: true }
  /** `#if`/`#elif`/`#else`: alternatives. The last arm has condition '' when there is an `#else`; without one,
   *  taking no arm is an alternative too. */
  | { readonly k: 'choice'; readonly arms: readonly Arm[] }
  /** Inline assembly, or text the grammar could not read: may read and write anything it names. */
  | { readonly k: 'asm'; readonly names: readonly string[] }
  | { readonly k: 'hole'; readonly names: readonly string[] };

export interface Arm {
  readonly condition: string;
  readonly body: readonly Stmt[];
}

/** Expressions. `at` spans the whole expression; a call's `name` is what stands before the parentheses. */
export type Expr = ExprShape & { readonly at: Span };

export type ExprShape =
  | { readonly k: 'name'; readonly name: string }
  /** Integer or character constants; `value` is absent where it does not fit a double exactly. */
  | { readonly k: 'num'; readonly value?: number; readonly text: string }
  | { readonly k: 'str' }
  /** `callee` is a `name` for plain calls and for `FNAME(x)(…)` (name `FNAME(x)`); else any expression. */
  | { readonly k: 'call'; readonly callee: Expr; readonly args: readonly Expr[] }
  | { readonly k: 'member'; readonly base: Expr; readonly field: string; readonly arrow: boolean }
  | { readonly k: 'index'; readonly base: Expr; readonly index: Expr }
  | { readonly k: 'unary'; readonly op: UnaryOp; readonly arg: Expr }
  | { readonly k: 'binary'; readonly op: BinaryOp; readonly left: Expr; readonly right: Expr }
  /** `op` is '=' or the operator of a compound assignment without its '=': '|', '+', … */
  | { readonly k: 'assign'; readonly op: string; readonly left: Expr; readonly right: Expr }
  | { readonly k: 'update'; readonly op: '++' | '--'; readonly prefix: boolean; readonly arg: Expr }
  /** `a ?: b` has no `then`. */
  | { readonly k: 'cond'; readonly test: Expr; readonly then?: Expr; readonly else: Expr }
  | { readonly k: 'cast'; readonly type: string; readonly arg: Expr }
  /** `({ … })`: its value is that of its last statement. */
  | { readonly k: 'stmts'; readonly body: readonly Stmt[] }
  /** `(struct s){ .a = x }` or an initialiser `{ … }`; fields without a designator carry ''. */
  | { readonly k: 'init'; readonly type: string; readonly fields: readonly Field[] }
  /** sizeof, typeof, offsetof, and whatever has no effect and no value we follow. */
  | { readonly k: 'opaque'; readonly text: string };

export interface Field {
  /** `a`, `a.b`, '[3]', or '' by position. */
  readonly name: string;
  readonly value: Expr;
}

export type UnaryOp = '!' | '-' | '~' | '*' | '&' | '+';
export type BinaryOp =
  | '+'
  | '-'
  | '*'
  | '/'
  | '%'
  | '<<'
  | '>>'
  | '&'
  | '|'
  | '^'
  | '=='
  | '!='
  | '<'
  | '>'
  | '<='
  | '>='
  | '&&'
  | '||'
  | ',';
