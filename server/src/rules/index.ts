/** The list of rules, by hand, so that what runs can be read here. The order is that of DESIGN and decides nothing. */
import { accessedOutsideMmuLock } from './accessed-outside-mmu-lock.ts';
import { accessedUnused } from './accessed-unused.ts';
import { dirtyOutsideMmuLock } from './dirty-outside-mmu-lock.ts';
import { dirtyWithoutInstall } from './dirty-without-install.ts';
import { extraGetPage } from './extra-get-page.ts';
import { flushAfterUnlock } from './flush-after-unlock.ts';
import { flushOnAging } from './flush-on-aging.ts';
import { followPfnContract } from './follow-pfn-contract.ts';
import { lockImbalance } from './lock-imbalance.ts';
import { mapWritableForRead } from './map-writable-for-read.ts';
import { missingDirty } from './missing-dirty.ts';
import { missingInvalidateRetry } from './missing-invalidate-retry.ts';
import { pageDoubleRelease } from './page-double-release.ts';
import { pageRefLeak } from './page-ref-leak.ts';
import { pfnMetadataUnreferenced } from './pfn-metadata-unreferenced.ts';
import { releaseFaultinUnlocked } from './release-faultin-unlocked.ts';
import { removedApi } from './removed-api.ts';
import type { Rule } from './rule.ts';
import { sleepUnderMmuLock } from './sleep-under-mmu-lock.ts';
import { sptePfnDirty } from './spte-pfn-dirty.ts';
import { staleInvalidateSeq } from './stale-invalidate-seq.ts';
import { unpinnedUse } from './unpinned-use.ts';
import { unpinnedWrite } from './unpinned-write.ts';
import { useAfterRelease } from './use-after-release.ts';
import { vcpuMapImbalance } from './vcpu-map-imbalance.ts';
import { yieldIgnored } from './yield-ignored.ts';

export const rules: readonly Rule[] = [
  dirtyOutsideMmuLock,
  accessedOutsideMmuLock,
  releaseFaultinUnlocked,
  missingInvalidateRetry,
  staleInvalidateSeq,
  unpinnedUse,
  unpinnedWrite,
  pfnMetadataUnreferenced,
  sptePfnDirty,
  pageRefLeak,
  pageDoubleRelease,
  useAfterRelease,
  extraGetPage,
  dirtyWithoutInstall,
  accessedUnused,
  missingDirty,
  lockImbalance,
  sleepUnderMmuLock,
  vcpuMapImbalance,
  mapWritableForRead,
  followPfnContract,
  removedApi,
  flushAfterUnlock,
  flushOnAging,
  yieldIgnored,
];
