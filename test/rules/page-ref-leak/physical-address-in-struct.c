//- kernel v7.2
//- file arch/s390/kvm/fixture.c
/* The structure is found or made anew; the page kept in it as an address is given back whichever it was. */
struct shadow {
	unsigned long usage;
	void *origin;
};

static struct shadow *get_shadow(struct kvm *kvm, gpa_t gpa)
{
	struct shadow *shadow;

	shadow = radix_tree_lookup(&kvm->arch.shadows, gpa >> 9);
	if (shadow && shadow->usage)
		return shadow;
	shadow = (void *)__get_free_page(GFP_KERNEL_ACCOUNT);
	if (!shadow)
		return ERR_PTR(-ENOMEM);
	shadow->usage = 1;
	return shadow;
}

static int pin_origin(struct kvm_vcpu *vcpu, struct shadow *shadow, gpa_t gpa)
{
	struct page *page = gfn_to_page(vcpu->kvm, gpa_to_gfn(gpa));

	if (!page)
		return -EINVAL;
	shadow->origin = phys_to_virt(page_to_phys(page) + (gpa & ~PAGE_MASK));
	return 0;
}

static void unpin_origin(struct shadow *shadow)
{
	hpa_t hpa = virt_to_phys(shadow->origin);

	if (hpa)
		kvm_release_page_clean(pfn_to_page(hpa >> PAGE_SHIFT));
	shadow->origin = NULL;
}

int handle_sie(struct kvm_vcpu *vcpu, gpa_t gpa)
{
	struct shadow *shadow;
	int i, rc;

	shadow = get_shadow(vcpu->kvm, gpa);
	if (IS_ERR(shadow))
		return PTR_ERR(shadow);
	rc = pin_origin(vcpu, shadow, gpa);
	if (rc)
		goto out;
	for (i = 0; i < 4; i++)
		if (enter_sie(vcpu, shadow, i))
			break;
	unpin_origin(shadow);
out:
	put_shadow(shadow);
	return rc < 0 ? rc : 0;
}
