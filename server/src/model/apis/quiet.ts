/** Filled below. */
import type { Api } from '../effect.ts';

export const quietApis: readonly Api[] = [];
