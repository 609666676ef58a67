/** Items: how a file falls into pieces, what each is called and under which `#if` it stands. It parses nothing, as the
 *  splitter does not. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitItems } from '../../server/src/syntax/items.ts';
import { createNames } from '../../server/src/syntax/names.ts';
import { printItems } from '../../server/src/syntax/print.ts';

/** Kind, name and text of what is no gap; conditions behind `if`. */
function items(text: string): string[] {
  return splitItems(text, createNames())
    .filter((item) => item.kind !== 'other')
    .map((item) => {
      const around = item.conditions.length === 0 ? '' : ` if ${item.conditions.join(' and ')}`;
      return `${item.kind} ${item.name}${around}: ${JSON.stringify(text.slice(item.start, item.end))}`;
    });
}

/** Kind and name only. */
const shape = (text: string) =>
  splitItems(text, createNames())
    .filter((item) => item.kind !== 'other')
    .map((item) => `${item.kind} ${item.name}`);

describe('whole code', () => {
  it('prints itself', () => {
    const names = createNames();
    const text =
      '#include "mmu.h"\n#ifdef CONFIG_SMP\n/* count */\nint count(struct pool *p)\n{\n\treturn p->n;\n}\n#endif\n';
    expect(printItems(splitItems(text, names), names)).toMatchInlineSnapshot(`
      "include "mmu.h" 0-17
      other 17-47: CONFIG_SMP
      function count 47-90 if defined(CONFIG_SMP): int count struct pool p return n
      other 90-98"
    `);
  });

  it('finds a function behind attributes, and annotations behind its parameters', () => {
    expect(
      shape(
        'static __always_inline bool __must_check is_shadow(u64 pte)\n{\n\treturn pte & 1;\n}\n' +
          'void *__init early_map(void) __must_hold(&map_lock)\n{\n\treturn NULL;\n}\n' +
          '__printf(2, 3)\nstatic struct kvm *\nsay(struct kvm *kvm, const char *fmt, ...)\n{\n}\n' +
          'static __attribute__((noinline)) int slow(void) { return 0; }\n',
      ),
    ).toEqual(['function is_shadow', 'function early_map', 'function say', 'function slow']);
  });

  it('names functions that a macro names', () => {
    expect(
      shape(
        'static int FNAME(walk)(struct walker *w)\n{\n\treturn FNAME(step)(w);\n}\nDEFINE_CALL2(madvise, int, a, int, b)\n{\n\treturn 0;\n}\n',
      ),
    ).toEqual(['function FNAME(walk)', 'function DEFINE_CALL2']);
  });

  it('tells declarations and their names', () => {
    expect(
      shape(
        'struct walker {\n\tint level;\n};\nstatic const struct ops table[] __initconst = {\n\t{ .run = walk },\n};\n' +
          'int walk(struct walker *w);\ntypedef struct { u64 v; } entry_t;\nenum state { A, B };\n' +
          'static DEFINE_MUTEX(lock);\nu64 mask __read_mostly = 1;\nextern int (*hook)(int);\n',
      ),
    ).toEqual([
      'declaration walker',
      'declaration table',
      'declaration walk',
      'declaration entry_t',
      'declaration state',
      'declaration DEFINE_MUTEX',
      'declaration mask',
      'declaration hook',
    ]);
  });

  it('lets macros that need no semicolon stand alone', () => {
    expect(
      shape(
        'BUILD_AGER(young, mkold)\nBUILD_AGER(dirty, mkclean)\n\nint f(void)\n{\n}\nEXPORT_SYMBOL_GPL(f);\nMAKE(x)\n#define Y 1\n',
      ),
    ).toEqual([
      'declaration BUILD_AGER',
      'declaration BUILD_AGER',
      'function f',
      'declaration EXPORT_SYMBOL_GPL',
      'declaration MAKE',
      'macro Y',
    ]);
  });

  it('takes directives with their continued lines, and names what they define', () => {
    expect(
      items(
        '#define both(a, b) \\\n\tdo { (a); \\\n\t} while (0) /* two\nlines */\n#include <linux/kvm.h>\n',
      ),
    ).toEqual([
      'macro both: "#define both(a, b) \\\\\\n\\tdo { (a); \\\\\\n\\t} while (0) /* two\\nlines */\\n"',
      'include <linux/kvm.h>: "#include <linux/kvm.h>\\n"',
    ]);
  });

  it('is not misled by comments, strings and characters', () => {
    expect(
      shape(
        "int f(void)\n{\n\tchar c = '}', q = '\\'';\n\tputs(\"}\\\"{\"); /* } */ // }\n\treturn c;\n}\nint g(void)\n{\n}\n",
      ),
    ).toEqual(['function f', 'function g']);
  });

  it('keeps labels, initialisers and nested functions of macros inside', () => {
    const body = 'int f(void)\n{\nretry:\n\tif (g(\n0))\n\t\tgoto out;\nout:\n\treturn 0;\n}';
    const table = 'static struct row rows[] = {\n{\n\t.a = 1,\n}, {\n\t.a = 2,\n},\n};';
    expect(items(`${body}\n${table}\n`)).toEqual([
      `function f: ${JSON.stringify(body)}`,
      `declaration rows: ${JSON.stringify(table)}`,
    ]);
  });

  it('mentions each identifier once, in order, outside comments and strings', () => {
    const names = createNames();
    const [item] = splitItems('int a(int b)\n{\n\tb = a(b) + c; /* d */ "e"; // f\n}', names);
    expect(Array.from(item!.mentions, (id) => names.name(id))).toEqual(['int', 'a', 'b', 'c']);
  });

  it('reads CRLF as it reads LF', () => {
    const text = '#define A \\\n\t1\nint f(void)\n{\n\treturn A;\n}\nint g(void)\n{\n}\n';
    expect(shape(text.replaceAll('\n', '\r\n'))).toEqual(shape(text));
  });
});

describe('#if', () => {
  it('says which arms are around an item, and forgets an include guard', () => {
    expect(
      items(
        '#ifndef POOL_H\n#define POOL_H\n#if SIZE == 64\nint a;\n#elif defined(SMALL)\nint b;\n#else\n#ifndef QUIET\nint c;\n#endif\n#endif\n#endif\n',
      ),
    ).toEqual([
      'macro POOL_H: "#define POOL_H\\n"',
      'declaration a if SIZE == 64: "int a;"',
      'declaration b if !(SIZE == 64) and defined(SMALL): "int b;"'.replace(' and ', ' && '),
      'declaration c if !(SIZE == 64) && !defined(SMALL) and !defined(QUIET): "int c;"',
    ]);
  });

  it('keeps one that cuts a head or a body inside the function', () => {
    const head = '#ifdef WIDE\nint f(long a)\n#else\nint f(int a)\n#endif\n{\n\treturn a;\n}';
    const both = '#ifdef WIDE\nint g(long a) {\n#else\nint g(int a) {\n#endif\n\treturn a;\n}';
    const tail =
      'int h(int a)\n{\n#ifdef WIDE\n\tif (a) {\n#else\n\t{\n#endif\n\t\treturn 1;\n\t}\n#ifdef ODD\n\treturn 2;\n}\n#else\n\treturn 3;\n}\n#endif\n';
    expect(items(`int x;\n${head}\n${both}\n${tail}int i(void)\n{\n}\n`)).toEqual([
      'declaration x: "int x;"',
      `function f: ${JSON.stringify(head)}`,
      `function g: ${JSON.stringify(both)}`,
      `function h: ${JSON.stringify(tail)}`,
      'function i: "int i(void)\\n{\\n}"',
    ]);
  });

  it('takes two whole functions in two arms for two', () => {
    expect(
      items('#ifdef A\nint f(void)\n{\n\treturn 1;\n}\n#else\nint f(void) { return 0; }\n#endif\n'),
    ).toEqual([
      'function f if defined(A): "int f(void)\\n{\\n\\treturn 1;\\n}"',
      'function f if !defined(A): "int f(void) { return 0; }"',
    ]);
  });
});

describe('half-typed code', () => {
  const after = 'static int after(void)\n{\n\treturn 1;\n}\n';
  const damaged: readonly (readonly [string, string])[] = [
    ['an open brace', 'int f(int a)\n{\n\tif (a) {\n\treturn 0;\n}\n'],
    ['an open parenthesis', 'int f(int a)\n{\n\tcall(a, (a;\n\treturn 0;\n}\n'],
    ['an open string', 'int f(int a)\n{\n\tputs("{ ;\n\treturn 0;\n}\n'],
    ['an open comment', 'int f(int a)\n{\n\treturn 0; /* why\n}\n\n/* after */\n'],
    ['a brace too many', 'int f(int a)\n{\n\tif (a) }\n\treturn 0;\n}\n'],
    ['no closing brace', 'int f(int a)\n{\n\treturn 0;\n\n'],
    ['an open #if', 'int f(int a)\n{\n#ifdef A\n\treturn 0;\n}\n'],
    ['an #endif too many', 'int f(int a)\n{\n\treturn 0;\n#endif\n}\n'],
    ['half a head', 'int f(int a,\n'],
    ['a word', 'stat\n'],
    ['a declaration without its end', 'struct a {\n\tint b;\n}\n'],
    ['a call without its end', 'int f(int a)\n'],
    ['an initialiser without its end', 'int f[] = {\n\t1,\n'],
  ];

  it.each(damaged)('%s leaves the next function whole', (_, text) => {
    expect(items(text + after).at(-1)).toBe(`function after: ${JSON.stringify(after.trimEnd())}`);
  });

  it('believes indentation and labels where a brace in column 0 is one too early', () => {
    const text = 'int f(int a)\n{\n\tif (a) {\n\t\ta++;\n}\n\treturn 0;\n}\n';
    expect(items(text + after)).toHaveLength(2);
    expect(items(`int f(int a)\n{\n\tif (a) {\n\t\ta++;\n}\n\nout:\n\treturn 0;\n}\n${after}`)).toHaveLength(
      2,
    );
  });

  it('tells one-line functions apart while their braces are whole, and gives up when they are not', () => {
    expect(shape('int f(void) { return 1; } int g(void) { return 2; }')).toEqual([
      'function f',
      'function g',
    ]);
    expect(shape('int f(void) { if (a) { return 1; } int g(void) { return 2; }')).toEqual(['file ']);
  });

  it('never fails, and covers any text without gaps', () => {
    const piece = fc.constantFrom(
      ...[
        '{',
        '}',
        '\n}',
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
        '\\',
        '\\\n',
        ' ',
        '\t',
        '=',
        '[',
        ']',
        ',',
      ],
      ...[
        '\n#if A',
        '\n#else',
        '\n#elif B',
        '\n#endif',
        '\n#define X',
        '\n#include',
        '#',
        'static',
        'int f',
        'struct s',
        'out:',
      ],
      ...[
        '\nint f(void)\n{',
        'FNAME(x)(',
        '\n__must_hold(l)',
        'é',
        '\u0000',
        '7',
        '1.5e3',
        'EXPORT_SYMBOL(x)',
      ],
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const text = pieces.join('');
        let end = 0;
        for (const item of splitItems(text, createNames())) {
          expect(item.start).toBe(end);
          expect(item.end).toBeGreaterThan(item.start);
          end = item.end;
        }
        expect(end).toBe(text.length);
      }),
      { numRuns: 3000, seed: 7 },
    );
  });

  it.each([['{'], ['('], ['#if A\n'], ['a('], ['int f(void)\n{\n'], ['/*'], ['x\n'], ['[']])(
    '%j, twenty thousand deep, is split',
    (unit) => {
      const text = unit.repeat(20_000);
      expect(splitItems(text, createNames()).at(-1)!.end).toBe(text.length);
    },
  );
});
