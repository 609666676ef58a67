/** Masking: each kernel construct that the grammar would misread, what is written over it and what is told. It asserts
 *  the text and that the grammar then finds no error, and knows no meaning. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mask } from '../../server/src/syntax/mask.ts';
import { printMasked } from '../../server/src/syntax/print.ts';
import { errorsIn } from '../../server/src/syntax/tree.ts';

/** A body's masked line and the words told, where the grammar then reads all of it. */
function masked(line: string): string[] {
  const text = `int f(void)\n{\n\t${line}\n}`;
  expect(errorsIn(text), line).toEqual([]);
  const { text: result, words } = mask(text);
  return [result.slice(15, -2), ...words.map(({ kind, word }) => `${kind} ${word}`)];
}

const head = (text: string) => {
  expect(errorsIn(text), text).toEqual([]);
  return printMasked(mask(text)).split('\n');
};

describe('mask', () => {
  it('gives back what the grammar reads as it is', () => {
    const text = 'int f(int a)\n{\n\treturn g(a, (struct s *)b, sizeof(struct s)) ? 1 : 2;\n}';
    expect(mask(text)).toEqual({ text, words: [] });
  });

  it('blanks attribute words and tells those that promise something', () => {
    expect(head('static int __init __weak f(void) __must_hold(&vm->lock)\n__acquires(l)\n{\n}')).toEqual([
      'static int               f(void)                       ',
      '             ',
      '{',
      '}',
      '@18 attribute __weak',
      '@33 attribute __must_hold(&vm->lock)',
      '@56 attribute __acquires(l)',
    ]);
    expect(masked('char *p __free(kfree) = NULL; u8 __user *q; x = (void __user *)y;')).toEqual([
      'char *p               = NULL; u8        *q; x = (void        *)y;',
      'attribute __free(kfree)',
    ]);
  });

  it('blanks attributes that nobody listed, where no type and no name can stand', () => {
    expect(head('slow_path\nbool __odd_text f(void) __odd(1)\n{\n}')[1]).toBe(
      'bool            f(void)         ',
    );
    expect(head('static __be32 __swap(__be32 a)\n{\n}')[0]).toBe('static __be32 __swap(__be32 a)');
  });

  it('pads loops of macros, with and without braces', () => {
    expect(masked('kvm_for_each_memslot(slot, bkt, slots) {\n\t\tcount(slot);\n\t}')).toEqual([
      'while               (slot, bkt, slots) {\n\t\tcount(slot);\n\t}',
      'each kvm_for_each_memslot',
    ]);
    expect(masked('if (a)\n\t\tfor_each_rmap_spte(head, &iter, sptep)\n\t\t\tflush |= zap(sptep);')).toEqual([
      'if (a)\n\t\twhile             (head, &iter, sptep)\n\t\t\tflush |= zap(sptep);',
      'each for_each_rmap_spte',
    ]);
    expect(masked('walk_levels(pte, root) {\n\t\tstep(pte);\n\t}')[1]).toBe('each walk_levels');
  });

  it('leaves calls whose name only sounds like a loop', () => {
    expect(masked('kvm_for_each_vcpu_do(kvm, run);')).toEqual(['kvm_for_each_vcpu_do(kvm, run);']);
    expect(masked('ret = list_for_each_and(a) + b;')).toEqual(['ret = list_for_each_and(a) + b;']);
    expect(head('void list_for_each_do(struct list *l)\n{\n}')[0]).toBe(
      'void list_for_each_do(struct list *l)',
    );
  });

  it('pads scoped guards and leaves guards, which read as calls', () => {
    expect(masked('scoped_guard(write_lock, &kvm->mmu_lock)\n\t\tzap = drop(kvm);')).toEqual([
      'while       (write_lock, &kvm->mmu_lock)\n\t\tzap = drop(kvm);',
      'scoped scoped_guard',
    ]);
    expect(masked('guard(mutex)(&l); CLASS(fd, f)(ufd);')).toEqual(['guard(mutex)(&l); CLASS(fd, f)(ufd);']);
  });

  it('makes names of name macros', () => {
    expect(head('static int FNAME(walk)(struct walker *w)\n{\n\treturn FNAME(step)(w);\n}')).toEqual([
      'static int FNAME_walk_(struct walker *w)',
      '{',
      '\treturn FNAME_step_(w);',
      '}',
      '@11 name FNAME(walk)',
      '@51 name FNAME(step)',
    ]);
    expect(masked('mmu->walk = FNAME(walk);')).toEqual(['mmu->walk = FNAME_walk_;', 'name FNAME(walk)']);
  });

  it.each([
    ['x = container_of(p, struct vcpu, arch.mmu);', 'struct vcpu', 'struct_vcpu'],
    ['x = min_t(unsigned long, a, b);', 'unsigned long', 'unsigned_long'],
    ['x = va_arg(ap, int);', 'int', '_nt'],
    ['x = va_arg(ap, const struct vcpu *);', 'const struct vcpu *', 'const_struct_vcpu__'],
    ['x = alloc_obj(u64 *, flags);', 'u64 *', 'u64__'],
    ['update(vcpu, REG, |=, 1);', '|=', '__'],
    ['if (has(kvm, TGRAN, 52_BIT)) return;', '52_BIT', '_2_BIT'],
  ])('makes an identifier of the odd argument in %s', (line, word, by) => {
    const [text, told] = masked(line);
    expect(told).toBe(`type ${word}`);
    expect(text).toBe(line.replace(word, by.padEnd(word.length, '_')));
  });

  it('leaves casts, sizes, loops and parameters alone', () => {
    const line = 'for (int i = 0; i < n; i++) x = (struct s *)f(sizeof(struct s), (unsigned long)y);';
    expect(masked(line)).toEqual([line]);
  });

  it('reads ranges of cases, bitmaps, offsets into members and types of literals', () => {
    expect(masked('switch (a) { case 1 ... 3: b(); break; }')).toEqual([
      'switch (a) { case 1  |  3: b(); break; }',
      'range ...',
    ]);
    expect(masked('DECLARE_BITMAP(map, N * 2) = { 1 };')).toEqual(['unsigned long  map[ N * 2] = { 1 };']);
    expect(masked('x = offsetof(struct s, a.b[i]);')).toEqual([
      'x = ________(struct_s, a.b[i]);',
      'name offsetof',
      'type struct s',
    ]);
    expect(masked('x = __alignof__(y->z) + PAGE_ALIGN(y->z) + is_aligned(y->z);').slice(1)).toEqual([
      'name __alignof__',
    ]);
    expect(masked('x = (typeof(y->z)) { .a = 1 };')[1]).toBe('type typeof(y->z)');
  });

  it('empties the templates of assembly that are more than strings', () => {
    expect(masked('asm volatile(INSN(%0, 1) "nop" : : "r"(x) : "memory");')).toEqual([
      'asm volatile(""                : : "r"(x) : "memory");',
    ]);
    expect(masked('asm volatile("nop" : "=r"(x));')).toEqual(['asm volatile("nop" : "=r"(x));']);
    expect(masked('register long a0 asm("a0") = x;')).toEqual(['register long a0           = x;']);
  });
});

describe('#if in bodies', () => {
  it('leaves arms of whole statements to the grammar', () => {
    const line = '#ifdef A\n\tfoo();\n#else\n\tif (b) {\n\t\tbar();\n\t}\n#endif\n\tbaz();';
    expect(masked(line)).toEqual([line]);
  });

  it('keeps the first arm where a statement is cut, and tells the directives', () => {
    expect(masked('if (a) {\n\t\tb();\n#ifdef IO\n\t} else {\n\t\tc();\n#endif\n\t}')).toEqual([
      'if (a) {\n\t\tb();\n         \n\t} else {\n\t\tc();\n      \n\t}',
      'cut #ifdef IO',
      'cut #endif',
    ]);
    expect(masked('x = a\n#if B\n\t+ b\n#else\n\t+ c\n#endif\n\t;')).toEqual([
      'x = a\n     \n\t+ b\n     \n    \n      \n\t;',
      'cut #if B',
      'cut #else',
      'cut #endif',
    ]);
  });

  it('reads a head in two arms', () => {
    expect(head('#ifdef A\nint f(long a)\n#else\nint f(int a)\n#endif\n{\n}').slice(0, 2)).toEqual([
      '        ',
      'int f(long a)',
    ]);
  });
});

describe('any text', () => {
  const piece = fc.constantFrom(
    ...[
      '{',
      '}',
      '(',
      ')',
      ';',
      '"',
      "'",
      '/*',
      '*/',
      '//',
      '\n',
      '\r\n',
      '\\\n',
      ' ',
      '\t',
      '...',
      ',',
      ':',
      '*',
      '&=',
      '52_B',
    ],
    ...[
      '\n#if A\n',
      '\n#else\n',
      '\n#endif\n',
      'struct s',
      'case 1',
      '__free(x)',
      '__weak',
      'list_for_each(',
      'scoped_guard(',
      'FNAME(x)(',
    ],
    ...[
      'asm volatile(',
      'offsetof(',
      'DECLARE_BITMAP(a, 1)',
      'typeof(',
      'static',
      'int f(void)\n{',
      'é',
      'return',
      'else',
      '\u0000',
    ],
  );
  const breaks = (text: string) => [...text.matchAll(/[\r\n]/g)].map((found) => [found.index, found[0]]);

  it('keeps its length and its line breaks, and tells words in order that stand where it says', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const text = pieces.join('');
        const { text: result, words } = mask(text);
        expect(result.length).toBe(text.length);
        expect(breaks(result)).toEqual(breaks(text));
        let at = -1;
        for (const word of words) {
          expect(word.at).toBeGreaterThan(at);
          expect(text.startsWith(word.word, word.at)).toBe(true);
          at = word.at;
        }
      }),
      { numRuns: 3000, seed: 11 },
    );
  });

  it.each([['{'], ['('], ['f(a, '], ['#if A\n'], ['offsetof('], ['list_for_each(a) '], ['struct s, ']])(
    '%j, five thousand times, is masked',
    (unit) => {
      expect(mask(unit.repeat(5000)).text).toHaveLength(unit.length * 5000);
    },
  );
});
