/** Calls that no file of KVM defines and that cannot touch a page's reference or the lock: whole families of the kernel, told by
 *  its naming convention. The model's table has the single ones; everything else that is not found is unknown. */

const FAMILIES =
  /^(trace|pr|printk|dev|lockdep|list|hlist|rb|llist|xa|idr|ida|atomic|atomic64|refcount|ktime|hrtimer|cpumask|bitmap|nodes?|local_irq|preempt|smp|percpu|this_cpu|static_branch|static_key|kvm_(err|info|debug|pr|arm_trace)|vcpu_(debug|err|unimpl|stat)|__builtin|read_sysreg|write_sysreg|sysreg|get_cpu|put_cpu|mod_timer|timer|wake_up|srcu|eventfd|seq)_/;

const NAMES = new Set(
  `printk min max clamp test_bit set_bit clear_bit change_bit __set_bit __clear_bit __test_bit test_and_set_bit
   test_and_clear_bit find_first_bit find_next_bit for_each_set_bit ffs fls ilog2 hweight_long swap xchg cmpxchg try_cmpxchg
   container_of offsetof memset memcmp strlen strcmp strncmp strscpy strcpy snprintf sprintf kvm_get_vcpu kvm_get_kvm kvm_put_kvm
   kvm_make_request kvm_make_all_cpus_request kvm_check_request kvm_clear_request kvm_vcpu_kick offset_in_page virt_to_phys
   phys_to_virt __pa __va`.split(/\s+/),
);

export const isTrivialCall = (name: string): boolean => FAMILIES.test(name) || NAMES.has(name);
