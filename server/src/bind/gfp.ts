/** Whether an allocation may wait, from the names of its flags. It refuses to know what a name stands for that is none of
 *  the kernel's own combinations. */

/** `undefined`: the name alone does not say. Modifiers (`__GFP_ZERO`) never do. */
export const waits = (flags: string): boolean | undefined =>
  WAITING.includes(flags) ? true : flags === 'GFP_ATOMIC' || flags === 'GFP_NOWAIT' ? false : undefined;

const WAITING: readonly string[] = [
  'GFP_KERNEL',
  'GFP_KERNEL_ACCOUNT',
  'GFP_USER',
  'GFP_HIGHUSER',
  'GFP_HIGHUSER_MOVABLE',
];
