/** The kernel macros whose meaning is settled while lowering, because keeping them as calls would hide a value, a
 *  branch or a write. What a function does to pages and locks is the model's business and never stands here. */

/** Stand for the value of their first argument, wherever they are. */
export const TRANSPARENT = new Set([
  'likely',
  'unlikely',
  'READ_ONCE',
  'data_race',
  'IS_ENABLED',
  'IS_BUILTIN',
  'IS_REACHABLE',
  '__builtin_expect',
  'ACCESS_PRIVATE',
]);

/** Evaluate to their first argument; as statements they stay calls, for the warning is all they do then. */
export const WARNINGS = new Set([
  'WARN_ON',
  'WARN_ON_ONCE',
  'WARN',
  'WARN_ONCE',
  'KVM_BUG',
  'KVM_BUG_ON',
  'KVM_BUG_ON_DATA_CORRUPTION',
  'KVM_MMU_WARN_ON',
  'VM_WARN_ON',
  'VM_WARN_ON_ONCE',
  'VM_WARN',
  'VM_WARN_ONCE',
  'WARN_ON_FUNCTION_MISMATCH',
]);

/** `BUG_ON(x)` ends the kernel when true. */
export const FATAL_IF = new Set(['BUG_ON']);

/** Evaluate nothing, or nothing that has a value we follow. */
export const INERT = new Set([
  'ARRAY_SIZE',
  'BUILD_BUG_ON',
  'BUILD_BUG_ON_MSG',
  'BUILD_BUG',
  'BUILD_BUG_ON_ZERO',
  'static_assert',
  '_Static_assert',
  'typeof',
  '__typeof__',
  'typecheck',
  'sizeof_field',
  'offsetofend',
  '__stringify',
  '__builtin_types_compatible_p',
  '__builtin_constant_p',
  '__same_type',
]);

/** Statements that declare a local: name of its type, and whether it is an array. */
export const DECLARING: ReadonlyMap<string, { readonly type: string; readonly array: boolean }> = new Map([
  ['LIST_HEAD', { type: 'struct list_head', array: false }],
  ['HLIST_HEAD', { type: 'struct hlist_head', array: false }],
  ['DECLARE_BITMAP', { type: 'unsigned long', array: true }],
]);

/** `no_free_ptr(p)`: the value of `p`, which is NULL from then on, so that `__free()` frees nothing. */
export const GIVES_AWAY = new Set(['no_free_ptr', 'retain_and_null_ptr']);

/** Calls that never come back; the flow ends there. */
export const NEVER_RETURNS = new Set([
  '__builtin_unreachable',
  'unreachable',
  'BUG',
  'panic',
  'do_exit',
  'make_task_dead',
]);

/** The grammar takes `(gfn_t)(x)` for a call and `(u64)-1` for a subtraction; these spellings are types. */
export const looksLikeType = (name: string): boolean =>
  /_t$|^_*[usu](8|16|32|64|128)$|^__(be|le)(16|32|64)$|^(bool|ulong|uint|ushort|uchar)$/.test(name);
