/** The shape of a kind of bug. It knows none. */
import type { Change, Code } from '../code.ts';

export interface Kind {
  /** What is done: `release moved past the unlock`. */
  readonly name: string;
  /** The first is the rule the kind is meant for; a finding of any of these catches it. */
  readonly rules: readonly string[];
  /** Trees where it means something; all where absent. */
  readonly only?: '6.12' | '7.2';
  sites(code: Code): readonly Change[];
}
