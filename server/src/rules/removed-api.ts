/** v6.13 took out the calls that guess a page from a pfn; code that was written for older kernels still makes them. Where
 *  the tree has them they work, and that is a hint; where it has not, this does not build. What a path does with the page
 *  is the other rules' matter. */
import { goneApis } from '../model/apis/gone.ts';
import { compareVersions } from '../model/version.ts';
import { defineRule } from './rule.ts';

export const removedApi = defineRule({
  id: 'removed-api',
  level: 'warning',
  summary: 'A call of an API that KVM dropped; a hint where the tree still declares it.',
  messages: {
    gone: (name) => `${name}() is gone since v${sinceOf(name)}: ${migrationOf(name)}`,
    declared: (name) =>
      `${name}() is still declared here, and gone since v${sinceOf(name)}: ${migrationOf(name)}`,
  },

  read: {
    names: new Set(goneApis.keys()),
    check({ name, declared, kernelVersion }, report) {
      if (declared === 'yes') report({ message: 'declared', cause: 'declared', isHint: true });
      // Without headers only a kernel that came after says that it is gone.
      else if (declared === 'no' || compareVersions(kernelVersion, sinceOf(name)) >= 0)
        report({ message: 'gone', cause: 'not-declared', isHint: false });
    },
  },
});

const sinceOf = (name: string): string => goneApis.get(name)!.since;

const migrationOf = (name: string): string => goneApis.get(name)!.migration;
