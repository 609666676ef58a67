/** The words that kernel C hangs on declarations, types and functions, as data. What they promise is not known here. */

/** Stand alone; blanked before the grammar sees them. */
export const attributeWords: ReadonlySet<string> = new Set(
  `__init __exit __initdata __initconst __exitdata __init_or_module __initdata_or_module __initconst_or_module
  __ro_after_init __read_mostly __cacheline_aligned ____cacheline_aligned __cacheline_aligned_in_smp
  ____cacheline_aligned_in_smp ____cacheline_internodealigned_in_smp __page_aligned_data __page_aligned_bss
  __must_check __always_inline __always_unused __maybe_unused __always_used __used __unused __weak __cold __hot
  __pure __attribute_const__ __noreturn __malloc __deprecated __packed __visible __noinline __no_kasan_or_inline
  __no_sanitize_or_inline __flatten __no_stack_protector __noscs __nocfi __no_profile __no_caller_saved_registers
  __user __kernel __iomem __rcu __percpu __force __safe __nocast __private __bitwise __chk_user_ptr __nonstring
  __randomize_layout __no_randomize_layout __designated_init __latent_entropy __ref __refdata __refconst __meminit
  __net_init __net_exit __initcall __hyp_text __hyp_panic __noinstr noinstr noinline noinline_for_stack notrace
  asmlinkage __asmlinkage __visible_for_testing __visible_in_hyp nokprobe_inline inline_for_stack __kprobes
  __no_context_analysis __no_kcsan __no_kasan __no_kmsan_checks __noendbr __nonnull __counted_ptr __transparent_union
  __bpf_kfunc __exit_call __init_memblock __signed __hyp_init __maybe_stale __no_mte __nonrecursive fastcall
  __sched __lockfunc __irq_entry __softirq_entry __entry_text __entry __data_racy __guarded __same_type_check
  __stackaligned__ __syscall __gnu_inline __gnu_inline__ __no_sanitize_memory __no_sanitize_address __nofpu
  __section_hyp __hyp_data __extension__ __restrict __restrict__ restrict`.split(/\s+/),
);

/** Followed by parentheses; blanked with them. */
export const attributeCalls: ReadonlySet<string> = new Set(
  `__attribute__ __attribute __must_hold __must_hold_shared __must_not_hold __acquires __acquires_shared __releases
  __releases_shared __releases_generic __acquire_ret __cond_acquires __cond_acquires_shared __try_acquires
  __no_context_analysis_for __context_unsafe_alias __acquires_ret __acquires_shared_ret
  __printf __scanf __aligned __section __alloc_size __assume_aligned __counted_by __counted_by_le __counted_by_be
  __counted_by_ptr __guarded_by __pt_guarded_by __free __cleanup __alias __no_sanitize __diagnose_as __overloadable
  __copy __error __warning __compiletime_error __compiletime_warning __function_aligned __access __format_arg
  __nonnull_args __cacheline_group_aligned __no_sanitize_or_inline_for __rtl_align __optimize`.split(/\s+/),
);
