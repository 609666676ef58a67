/** The shape of a refactoring that keeps the meaning. It knows none. */
import type { Change, Code } from '../code.ts';

export interface Refactoring {
  readonly name: string;
  /** Findings may stand in another function afterwards, or number their calls otherwise. */
  readonly moves?: boolean;
  sites(code: Code): readonly Change[];
}
