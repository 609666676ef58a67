/** Turns of loops: counters, pages of each turn, flags that outlive a turn, retries with a new snapshot, and the ladders
 *  of labels at a function's end. */
import { describe, expect, test } from 'vitest';
import { traced } from './traced.ts';

describe('loops', () => {
  test('count: a loop that counted up took a turn', async () => {
    expect(
      await traced(`
void f(struct kvm *kvm, struct page *page, int n)
{
	int i;

	for (i = 0; i < n; i++)
		get_page(page);
	if (i)
		put_page(page);
}
`),
    ).toMatchInlineSnapshot(`
      "
      trace f
        6 get get_page page [lock as at entry · reference unknown]
        6 get get_page page [lock as at entry · get]
        6 get get_page page [lock as at entry · get, 2 references]
        6 get get_page page [lock as at entry · get, 3 references]
        8 release put put_page page [lock as at entry · get]
        8 release put put_page page [lock as at entry · get, 2 references]
        8 release put put_page page [lock as at entry · get, 3 references]
        out void · mmu_lock as at entry · if n <= 0 && 0 < n == 0
        out void · mmu_lock as at entry · page get, not held · if 0 < n != 0
        out void · mmu_lock as at entry · page get · if 0 < n != 0
        out void · mmu_lock as at entry · page get, 2 references · if 0 < n != 0
      "
    `);
  });

  test('give back each page of an array once', async () => {
    expect(
      await traced(`
int f(struct kvm *kvm, struct kvm_memory_slot *slot, gfn_t gfn, struct page **pages)
{
	int i, got;

	got = kvm_prefetch_pages(slot, gfn, pages, 8);
	if (got <= 0)
		return -1;
	for (i = 0; i < got; i++)
		kvm_release_page_clean(pages[i]);
	return 0;
}
`),
    ).toMatchInlineSnapshot(`
      "
      trace f
        5 lookup get kvm_prefetch_pages *pages [lock as at entry · get, writable]
        9 mark accessed kvm_release_page_clean pages[i] [lock as at entry · get, writable]
        9 release put kvm_release_page_clean pages[i] [lock as at entry · get, writable, accessed]
        9 mark accessed kvm_release_page_clean pages[i] [lock as at entry · get, not held, writable, accessed]
        9 release put kvm_release_page_clean pages[i] [lock as at entry · get, not held, writable, accessed]
        out -1 · mmu_lock as at entry
        out 0 · mmu_lock as at entry · *pages get, not held, writable, accessed · pages[*] = *pages
      "
    `);
  });

  test('take the lock once and drop it if it was taken', async () => {
    expect(
      await traced(`
void f(struct kvm *kvm, struct page *page)
{
	struct kvm_memory_slot *slot;
	bool locked = false;
	int bkt;

	kvm_for_each_memslot(slot, bkt, kvm_memslots(kvm)) {
		if (!wants(slot))
			continue;
		if (!locked) {
			write_lock(&kvm->mmu_lock);
			locked = true;
		}
		set_page_dirty(page);
	}
	if (locked)
		write_unlock(&kvm->mmu_lock);
}
`),
    ).toMatchInlineSnapshot(`
      "
      trace f
        11 lock write write_lock mmu_lock [lock as at entry]
        14 mark dirty set_page_dirty page [write · reference unknown]
        14 mark dirty set_page_dirty page [write · reference unknown, dirty]
        17 unlock write write_unlock mmu_lock [write]
        out void · mmu_lock as at entry
        out void · mmu_lock free (dropped) · page reference unknown, dirty
      "
    `);
  });

  test('make a page of each turn a new one', async () => {
    expect(
      await traced(`
void f(struct kvm *kvm, gfn_t gfn, int n)
{
	struct page *page = NULL;

	while (n--) {
		if (page)
			put_page(page);
		page = __gfn_to_page(kvm, gfn + n, true);
	}
	if (page)
		put_page(page);
}
`),
    ).toMatchInlineSnapshot(`
      "
      trace f
        7 release put put_page page [free · get]
        8 lookup get __gfn_to_page __gfn_to_page() [free · get]
        11 release put put_page page [free · get]
        out void · mmu_lock as at entry · if n == 0
        out void · mmu_lock free · if n != 0
      "
    `);
  });

  test('find one: NULL says that none was found', async () => {
    expect(
      await traced(`
struct page *f(struct kvm *kvm, struct page **pages, int n)
{
	struct page *found = NULL;
	int i;

	for (i = 0; i < n; i++) {
		if (fits(pages[i])) {
			found = pages[i];
			break;
		}
	}
	if (!found)
		return NULL;
	get_page(found);
	return found;
}
`),
    ).toMatchInlineSnapshot(`
      "
      trace f
        14 get get_page found [lock as at entry · reference unknown]
        out 0 · mmu_lock as at entry · if n <= 0 && 0 < n == 0
        out 0 · mmu_lock as at entry · if 0 < n != 0
        out 0 · mmu_lock as at entry · if n > 0 && 0 < n != 0 && *pages == 0
        out 0 · mmu_lock as at entry · if 0 < n != 0 && pages[*] == 0
        out *pages · mmu_lock as at entry · *pages get · if n > 0 && 0 < n != 0 && *pages != 0
        out pages[*] · mmu_lock as at entry · pages[*] get · if 0 < n != 0 && pages[*] != 0
      "
    `);
  });

  test('run at least once, and lock and unlock in each turn', async () => {
    expect(
      await traced(`
void f(struct kvm *kvm, struct page *page)
{
	do {
		write_lock(&kvm->mmu_lock);
		set_page_dirty(page);
		write_unlock(&kvm->mmu_lock);
	} while (more(kvm));
}
`),
    ).toMatchInlineSnapshot(`
      "
      trace f
        4 lock write write_lock mmu_lock [lock as at entry]
        4 lock write write_lock mmu_lock [free]
        5 mark dirty set_page_dirty page [write · reference unknown]
        5 mark dirty set_page_dirty page [write · reference unknown, dirty]
        6 unlock write write_unlock mmu_lock [write]
        out void · mmu_lock free (dropped) · page reference unknown, dirty
      "
    `);
  });
});

describe('jumps', () => {
  test('back to a retry read the snapshot anew', async () => {
    expect(
      await traced(`
int f(struct kvm_vcpu *vcpu, struct kvm *kvm, gfn_t gfn)
{
	struct page *page;
	unsigned long seq;
	bool writable;
	kvm_pfn_t pfn;

retry:
	seq = kvm->mmu_invalidate_seq;
	smp_rmb();
	pfn = kvm_faultin_pfn(vcpu, gfn, true, &writable, &page);
	if (is_error_noslot_pfn(pfn))
		return -EFAULT;
	read_lock(&kvm->mmu_lock);
	if (mmu_invalidate_retry(kvm, seq)) {
		read_unlock(&kvm->mmu_lock);
		kvm_release_page_unused(page);
		goto retry;
	}
	kvm_release_faultin_page(kvm, page, false, writable);
	read_unlock(&kvm->mmu_lock);
	return 0;
}
`),
    ).toMatchInlineSnapshot(`
      "
      trace f
        9 snapshot seq [lock as at entry]
        9 snapshot seq [free]
        10 barrier smp_rmb [lock as at entry]
        10 barrier smp_rmb [free]
        11 lookup get kvm_faultin_pfn kvm_faultin_pfn() [free · get]
        14 lock read read_lock mmu_lock [free]
        15 retry-check struck mmu_invalidate_retry seq [read]
        15 retry-check strong mmu_invalidate_retry seq [read]
        16 unlock read read_unlock mmu_lock [read]
        17 release put kvm_release_page_unused page [free · get]
        20 release-faultin used kvm_release_faultin_page page [read · get]
        20 mark dirty kvm_release_faultin_page page [read · get, writable]
        20 mark accessed kvm_release_faultin_page page [read · get, writable, dirty]
        20 release put kvm_release_faultin_page page [read · get, writable, accessed, dirty]
        20 mark accessed kvm_release_faultin_page page [read · get]
        20 release put kvm_release_faultin_page page [read · get, accessed]
        21 unlock read read_unlock mmu_lock [read]
        out -EFAULT · mmu_lock free
        out -EFAULT · mmu_lock free (dropped)
        out 0 · mmu_lock free (dropped)
      "
    `);
  });

  test('down a ladder of labels undo what was done', async () => {
    expect(
      await traced(`
int f(struct kvm *kvm, gfn_t gfn, bool flag)
{
	struct page *page;
	int ret = -ENOMEM;
	void *p;

	p = kmalloc(8, GFP_KERNEL);
	if (!p)
		goto out;
	page = __gfn_to_page(kvm, gfn, true);
	ret = -EFAULT;
	if (!page)
		goto free;
	write_lock(&kvm->mmu_lock);
	if (flag) {
		ret = -EAGAIN;
		goto unlock;
	}
	set_page_dirty(page);
	ret = 0;
unlock:
	write_unlock(&kvm->mmu_lock);
	put_page(page);
free:
	kfree(p);
out:
	return ret;
}
`),
    ).toMatchInlineSnapshot(`
      "
      trace f
        10 lookup get __gfn_to_page __gfn_to_page() [free · get]
        14 lock write write_lock mmu_lock [free]
        19 mark dirty set_page_dirty page [write · get]
        22 unlock write write_unlock mmu_lock [write]
        23 release put put_page page [free · get]
        23 release put put_page page [free · get, dirty]
        out -ENOMEM · mmu_lock free
        out -EFAULT · mmu_lock free
        out -EAGAIN · mmu_lock free (dropped) · if flag != 0
        out 0 · mmu_lock free (dropped) · if flag == 0
      "
    `);
  });
});
