/** Filled below. */
import type { Hook } from '../effect.ts';

export const hooks: readonly Hook[] = [];
