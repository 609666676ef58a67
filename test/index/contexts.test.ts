/** How functions are entered: by calls, with the first as witness; by hooks; by what they show themselves; and by nobody
 *  knows whom. */
import { describe, expect, test } from 'vitest';
import { contextsOf, plant, printContexts, settle, type Texts } from './judged.ts';

async function entered(name: string, text: string | Texts, version = '7.2'): Promise<string[]> {
  const texts = typeof text === 'string' ? { 'arch/x86/kvm/a.c': text } : text;
  return printContexts(contextsOf(await settle(plant(texts, version)), name));
}

const mark = 'static void mark(struct page *page)\n{\n\tset_page_dirty(page);\n}\n';
const caller = (name: string, before: string, after = '', body = 'mark(page);'): string =>
  `void ${name}(struct kvm *kvm, struct page *page)\n{\n\t${before}\n\t${body}\n\t${after}\n}\n`;
const locked = (name: string, mode: 'read' | 'write', body?: string): string =>
  caller(name, `${mode}_lock(&kvm->mmu_lock);`, `${mode}_unlock(&kvm->mmu_lock);`, body);
const slept = (name: string): string => caller(name, 'set_page_dirty_lock(page);');

describe('by calls', () => {
  test('under the lock', async () =>
    expect(await entered('mark', mark + locked('f', 'read'))).toEqual(['read by f']));

  test('in each lock state once, with one call as witness', async () => {
    const text = mark + locked('f', 'write') + locked('g', 'write') + locked('h', 'read') + slept('s');
    expect((await entered('mark', text)).sort()).toEqual(['free by s', 'read by h', 'write by g']);
  });

  test('whose own entry is unknown, it is unknown', async () =>
    expect(await entered('mark', mark + caller('f', ';'))).toEqual(['unknown']));

  test("through one caller's caller, it is what that one holds", async () => {
    const middle = `static ${caller('middle', ';')}`;
    expect(await entered('mark', mark + middle + locked('f', 'write', 'middle(page);'))).toEqual([
      'write by middle',
    ]);
  });

  test('whose callers are unknown, it is unknown beside what others show', async () => {
    const middle = `static ${caller('middle', ';')}`;
    const text = mark + middle + caller('f', ';', '', 'middle(page);') + locked('h', 'write');
    expect(await entered('mark', text)).toEqual(['write by h', 'unknown']);
  });

  test('of itself alone, it is unknown', async () => {
    const self =
      'static void self(struct page *page, int n)\n{\n\tif (n)\n\t\tself(page, n - 1);\n\tset_page_dirty(page);\n}\n';
    expect(await entered('self', self)).toEqual(['unknown']);
  });

  test('at most four lock states are kept', async () => {
    const held = `void held(struct kvm *kvm, struct page *page)\n\t__must_hold(&kvm->mmu_lock)\n{\n\tmark(page);\n}\n`;
    const text = mark + locked('f', 'write') + locked('h', 'read') + slept('s') + held;
    const all = await entered('mark', text);
    expect(all.slice().sort()).toEqual(['free by s', 'held by held', 'read by h', 'write by f']);
    const open = await entered('mark', `${text}${caller('u', ';')}EXPORT_SYMBOL_GPL(mark);\n`);
    expect(open.filter((one) => one !== 'unknown').length).toBe(4);
    expect(open).toContain('unknown');
  });
});

describe('by whom nobody knows', () => {
  test('an exported function has all its callers, and the unknown one', async () => {
    const text = `${mark.replace('static ', '') + locked('f', 'write')}EXPORT_SYMBOL_GPL(mark);\n`;
    expect(await entered('mark', text)).toEqual(['write by f', 'unknown']);
  });

  test('a function that nobody calls', async () => expect(await entered('mark', mark)).toEqual(['unknown']));

  test('a function whose address is given away has the unknown caller too', async () => {
    const text = `${mark + locked('f', 'write')}void give(struct kvm *kvm)\n{\n\tregister_it(kvm, mark);\n}\n`;
    expect(await entered('mark', text)).toEqual(['write by f', 'unknown']);
  });
});

describe('by what it shows itself', () => {
  const shows = (body: string, head = ''): Promise<string[]> =>
    entered(
      'one',
      `static void one(struct kvm *kvm, struct page *page)${head}\n{\n\t${body}\n}\n${locked('f', 'read', 'one(kvm, page);')}`,
    );

  test.each([
    ['taking it: free', 'write_lock(&kvm->mmu_lock);\n\twrite_unlock(&kvm->mmu_lock);', '', ['free shown']],
    ['sleeping: free', 'set_page_dirty_lock(page);', '', ['free shown']],
    [
      'dropping it: held',
      'write_unlock(&kvm->mmu_lock);\n\twrite_lock(&kvm->mmu_lock);',
      '',
      ['write shown'],
    ],
    [
      'asserting it',
      'lockdep_assert_held_write(&kvm->mmu_lock);\n\tset_page_dirty(page);',
      '',
      ['write shown'],
    ],
    ['its head', 'set_page_dirty(page);', '\n\t__must_hold(&kvm->mmu_lock)', ['held shown']],
    ['marking alone shows nothing', 'set_page_dirty(page);', '', ['read by f']],
  ])('%s', async (_, body, head, contexts) => expect(await shows(body, head)).toEqual(contexts));

  test('what an argument decides shows nothing of the other way', async () => {
    const text = `static void one(struct kvm *kvm, struct page *page, bool lock)
{
	if (lock)
		write_lock(&kvm->mmu_lock);
	set_page_dirty(page);
	if (lock)
		write_unlock(&kvm->mmu_lock);
}
${locked('f', 'read', 'one(kvm, page, false);')}`;
    expect(await entered('one', text)).toEqual(['read by f']);
  });
});

describe('as a hook', () => {
  const hook = (name: string): string =>
    `bool ${name}(struct kvm *kvm, struct kvm_gfn_range *range)\n{\n\tset_page_dirty(range->page);\n\treturn false;\n}\n`;

  test('of the mmu_notifier, under the lock that virt/kvm took', async () =>
    expect(await entered('kvm_unmap_gfn_range', hook('kvm_unmap_gfn_range'))).toEqual([
      'write hook in a notifier',
    ]));

  test('and what it calls is entered so too', async () => {
    const text =
      'static void deep(struct page *page)\n{\n\tset_page_dirty(page);\n}\n' +
      hook('kvm_unmap_gfn_range').replace('set_page_dirty', 'deep');
    expect(await entered('deep', text)).toEqual(['write by kvm_unmap_gfn_range in a notifier']);
  });

  test('and what it calls after taking another way in, without', async () => {
    const text =
      'static void deep(struct page *page)\n{\n\tset_page_dirty(page);\n}\n' +
      hook('kvm_unmap_gfn_range').replace('set_page_dirty', 'deep') +
      locked('f', 'read', 'deep(page);');
    expect((await entered('deep', text)).sort()).toEqual([
      'read by f',
      'write by kvm_unmap_gfn_range in a notifier',
    ]);
  });
});
