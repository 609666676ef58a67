/** The tables of the abstract MMU against real kernels: names exist, parameters are as many as said, what a variant
 *  looks for in a definition is there. Declarations are found by pattern, so only what is found is compared. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { apis, hooks } from '../../server/src/model/apis/index.ts';
import type { Api, Variant } from '../../server/src/model/effect.ts';
import { inRange } from '../../server/src/model/version.ts';
import { type KernelVersion, kernel } from '../support/kernel.ts';

interface Declaration {
  readonly params: number;
  /** With its braces; undefined for a prototype and a macro. */
  readonly body: string | undefined;
}

interface Tree {
  readonly words: ReadonlySet<string>;
  readonly declared: ReadonlyMap<string, readonly Declaration[]>;
}

/** Calls of the whole kernel that KVM could make at any time and today makes nowhere. */
const generic = [
  'copy_page',
  'folio_mark_accessed',
  'folio_try_get',
  'kmap_local_folio',
  'kmemdup',
  'kvmalloc',
  'memmove',
  'msleep',
  'synchronize_rcu_expedited',
  'usleep_range',
];

/** A name at the left margin, after its type or `#define`, with its parameters and what follows up to column 0. */
const DECLARATION =
  /^(?:#define\s+|[A-Za-z_][\w \t*]*[ \t*\n])(\w+)\(([^(){};]*(?:\([^()]*\)[^(){};]*)*)\)(\s*\{[\s\S]*?^\})?/gm;

function read(root: string): Tree {
  const words = new Set<string>();
  const declared = new Map<string, Declaration[]>();
  for (const entry of readdirSync(root, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !/\.[chS]$/.test(entry.name)) continue;
    const text = readFileSync(join(entry.parentPath, entry.name), 'utf8').replace(/\/\*[\s\S]*?\*\//g, ' ');
    for (const [word] of text.matchAll(/[A-Za-z_]\w*/g)) words.add(word);
    for (const [, name, list, body] of text.matchAll(DECLARATION)) {
      declared.set(name!, [...(declared.get(name!) ?? []), { params: count(list!), body }]);
    }
  }
  return { words, declared };
}

function count(list: string): number {
  const trimmed = list.trim();
  return trimmed === '' || trimmed === 'void' ? 0 : trimmed.split(/,(?![^(]*\))/).length;
}

const bodyFits = (when: Variant, body: string): boolean =>
  (when.bodyHas === undefined || body.includes(when.bodyHas)) &&
  (when.bodyLacks === undefined || !body.includes(when.bodyLacks));

const roots = { '6.12': kernel('6.12'), '7.2': kernel('7.2') };
const trees = new Map<KernelVersion, Tree>();
const tree = (version: KernelVersion): Tree => {
  if (!trees.has(version)) trees.set(version, read(roots[version]!));
  return trees.get(version)!;
};

/** A variant that acts says how many parameters the name has; some declaration must agree. */
function miscounted(version: KernelVersion): string[] {
  const acting = apis.filter((api) => inRange(version, api.since, api.until));
  return [...new Set(acting.map((api) => api.name))].flatMap((name) => {
    const found = tree(version).declared.get(name) ?? [];
    const counts = acting.filter((api) => api.name === name).map((api) => api.params.length);
    const agrees = found.length === 0 || found.some((d) => counts.includes(d.params));
    return agrees ? [] : [`${name}: ${found.map((d) => d.params).join(', ')}`];
  });
}

/** Variants of the version whose number of parameters fits a definition, and yet none fits its text. */
function unrecognised(version: KernelVersion): string[] {
  const worded = apis.filter((api) => api.when?.bodyHas !== undefined || api.when?.bodyLacks !== undefined);
  return worded.flatMap(({ name }) => {
    const bodies = (tree(version).declared.get(name) ?? []).flatMap((d) => (d.body === undefined ? [] : [d]));
    const fits = (api: Api): boolean =>
      bodies.some((d) => d.params === api.params.length && bodyFits(api.when ?? {}, d.body!));
    const acting = apis.filter((api) => api.name === name && inRange(version, api.since, api.until));
    return bodies.length === 0 || acting.some(fits) ? [] : [name];
  });
}

describe.skipIf(!roots['6.12'] || !roots['7.2'])('6.12 and 7.2', () => {
  /** A member of a table of functions is known by its own name. */
  const inBoth = (name: string): boolean =>
    ['6.12' as const, '7.2' as const].some((version) => tree(version).words.has(name.split('.').at(-1)!));

  test('every name is in one of them, or is said to be of other releases', () => {
    const nowhere = apis
      .filter((api) => !api.since && !api.until && !inBoth(api.name))
      .map((api) => api.name);
    expect([...new Set(nowhere)].sort()).toEqual([...generic].sort());
    expect(hooks.filter((hook) => !hook.until && !inBoth(hook.name)).map((hook) => hook.name)).toEqual([]);
  });

  test.each(['6.12', '7.2'] as const)('%s has the names that are bound to it', (version) => {
    const bounded = apis.filter((api) => (api.since || api.until) && inRange(version, api.since, api.until));
    const absent = bounded.filter((api) => !tree(version).words.has(api.name)).map((api) => api.name);
    expect(absent).toEqual([]);
  });

  test.each(['6.12', '7.2'] as const)(
    '%s does not declare what is said to be gone or not there yet',
    (version) => {
      const acts = new Set(
        apis.filter((api) => inRange(version, api.since, api.until)).map((api) => api.name),
      );
      const gone = apis.filter((api) => !acts.has(api.name) && tree(version).declared.has(api.name));
      // x86 had static functions of these names before virt/kvm did; their parameters tell them apart.
      const others = version === '6.12' ? ['kvm_faultin_pfn', '__kvm_faultin_pfn'] : [];
      expect([...new Set(gone.map((api) => api.name))].sort()).toEqual(others.sort());
    },
  );

  test.each(['6.12', '7.2'] as const)('%s declares as many parameters as the table says', (version) => {
    expect(miscounted(version)).toEqual([]);
  });

  test.each(['6.12', '7.2'] as const)('%s has what its variants look for in definitions', (version) => {
    expect(unrecognised(version)).toEqual([]);
  });
});
