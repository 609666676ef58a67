/** The interner against what a Map would do. It knows no text but the names in it. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createNames } from '../../server/src/syntax/names.ts';

describe('names', () => {
  it('gives one id per name, in order of first mention', () => {
    const names = createNames();
    expect(names.id('kvm')).toBe(0);
    expect(names.id('vcpu')).toBe(1);
    expect(names.id('kvm')).toBe(0);
    expect(names.name(1)).toBe('vcpu');
    expect(names.size).toBe(2);
  });

  it('says that nobody mentioned a name without making it', () => {
    const names = createNames();
    expect(names.find('kvm')).toBe(-1);
    expect(names.size).toBe(0);
  });

  it('reads a name inside a text', () => {
    const names = createNames();
    const id = names.id('mmu_lock');
    expect(names.idAt('&kvm->mmu_lock)', 6, 14)).toBe(id);
    expect(names.idAt('&kvm->mmu_lock)', 6, 9)).not.toBe(id);
  });

  it('stays exact while it grows', () => {
    const names = createNames();
    for (let i = 0; i < 50_000; i++) names.id(`kvm_mmu_${i}`);
    expect(names.size).toBe(50_000);
    for (let i = 0; i < 50_000; i++)
      if (names.find(`kvm_mmu_${i}`) !== i) expect.fail(`kvm_mmu_${i} was lost`);
  });

  it('behaves as a Map does', () => {
    fc.assert(
      fc.property(fc.array(fc.string()), (mentions) => {
        const names = createNames();
        const map = new Map<string, number>();
        for (const mention of mentions) {
          if (!map.has(mention)) map.set(mention, map.size);
          expect(names.id(mention)).toBe(map.get(mention));
        }
        for (const [name, id] of map) expect(names.name(id)).toBe(name);
      }),
    );
  });
});
