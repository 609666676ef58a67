/** Filled below. */
import type { Api } from '../effect.ts';

export const spteApis: readonly Api[] = [];
