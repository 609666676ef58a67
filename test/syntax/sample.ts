/** A C file as kernel people write them, made up for tests that edit it: heads in several shapes, directives, tables,
 *  loops of macros, comments between. It is nobody's code and does nothing. */
export const sample = `// A pool of shadow pages.
#include <linux/kvm_host.h>
#include "pool.h"

#define POOL_SHIFT 9
#define pool_each(pool, page) \\
	list_for_each_entry(page, &(pool)->pages, link)

struct pool {
	struct list_head pages;	/* newest first */
	spinlock_t lock;
#ifdef CONFIG_POOL_STATS
	u64 hits;
#endif
};

static struct kmem_cache *page_cache __read_mostly;

static const struct pool_ops ops[] = {
	[POOL_SMALL] = {
		.get = pool_get_small,
		.put = pool_put,
	},
	{ .get = pool_get_large },
};

/* Takes the newest page, or none. */
static struct pool_page *__must_check pool_get(struct pool *pool)
{
	struct pool_page *page;

	spin_lock(&pool->lock);
	page = list_first_entry_or_null(&pool->pages, struct pool_page, link);
	if (page)
		list_del(&page->link);
	spin_unlock(&pool->lock);
	return page;
}

int FNAME(walk)(struct pool_walker *w, gfn_t gfn)
{
	int level, ret = 0;

	for (level = w->level; level > 0; level--) {
		if (!FNAME(present)(w->table[level])) {
			ret = -ENOENT;
			goto out;
		}
	}
out:
	return ret;
}

#ifdef CONFIG_POOL_STATS
static u64 pool_hits(struct pool *pool) { return READ_ONCE(pool->hits); }
#else
static u64 pool_hits(struct pool *pool)
{
	return 0;
}
#endif

static void pool_age(struct kvm *kvm, struct pool *pool, bool young)
	__must_hold(&pool->lock)
{
	struct pool_page *page;

	pool_each(pool, page) {
		if (page->young == young)
			continue;
#ifdef CONFIG_POOL_STATS
		pool->hits++;
#endif
		switch (page->state) {
		case 1 ... 3:
			page->young = young; /* keep { these } */
			break;
		default:
			pr_warn("odd state (%d): \\"%s\\" {\\n", page->state, "}");
		}
	}
}

enum pool_state {
	POOL_IDLE,
	POOL_BUSY,
};

void pool_drop(struct pool *pool);

void pool_drop(struct pool *pool)
{
	scoped_guard(spinlock, &pool->lock) {
		INIT_LIST_HEAD(&pool->pages);
	}
}
EXPORT_SYMBOL_GPL(pool_drop);

static int
pool_init(struct kvm *kvm, char sep)
{
	if (sep == '\\'' || sep == '{')
		return -EINVAL;
	do {
		kvm->pool = kzalloc(sizeof(struct pool), GFP_KERNEL);
	} while (!kvm->pool);

	return 0;
}
`;
