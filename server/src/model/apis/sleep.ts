/** Filled below. */
import type { Api } from '../effect.ts';

export const sleepApis: readonly Api[] = [];
