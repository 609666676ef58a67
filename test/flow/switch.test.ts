/** `switch`: groups of labels, fallthrough, the rest, and labels under `#if`. */
import { expect, test } from 'vitest';
import { graph } from './shown.ts';

test('groups, ranges, fallthrough and default', () => {
  expect(
    graph('switch (f(x)) { case A: case 1 ... 3: a(); fallthrough; case B: b(); break; default: c(); } d();'),
  ).toMatchInlineSnapshot(`
    "b0:
      %1 = f(x)  #0
      -> b1 case %1 is A, 1 ... 3
      -> b2 case %1 is B
      -> b3 default %1 not A, 1 ... 3, B
    b1:
      a()  #1
      -> b2
    b2:
      b()  #2
      -> b4
    b3:
      c()  #3
      -> b4
    b4:
      d()  #4
      return
      -> b5
    b5: exit"
  `);
});

test('without a default the rest goes on behind', () => {
  expect(graph('switch (x) { case A: return a(); case B: break; } b();')).toMatchInlineSnapshot(`
    "b0:
      -> b1 case x is A
      -> b2 case x is B
      -> b2 default x not A, B
    b1:
      %1 = a()  #0
      return %1
      -> b3
    b2:
      b()  #1
      return
      -> b3
    b3: exit"
  `);
});

test('default among other labels takes their values too', () => {
  expect(graph('switch (x) { case A: default: a(); break; case B: b(); }')).toMatchInlineSnapshot(`
    "b0:
      -> b2 case x is B
      -> b1 default x not B
    b1:
      a()  #0
      -> b3
    b2:
      b()  #1
      -> b3
    b3:
      return
      -> b4
    b4: exit"
  `);
});

test('labels inside an #if are reached where it is compiled', () => {
  expect(
    graph(
      'switch (x) {\n#ifdef CONFIG_X\ncase A:\na();\nbreak;\n#endif\ncase B:\nb();\nbreak;\ndefault:\nc();\n}',
    ),
  ).toMatchInlineSnapshot(`
    "b0:
      -> b1 case x is A
      -> b3 case x is B
      -> b4 default x not A, B
    b1:
      -> b2 with CONFIG_X
      -> b4 without CONFIG_X
    b2:
      a()  #0
      -> b5
    b3:
      b()  #1
      -> b5
    b4:
      c()  #2
      -> b5
    b5:
      return
      -> b6
    b6: exit"
  `);
});

test('labels inside a block and a switch inside a switch', () => {
  expect(
    graph('switch (x) { case A: { a(); case B: b(); } switch (y) { case C: c(); break; } }'),
  ).toMatchInlineSnapshot(`
    "b0:
      -> b1 case x is A
      -> b2 case x is B
      -> b4 default x not A, B
    b1:
      a()  #0
      -> b2
    b2:
      b()  #1
      -> b3 case y is C
      -> b4 default y not C
    b3:
      c()  #2
      -> b4
    b4:
      return
      -> b5
    b5: exit"
  `);
});
