/** `#if` arms as alternatives, and conditions that are the same however they are asked. */
import { expect, test } from 'vitest';
import { graph } from './shown.ts';

test('arms in order, and none of them', () => {
  expect(graph('#ifdef A\nf();\n#elif B\ng();\n#endif\nh();')).toMatchInlineSnapshot(`
    "b0:
      -> b3 with A
      -> b1 without A
    b1:
      -> b2 with B
      -> b4 without B
    b2:
      g()  #1
      -> b4
    b3:
      f()  #0
      -> b4
    b4:
      h()  #2
      return
      -> b5
    b5: exit"
  `);
  expect(graph('#if A\nf();\n#else\ng();\n#endif')).toMatchInlineSnapshot(`
    "b0:
      -> b1 with A
      -> b2 without A
    b1:
      f()  #0
      -> b3
    b2:
      g()  #1
      -> b3
    b3:
      return
      -> b4
    b4: exit"
  `);
});

test('conditions are taken apart', () => {
  expect(graph('#if defined(A) && !(defined(B) || C > 2)\nf();\n#endif')).toMatchInlineSnapshot(`
    "b0:
      -> b1 with A
      -> b4 without A
    b1:
      -> b4 with B
      -> b2 without B
    b2:
      -> b4 with C > 2
      -> b3 without C > 2
    b3:
      f()  #0
      -> b4
    b4:
      return
      -> b5
    b5: exit"
  `);
});

test('#if 0 and #if 1', () => {
  expect(graph('#if 0\nf();\n#else\ng();\n#endif\n#if 1\nh();\n#endif')).toMatchInlineSnapshot(`
    "b0:
      g()  #0
      h()  #1
      return
      -> b1
    b1: exit"
  `);
});

test('IS_ENABLED in C asks the same question', () => {
  expect(graph('if (IS_ENABLED(CONFIG_X) && a) f();\n#ifdef CONFIG_X\ng();\n#endif')).toMatchInlineSnapshot(`
    "b0:
      -> b1 with CONFIG_X
      -> b3 without CONFIG_X
    b1:
      -> b2 if a
      -> b3 unless a
    b2:
      f()  #0
      -> b3
    b3:
      -> b4 with CONFIG_X
      -> b5 without CONFIG_X
    b4:
      g()  #1
      -> b5
    b5:
      return
      -> b6
    b6: exit"
  `);
});
