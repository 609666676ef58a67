/** The list of rules, by hand, so that what runs can be read here. The order is that of DESIGN and decides nothing. */
import { accessedOutsideMmuLock } from './accessed-outside-mmu-lock.ts';
import { dirtyOutsideMmuLock } from './dirty-outside-mmu-lock.ts';
import { lockImbalance } from './lock-imbalance.ts';
import { pageDoubleRelease } from './page-double-release.ts';
import { releaseFaultinUnlocked } from './release-faultin-unlocked.ts';
import type { Rule } from './rule.ts';
import { unpinnedUse } from './unpinned-use.ts';
import { useAfterRelease } from './use-after-release.ts';

export const rules: readonly Rule[] = [
  dirtyOutsideMmuLock,
  accessedOutsideMmuLock,
  releaseFaultinUnlocked,
  unpinnedUse,
  pageDoubleRelease,
  useAfterRelease,
  lockImbalance,
];
