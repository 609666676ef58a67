/** Calls that no tree defines in KVM's folders and that cannot touch a page's reference or the lock: tracing and printing,
 *  told by the kernel's naming convention. Everything else that is not found is unknown. */

export const isTrivialCall = (name: string): boolean =>
  /^(trace_|pr_|kvm_(err|info|debug|pr_|arm_trace)|dev_|vcpu_(debug|err|unimpl)|WARN|printk|TP_|BUILD_BUG|static_assert|lockdep_init|__builtin_|u?int\d+_|container_of|offsetof|min|max|clamp|array_size|struct_size|ARRAY_SIZE|IS_ENABLED|IS_ERR|PTR_ERR|ERR_PTR|ERR_CAST|test_bit|set_bit|clear_bit|__set_bit|__clear_bit|atomic|refcount|READ_ONCE|WRITE_ONCE|xchg|cmpxchg|try_cmpxchg|list_|hlist_|INIT_|rb_|ktime|local_irq|preempt_|smp_|mem(set|cpy|cmp|move)|str|hash_|ALIGN|PAGE_ALIGN|BIT|GENMASK|FIELD_|round|DIV_|offset_in_page|virt_to|phys_to|__pa|__va|cpu_|kvm_(get|make)_)/.test(
    name,
  );
