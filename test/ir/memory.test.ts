/** What the IR and the graph keep alive: strings of their own, never the text of the file that they were cut from. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { buildGraph } from '../../server/src/flow/build.ts';
import { lowerFunction, lowerMacro } from '../../server/src/ir/lower.ts';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

test('a hundred versions of a file of half a megabyte', async () => {
  const items =
    'static int a_function_of_some_length(struct kvm *a_parameter_of_mine)\n{\n' +
    '\tkvm_for_each_something(a_parameter_of_mine)\n\t\tguard(a_guard_with_a_long_name)(&a_rather_long_name->lock);\n' +
    '\tstruct page *a_page_of_mine __free(a_freeing_function) = a_rather_long_callee(0x1234567890abcdefULL);\n' +
    '#ifdef CONFIG_SOMETHING_OR_OTHER\n\tx = sizeof(struct something_or_other);\n#endif\n}\n';
  const kept: unknown[] = [];
  collect();
  const before = process.memoryUsage().heapUsed;
  for (let i = 0; i < 100; i++) {
    const file = Buffer.from(`/*${'x'.repeat(500_000)}${i}*/${items}`).toString();
    const text = file.slice(file.indexOf('static'));
    const fn = lowerFunction(text)!;
    kept.push(
      fn,
      buildGraph(fn),
      lowerMacro(`#define a_macro_of_some_length(an_argument) ${text.slice(0, 40)}`),
    );
    // Trees die between turns of the event loop.
    await new Promise(setImmediate);
  }
  collect();
  expect(process.memoryUsage().heapUsed - before).toBeLessThan(20_000_000);
  expect(kept).toHaveLength(300);
});
