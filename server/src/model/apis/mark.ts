/** Marks: dirty and accessed in the primary MMU's struct page. Not here: mark_page_dirty*() and kin, which only touch
 *  the memslot's dirty bitmap; they are in `quiet`. */
import { arg, mark, named, table, use } from './make.ts';

const inPfn = 'commit "KVM: Drop APIs that manipulate "struct page" via pfns"';
const dirtyNeeds = 'mmu_lock held, or FOLL_PIN, or a notifier hook; a reference';

export const markApis = table('mark', [
  {
    name: 'kvm_set_pfn_dirty',
    params: 'pfn',
    until: '6.12',
    effects: [use(arg(0), 'metadata'), mark(arg(0), 'dirty')],
    does: 'marks the folio behind pfn dirty in the primary MMU',
    needs: `${dirtyNeeds}, or it reads page state nobody holds`,
    source: inPfn,
    replacedBy: 'kvm_release_faultin_page (6.13)',
    migration:
      'set dirty in kvm_release_faultin_page() of the page that was looked up, before mmu_lock is dropped',
  },
  {
    name: 'kvm_set_pfn_accessed',
    params: 'pfn',
    until: '6.12',
    effects: [use(arg(0), 'metadata'), mark(arg(0), 'accessed')],
    does: 'marks the folio behind pfn accessed in the primary MMU',
    needs: 'a reference, or it reads page state nobody holds',
    source: inPfn,
    replacedBy: 'kvm_release_faultin_page (6.13)',
    migration:
      'leave it to kvm_release_faultin_page() of the page that was looked up, before mmu_lock is dropped',
  },
  {
    name: 'kvm_set_page_dirty',
    params: 'page',
    effects: [use(arg(0), 'metadata'), mark(arg(0), 'dirty')],
    does: 'marks the page dirty in the primary MMU unless it is reserved',
    needs: dirtyNeeds,
    source: 'virt/kvm/kvm_main.c, comment in kvm_is_ad_tracked_page()',
  },
  {
    name: 'kvm_set_page_accessed',
    params: 'page',
    effects: [use(arg(0), 'metadata'), mark(arg(0), 'accessed')],
    does: 'marks the page accessed in the primary MMU unless it is reserved',
    needs: 'a reference',
    source: 'virt/kvm/kvm_main.c, comment in kvm_is_ad_tracked_page()',
  },
  ...named('SetPageDirty folio_set_dirty', {
    params: 'page',
    effects: [mark(arg(0), 'dirty')],
    does: 'sets the dirty flag of the page, without telling its file system',
    needs: dirtyNeeds,
    source: 'include/linux/page-flags.h',
  }),
  ...named('set_page_dirty folio_mark_dirty', {
    params: 'page',
    sleeps: 'maybe',
    effects: [mark(arg(0), 'dirty')],
    does: 'marks the page dirty and tells its file system',
    needs: dirtyNeeds,
    returns: 'true if it was clean',
    source: 'mm/page-writeback.c, comment at folio_mark_dirty()',
  }),
  {
    name: 'set_page_dirty_lock',
    params: 'page',
    sleeps: 'yes',
    effects: [mark(arg(0), 'dirty')],
    does: 'marks the page dirty under its lock, which keeps writeback away but sleeps',
    needs: 'FOLL_PIN; no spinning lock held',
    returns: 'true if it was clean',
    source:
      'mm/page-writeback.c, comment at set_page_dirty_lock(); Documentation/core-api/pin_user_pages.rst',
  },
  ...named('mark_page_accessed folio_mark_accessed', {
    params: 'page',
    effects: [mark(arg(0), 'accessed')],
    does: 'marks the page accessed for reclaim',
    needs: 'a reference',
    source: 'mm/swap.c, comment at folio_mark_accessed()',
  }),
]);
