/** The words that kernel C hangs on declarations, types and functions, as data: none of them is C to the grammar. What
 *  they promise is not known here. */

/** Stand alone. */
export const attributeWords: ReadonlySet<string> = new Set(
  `__init __exit __initdata __initconst __exitdata __init_or_module __initdata_or_module __initconst_or_module
  __meminit __net_init __net_exit __ref __refdata __refconst __ro_after_init __read_mostly __cacheline_aligned
  ____cacheline_aligned __cacheline_aligned_in_smp ____cacheline_aligned_in_smp
  ____cacheline_internodealigned_in_smp __page_aligned_data __page_aligned_bss __must_check __always_inline
  __always_unused __maybe_unused __always_used __used __unused __weak __cold __hot __pure __attribute_const__
  __noreturn __malloc __deprecated __packed __visible __noinline __flatten __no_stack_protector __noscs __nocfi
  __no_profile __no_kasan_or_inline __no_sanitize_or_inline __no_sanitize_address __no_sanitize_memory __no_kcsan
  __no_kasan __no_kmsan_checks __no_context_analysis __noendbr __noinstr_section __nonstring __user __kernel __iomem
  __rcu __percpu __force __private __bitwise __nocast __safe __randomize_layout __no_randomize_layout
  __designated_init __latent_entropy __sched __lockfunc __irq_entry __softirq_entry __kprobes __hyp_text
  __bpf_kfunc __data_racy __transparent_union __gnu_inline noinstr noinline noinline_for_stack notrace asmlinkage
  nokprobe_inline fastcall`.split(/\s+/),
);

/** Followed by parentheses. */
export const attributeCalls: ReadonlySet<string> = new Set(
  `__attribute__ __attribute __must_hold __must_hold_shared __must_not_hold __acquires __acquires_shared __releases
  __releases_shared __releases_generic __acquires_ret __acquires_shared_ret __cond_acquires __cond_acquires_shared
  __try_acquires __guarded_by __pt_guarded_by __free __cleanup __printf __scanf __aligned __section __alloc_size
  __assume_aligned __counted_by __counted_by_le __counted_by_be __counted_by_ptr __no_sanitize __nonnull_args
  __alias __function_aligned __diagnose_as`.split(/\s+/),
);

/** Those whose promise somebody above may want to know; the others are blanked without a word. */
export const toldAttributes: ReadonlySet<string> = new Set(
  `__weak __must_hold __must_hold_shared __must_not_hold __acquires __acquires_shared __releases __releases_shared
  __acquires_ret __acquires_shared_ret __cond_acquires __cond_acquires_shared __try_acquires __free __cleanup
  __always_inline __no_context_analysis __must_check`.split(/\s+/),
);
