/** A small tree in which everything that an edit can reach hangs together: a caller, callees in two files, a macro that
 *  decides, an enumeration, a table of handlers, a hook; and edits to it, as a person types them. */

export const files: Readonly<Record<string, string>> = {
  'include/linux/kvm_host.h': `enum fault_verdict {
	V_DONE,
	V_RETRY,
	V_FAIL,
};
#define is_done(r) ((r) == V_DONE)
#define with_lock(kvm, page) do { \\
	write_lock(&(kvm)->mmu_lock); \\
	mark(page); \\
	write_unlock(&(kvm)->mmu_lock); \\
} while (0)
`,
  'arch/riscv/kvm/mark.h': `static inline void mark(struct page *page)
{
	set_page_dirty(page);
}
static inline bool is_clean(struct page *page)
{
	return !page;
}
`,
  'arch/riscv/kvm/fault.c': `#include "mark.h"
static int look_up(struct kvm_vcpu *vcpu, gfn_t gfn, struct page **page, bool *writable)
{
	kvm_pfn_t pfn = kvm_faultin_pfn(vcpu, gfn, true, writable, page);

	if (is_error_noslot_pfn(pfn))
		return V_FAIL;
	return V_DONE;
}
static void leave(struct kvm *kvm)
{
	write_unlock(&kvm->mmu_lock);
}
int fault(struct kvm_vcpu *vcpu, struct kvm *kvm, gfn_t gfn)
{
	unsigned long seq = kvm->mmu_invalidate_seq;
	struct page *page;
	bool writable;
	int ret;

	smp_rmb();
	ret = look_up(vcpu, gfn, &page, &writable);
	if (ret)
		return ret;
	write_lock(&kvm->mmu_lock);
	if (mmu_invalidate_retry(kvm, seq))
		ret = V_RETRY;
	if (is_done(ret))
		mark(page);
	leave(kvm);
	finish(kvm, page, ret, writable);
	return ret;
}
`,
  'arch/riscv/kvm/finish.c': `int finish(struct kvm *kvm, struct page *page, int ret, bool writable)
{
	if (ret == V_RETRY) {
		put_page(page);
		return 0;
	}
	kvm_release_faultin_page(kvm, page, !is_done(ret), writable);
	return 1;
}
void again(struct kvm *kvm, struct page *page, int n)
{
	if (n)
		again(kvm, page, n - 1);
	with_lock(kvm, page);
}
`,
  'virt/kvm/kvm_main.c': `static void drop(struct kvm *kvm, struct page *page)
{
	put_page(page);
}
static void keep(struct kvm *kvm, struct page *page)
{
	get_page(page);
}
static const struct kvm_ops ops = {
	.drop = drop,
	.keep = keep,
};
void kvm_use(struct kvm *kvm, gfn_t gfn)
{
	struct page *page = __gfn_to_page(kvm, gfn, true);

	if (!page)
		return;
	set_page_dirty(page);
	drop(kvm, page);
	ops.keep(kvm, page);
}
EXPORT_SYMBOL_GPL(kvm_use);
`,
};

/** An edit of one file's text; what it does not find it leaves alone. */
export interface Edit {
  readonly name: string;
  apply(text: string, at: number): string;
}

const swap = (from: string, to: string): Edit => ({
  name: `${from.trim()} -> ${to.trim()}`,
  apply: (text) => text.replace(from, to),
});
const pairs = (list: readonly (readonly [string, string])[]): Edit[] =>
  list.flatMap(([from, to]) => [swap(from, to), swap(to, from)]);

/** The nth line of those that a pattern takes, or none. */
function nthLine(text: string, pattern: RegExp, at: number): { start: number; end: number } | undefined {
  const all = [...text.matchAll(pattern)];
  const found = all[at % Math.max(all.length, 1)];
  return found && { start: found.index, end: found.index + found[0].length };
}

const cut: Edit = {
  name: 'a line is deleted',
  apply(text, at) {
    const line = nthLine(text, /^\t.*\n/gm, at);
    return line ? text.slice(0, line.start) + text.slice(line.end) : text;
  },
};

const typed = (name: string, what: string): Edit => ({
  name: `${name} is typed`,
  apply(text, at) {
    const line = nthLine(text, /^\t.*\n/gm, at);
    return line ? `${text.slice(0, line.end)}${what}${text.slice(line.end)}` : what + text;
  },
});

const upToHere: Edit = {
  name: 'the rest of a line is not there yet',
  apply(text, at) {
    const place = at % Math.max(text.length, 1);
    const end = text.indexOf('\n', place);
    return end < 0 ? text.slice(0, place) : text.slice(0, place) + text.slice(end);
  },
};

const turned: Edit = {
  name: 'the last function comes first',
  apply(text) {
    const start = text.lastIndexOf('\n}\n', text.length - 4) + 3;
    return start < 3 ? text : text.slice(start) + text.slice(0, start);
  },
};

export const edits: readonly Edit[] = [
  ...pairs([
    // Bodies of callees, and what callers notice of them.
    ['\treturn V_DONE;', '\treturn V_RETRY;'],
    ['\tput_page(page);', '\tget_page(page);'],
    ['\twrite_unlock(&kvm->mmu_lock);', '\tread_unlock(&kvm->mmu_lock);'],
    ['\twrite_lock(&kvm->mmu_lock);', '\tread_lock(&kvm->mmu_lock);'],
    ['\tset_page_dirty(page);', '\tset_page_dirty_lock(page);'],
    ['mark(page)', 'is_clean(page)'],
    ['return !page;', 'return 1;'],
    ['if (ret)', 'if (ret == V_FAIL)'],
    // Macros, constants, tables.
    ['((r) == V_DONE)', '((r) != V_FAIL)'],
    ['\tV_DONE,\n\tV_RETRY', '\tV_RETRY,\n\tV_DONE'],
    ['\tV_DONE,', '\tV_DONE = 1,'],
    ['#define is_done(r)', '#define is_finished(r)'],
    ['.keep = keep', '.keep = drop'],
    // Names and linkage.
    ['static void leave(', 'void leave('],
    ['int finish(', 'static int finish('],
    ['int finish(', 'int finish_it('],
    ['finish(kvm, page', 'finish_it(kvm, page'],
    ['void drop(', 'void mark('],
    ['EXPORT_SYMBOL_GPL(kvm_use)', 'EXPORT_SYMBOL_GPL(drop)'],
    ['#include "mark.h"\n', ''],
    ['#include "mark.h"\n', '#include "other.h"\n'],
    ['struct page *page, int ret,', 'struct page *other, int ret,'],
  ]),
  cut,
  turned,
  upToHere,
  typed('an unlock', '\twrite_unlock(&kvm->mmu_lock);\n'),
  typed('a lock', '\twrite_lock(&kvm->mmu_lock);\n'),
  typed('an open brace', '\tif (kvm) {\n'),
  typed('a closing brace', '}\n'),
  typed('a comment that does not end', '\t/* why\n'),
  typed('an arm', '#ifdef CONFIG_X\n'),
  typed('a blank line', '\n'),
  typed('a call', '\tdrop(kvm, page);\n'),
];
