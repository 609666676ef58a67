/** What virt/kvm promises to each architecture's hook when it is entered. It knows the call sites of common code only:
 *  calls inside an architecture are seen in the tree. */
import type { Hook } from '../effect.ts';

const inMain = (caller: string): string => `virt/kvm/kvm_main.c, ${caller}()`;

/** mmu_lock is taken by the walker of the mmu_notifier callbacks, for write where it is an rwlock. */
const inNotifier: readonly Hook[] = [
  {
    name: 'kvm_unmap_gfn_range',
    lock: 'write',
    notifier: true,
    tellsOfFlush: true,
    source: inMain('kvm_mmu_unmap_gfn_range'),
    words: 'entered with mmu_lock held for write, while an invalidation is in progress',
  },
  {
    name: 'kvm_age_gfn',
    lock: 'write',
    notifier: true,
    phase: 'aging',
    unless: 'KVM_MMU_LOCKLESS_AGING',
    source: inMain('kvm_age_hva_range'),
    words: 'entered from an aging notifier with mmu_lock held for write, or free where aging is lockless',
  },
  {
    name: 'kvm_test_age_gfn',
    lock: 'write',
    notifier: true,
    phase: 'aging',
    unless: 'KVM_MMU_LOCKLESS_AGING',
    source: inMain('kvm_age_hva_range'),
    words: 'entered from an aging notifier with mmu_lock held for write, or free where aging is lockless',
  },
  ...[
    'kvm_mmu_notifier_clear_flush_young',
    'kvm_mmu_notifier_clear_young',
    'kvm_mmu_notifier_test_young',
  ].map((name) => ({
    name,
    lock: 'free' as const,
    notifier: true,
    phase: 'aging' as const,
    source: inMain('kvm_mmu_notifier_ops'),
    words: 'entered from an aging notifier with mmu_lock free',
  })),
  {
    name: 'kvm_set_spte_gfn',
    until: '6.9',
    lock: 'write',
    notifier: true,
    source: 'commit "KVM: delete .change_pte MMU notifier callback"',
    words: 'entered from the change_pte notifier with mmu_lock held for write',
  },
  {
    name: 'kvm_arch_pre_set_memory_attributes',
    since: '6.8',
    lock: 'write',
    notifier: true,
    source: inMain('kvm_pre_set_memory_attributes'),
    words: 'entered with mmu_lock held for write, while an invalidation is in progress',
  },
  {
    name: 'kvm_arch_post_set_memory_attributes',
    since: '6.8',
    lock: 'write',
    notifier: false,
    source: inMain('kvm_vm_set_mem_attributes'),
    words: 'entered with mmu_lock held for write, after the invalidation ended',
  },
  {
    name: 'kvm_arch_gmem_invalidate_range',
    lock: 'write',
    notifier: false,
    source: 'virt/kvm/guest_memfd.c, __kvm_gmem_invalidate_start()',
    words: 'entered with mmu_lock held for write, while an invalidation of guest_memfd is in progress',
  },
  {
    name: 'kvm_arch_mmu_enable_log_dirty_pt_masked',
    lock: 'write',
    notifier: false,
    source: `${inMain('kvm_clear_dirty_log_protect')}; virt/kvm/dirty_ring.c, kvm_reset_dirty_gfn()`,
    words: 'entered with mmu_lock held for write',
  },
];

/** Callers sleep or hold only slots_lock, slots_arch_lock, vcpu->mutex or SRCU. */
const free = (
  name: string,
  caller: string,
  words: string,
  range: Pick<Hook, 'since' | 'until'> = {},
): Hook => ({
  name,
  ...range,
  lock: 'free',
  notifier: false,
  words,
  source: caller.includes('/') ? caller : inMain(caller),
});

const ofMemory: readonly Hook[] = [
  {
    name: 'kvm_arch_flush_shadow_all',
    lock: 'free',
    notifier: true,
    phase: 'idle',
    source: inMain('kvm_flush_shadow_all'),
    words: 'entered from the release notifier, or when the VM is destroyed, with mmu_lock free',
  },
  free(
    'kvm_arch_flush_shadow_memslot',
    'kvm_invalidate_memslot',
    'entered with mmu_lock free, under slots_lock',
  ),
  free(
    'kvm_arch_prepare_memory_region',
    'kvm_prepare_memory_region',
    'entered with mmu_lock free, under slots_lock and slots_arch_lock',
  ),
  free(
    'kvm_arch_commit_memory_region',
    'kvm_commit_memory_region',
    'entered with mmu_lock free, under slots_lock',
  ),
  free(
    'kvm_arch_memslots_updated',
    'kvm_swap_active_memslots',
    'entered with mmu_lock free, under slots_lock',
  ),
  free('kvm_arch_free_memslot', 'kvm_free_memslot', 'entered with mmu_lock free'),
  free(
    'kvm_arch_sync_dirty_log',
    'kvm_get_dirty_log_protect',
    'entered with mmu_lock free, under slots_lock',
  ),
  free('kvm_vm_ioctl_get_dirty_log', 'kvm_vm_ioctl', 'entered from an ioctl with mmu_lock free'),
  free(
    'kvm_arch_guest_memory_reclaimed',
    'kvm_mmu_notifier_invalidate_range_start',
    'entered after mmu_lock was dropped',
  ),
  free(
    'kvm_arch_gmem_prepare',
    'virt/kvm/guest_memfd.c, __kvm_gmem_prepare_folio()',
    'entered with mmu_lock free and the folio locked',
    { since: '6.10' },
  ),
  free(
    'kvm_arch_gmem_invalidate',
    'virt/kvm/guest_memfd.c, kvm_gmem_free_folio()',
    'entered with mmu_lock free, when a folio is freed',
    { since: '6.10' },
  ),
];

const ofVm: readonly Hook[] = [
  ...['kvm_arch_init_vm', 'kvm_arch_destroy_vm', 'kvm_arch_pre_destroy_vm'].map((name) => ({
    ...free(name, 'kvm_create_vm', 'entered with mmu_lock free, while no vCPU can run'),
    phase: 'idle' as const,
  })),
  ...[
    'kvm_arch_create_vm_debugfs',
    'kvm_arch_vm_ioctl',
    'kvm_arch_vm_compat_ioctl',
    'kvm_arch_dev_ioctl',
    'kvm_vm_ioctl_enable_cap',
    'kvm_vm_ioctl_irq_line',
    'kvm_arch_pm_notifier',
  ].map((name) => free(name, 'kvm_vm_ioctl', 'entered with mmu_lock free')),
];

const ofVcpu: readonly Hook[] = [
  ...[
    'kvm_arch_vcpu_precreate',
    'kvm_arch_vcpu_create',
    'kvm_arch_vcpu_postcreate',
    'kvm_arch_vcpu_destroy',
    'kvm_arch_vcpu_fault',
    'kvm_arch_vcpu_run_pid_change',
  ].map((name) => free(name, 'kvm_vm_ioctl_create_vcpu', 'entered with mmu_lock free')),
  ...[
    'kvm_arch_vcpu_ioctl',
    'kvm_arch_vcpu_ioctl_run',
    'kvm_arch_vcpu_ioctl_get_fpu',
    'kvm_arch_vcpu_ioctl_set_fpu',
    'kvm_arch_vcpu_ioctl_translate',
    'kvm_arch_vcpu_ioctl_get_regs',
    'kvm_arch_vcpu_ioctl_set_regs',
    'kvm_arch_vcpu_ioctl_get_sregs',
    'kvm_arch_vcpu_ioctl_set_sregs',
    'kvm_arch_vcpu_ioctl_get_mpstate',
    'kvm_arch_vcpu_ioctl_set_mpstate',
    'kvm_arch_vcpu_ioctl_set_guest_debug',
  ].map((name) =>
    free(name, 'kvm_vcpu_ioctl', 'entered from an ioctl with mmu_lock free, under vcpu->mutex'),
  ),
  free(
    'kvm_arch_vcpu_async_ioctl',
    'kvm_vcpu_ioctl',
    'entered from an ioctl with mmu_lock free, without vcpu->mutex',
  ),
  free(
    'kvm_arch_vcpu_unlocked_ioctl',
    'kvm_vcpu_ioctl',
    'entered from an ioctl with mmu_lock free, without vcpu->mutex',
  ),
  free(
    'kvm_arch_vcpu_pre_fault_memory',
    'kvm_vcpu_pre_fault_memory',
    'entered from an ioctl with mmu_lock free, under SRCU',
    { since: '6.11' },
  ),
];

/** Also entered where an architecture or the scheduler happens to be: nothing is assumed. */
const depends = (name: string, source: string, words: string): Hook => ({
  name,
  lock: 'depends',
  notifier: false,
  words,
  source,
});

const ofUnknown: readonly Hook[] = [
  depends(
    'kvm_arch_vcpu_load',
    inMain('kvm_sched_in'),
    'also entered when the task is scheduled in, whatever it holds',
  ),
  depends(
    'kvm_arch_vcpu_put',
    inMain('kvm_sched_out'),
    'also entered when the task is scheduled out, whatever it holds',
  ),
  depends(
    'kvm_arch_flush_remote_tlbs',
    inMain('kvm_flush_remote_tlbs'),
    'entered with or without mmu_lock, as the caller has it',
  ),
  depends(
    'kvm_arch_flush_remote_tlbs_range',
    inMain('kvm_flush_remote_tlbs_range'),
    'entered with or without mmu_lock, as the caller has it',
  ),
  ...[
    'kvm_arch_async_page_not_present',
    'kvm_arch_async_page_present',
    'kvm_arch_async_page_present_queued',
    'kvm_arch_async_page_ready',
  ].map((name) =>
    depends(name, 'virt/kvm/async_pf.c', "entered from a worker or from the architecture's own fault path"),
  ),
];

export const hooks: readonly Hook[] = [...inNotifier, ...ofMemory, ...ofVm, ...ofVcpu, ...ofUnknown];
