// SPDX-License-Identifier: MIT
/* What every architecture shares: here only the log of pages that the guest wrote. */
#include <linux/kvm_host.h>

void mark_page_dirty_in_slot(struct kvm *kvm, const struct kvm_memory_slot *slot, gfn_t gfn)
{
	if (!slot || !slot->dirty_bitmap)
		return;

	set_bit_le(gfn - slot->base_gfn, slot->dirty_bitmap);
}
