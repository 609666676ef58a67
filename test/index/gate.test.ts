/** What the gate leaves out cannot matter: with it off, when everything is parsed and run, the findings are the same. On a
 *  tree made for it, where each way to a page is one helper away, and on real ones. */
import { describe, expect, test } from 'vitest';
import type { Finding } from '../../server/src/service/finding.ts';
import { kernel } from '../support/kernel.ts';
import { findings, plant, settle, type Texts, textsOf, ungated } from './judged.ts';

async function both(texts: Texts, version: string): Promise<{ on: Finding[]; off: Finding[]; kept: number }> {
  const gated = plant(texts, version);
  const on = findings(gated, await settle(gated));
  const open = ungated(plant(texts, version));
  const off = findings(open, await settle(open));
  const count = gated.relevant().size / [...gated.sources.definitions()].length;
  return { on, off, kept: count };
}

const brief = (all: readonly Finding[]): string[] =>
  all.map(
    ({ file, function: fn, line, column, ruleId, key, level }) =>
      `${file}:${line}:${column} ${fn} ${level} ${ruleId}/${key}`,
  );

const sample: Texts = {
  'virt/kvm/kvm_main.c': `
void kvm_release_all(struct kvm *kvm, struct page *page)
{
	put_page(page);
}
EXPORT_SYMBOL_GPL(kvm_release_all);
`,
  'include/linux/kvm_host.h': `
static inline bool is_plain(int flags)
{
	return !(flags & 4);
}
#define for_all(i) for (i = 0; i < 3; i++)
`,
  'arch/x86/kvm/mmu/mmu.h': `
static inline void lock_all(struct kvm *kvm)
{
	write_lock(&kvm->mmu_lock);
}
static inline void unlock_all(struct kvm *kvm)
{
	write_unlock(&kvm->mmu_lock);
}
static inline void set_true(bool *flag)
{
	*flag = true;
}
static inline int zero(void)
{
	return 0;
}
static inline int twice(int n)
{
	int i, sum = 0;

	for (i = 0; i < n; i++)
		sum += 2;
	return sum;
}
`,
  'arch/x86/kvm/mmu/mmu.c': `
#include "mmu.h"
static void keep_nothing(struct page *page)
{
}
static void pass_on(struct kvm *kvm, struct page *page)
{
	kvm_release_all(kvm, page);
}
int fault(struct kvm_vcpu *vcpu, struct kvm *kvm, gfn_t gfn, int flags)
{
	unsigned long seq = kvm->mmu_invalidate_seq;
	bool writable, done = false;
	struct page *page;
	kvm_pfn_t pfn;
	int ret = zero();

	smp_rmb();
	pfn = kvm_faultin_pfn(vcpu, gfn, true, &writable, &page);
	if (is_error_noslot_pfn(pfn))
		return -EFAULT;
	lock_all(kvm);
	if (mmu_invalidate_retry(kvm, seq))
		ret = -EAGAIN;
	keep_nothing(page);
	unlock_all(kvm);
	if (is_plain(flags))
		set_true(&done);
	if (done && !ret)
		set_page_dirty(page);
	pass_on(kvm, page);
	if (twice(flags) > 2)
		pass_on(kvm, page);
	return ret;
}
int leave(struct kvm *kvm, int flags)
{
	lock_all(kvm);
	if (!is_plain(flags))
		return twice(flags);
	unlock_all(kvm);
	return 0;
}
`,
};

describe('a tree made for it', () => {
  test('says the same with the gate and without', async () => {
    const { on, off, kept } = await both(sample, '7.2');
    expect(brief(on)).toEqual(brief(off));
    expect(on).toEqual(off);
    expect(on.length).toBeGreaterThan(2);
    expect(kept).toBeLessThan(0.7);
  });

  test('has more than nothing to lose: each finding goes with what the gate kept', async () => {
    const without = { ...sample, 'arch/x86/kvm/mmu/mmu.h': 'int nothing;\n' };
    expect(brief((await both(without, '7.2')).on)).not.toEqual(brief((await both(sample, '7.2')).on));
  });
});

describe.each(['7.2', '6.12'] as const)('Linux %s', (version) => {
  const tree = kernel(version);

  test.skipIf(!tree)('riscv and the common code say the same with the gate and without', async () => {
    const texts = textsOf(tree!, ['arch/riscv', 'virt/kvm', 'include']);
    const { on, off, kept } = await both(texts, version);
    expect(brief(on)).toEqual(brief(off));
    expect(kept).toBeLessThan(0.35);
  });
});
