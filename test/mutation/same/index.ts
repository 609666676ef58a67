/** All refactorings, by hand. The order decides nothing. */
import { branches } from './branches.ts';
import type { Refactoring } from './kind.ts';
import { names } from './names.ts';

export const refactorings: readonly Refactoring[] = [...branches, ...names];
