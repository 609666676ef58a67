/** The tables of the abstract MMU as data: they contradict neither themselves nor the house's style of words. What they
 *  say of the kernel is compared with real trees in `tables.test.ts`. */
import { describe, expect, test } from 'vitest';
import { goneApis } from '../../server/src/model/apis/gone.ts';
import { apis, guardClasses, hooks } from '../../server/src/model/apis/index.ts';
import type { Api, Effect, Ref } from '../../server/src/model/effect.ts';
import { compareVersions, inRange, nextRelease } from '../../server/src/model/version.ts';

const label = (api: Api): string => `${api.name} ${api.since ?? ''}-${api.until ?? ''}`;

/** Every operand of an effect, wherever it stands in it. */
function refs(effect: Effect): Ref[] {
  const found: Ref[] = [];
  const walk = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    if ('in' in value) found.push(value as Ref);
    else Object.values(value).forEach(walk);
  };
  walk(effect);
  return found;
}

const rangesMeet = (a: Api, b: Api): boolean =>
  !(a.until && b.since && compareVersions(a.until, b.since) < 0) &&
  !(b.until && a.since && compareVersions(b.until, a.since) < 0);

/** Whether some definition could be both variants. */
function definitionsMeet(a: Api, b: Api): boolean {
  const [left, right] = [a.when, b.when];
  if (!left || !right) return true;
  if (left.params !== undefined && right.params !== undefined && left.params !== right.params) return false;
  if (left.static !== undefined && right.static !== undefined && left.static !== right.static) return false;
  if (left.bodyHas !== undefined && left.bodyHas === right.bodyLacks) return false;
  if (right.bodyHas !== undefined && right.bodyHas === left.bodyLacks) return false;
  return true;
}

describe('every entry', () => {
  test('names only arguments it has', () => {
    const outside = (api: Api): boolean =>
      api.effects.flatMap(refs).some((ref) => ref.in !== 'result' && ref.n >= api.params.length);
    expect(apis.filter(outside).map(label)).toEqual([]);
    const counted = apis.filter((api) => api.when?.params !== undefined);
    expect(counted.filter((api) => api.when!.params !== api.params.length).map(label)).toEqual([]);
  });

  test('says where it is said, and unknown where nobody knows', () => {
    expect(apis.filter((api) => api.source.trim() === '').map(label)).toEqual([]);
    expect(hooks.filter((hook) => hook.source.trim() === '').map((hook) => hook.name)).toEqual([]);
    expect(guardClasses.filter((guard) => guard.source.trim() === '').map((guard) => guard.name)).toEqual([]);
  });

  test('speaks in one sentence without a full stop', () => {
    const sentences = [
      ...apis.flatMap((api) => [api.does, api.needs, api.returns]),
      ...hooks.map((hook) => hook.words),
    ].filter((words) => words !== '');
    expect(sentences.filter((words) => words.endsWith('.'))).toEqual([]);
    expect(sentences.filter((words) => /\.\s+[A-Z]/.test(words))).toEqual([]);
    expect(apis.filter((api) => !/^[a-z]/.test(api.does)).map(label)).toEqual([]);
    expect(hooks.filter((hook) => !/^[a-z]/.test(hook.words)).map((hook) => hook.name)).toEqual([]);
    expect(sentences.filter((words) => words !== words.trim() || / {2}/.test(words))).toEqual([]);
  });

  test('that returns a page, an address or a truth says so', () => {
    const returns = apis.filter((api) => api.effects.some((e) => refs(e).some((ref) => ref.in === 'result')));
    expect(returns.filter((api) => api.returns === 'nothing').map(label)).toEqual([]);
  });

  test('names its replacement with a name', () => {
    const odd = apis.filter((api) => api.replacedBy !== undefined && !/^[a-z_]\w+( |$)/.test(api.replacedBy));
    expect(odd.map(label)).toEqual([]);
  });
});

test('no two variants of a name can act for one tree', () => {
  const clashes: string[] = [];
  apis.forEach((a, i) => {
    for (const b of apis.slice(i + 1)) {
      if (a.name === b.name && rangesMeet(a, b) && definitionsMeet(a, b))
        clashes.push(`${label(a)} and ${label(b)}`);
    }
  });
  expect(clashes).toEqual([]);
});

test('guard classes and hooks have one entry a name and version', () => {
  const guards = guardClasses.map((guard) => guard.name);
  expect(new Set(guards).size).toBe(guards.length);
  const names = hooks.map((hook) => `${hook.name} ${hook.since ?? ''}`);
  expect(new Set(names).size).toBe(names.length);
});

test('a guard class leaves what it enters', () => {
  for (const guard of guardClasses) {
    const taken = guard.enter.filter((effect) => effect.e === 'lock').length;
    expect(guard.leave.filter((effect) => effect.e === 'unlock')).toHaveLength(taken);
    for (const effect of [...guard.enter, ...guard.leave]) {
      for (const ref of refs(effect)) expect(ref).toEqual({ in: 'arg', n: 0 });
    }
  }
});

test('every lock that is taken by a name is dropped by another, in the same mode', () => {
  const by = (e: 'lock' | 'unlock') =>
    new Set(apis.flatMap((api) => api.effects.flatMap((x) => (x.e === e ? [`${x.lock.by} ${x.mode}`] : []))));
  expect(by('lock')).toEqual(by('unlock'));
});

describe('versions', () => {
  test('are compared by number, a patch level counts as its release', () => {
    expect(compareVersions('6.9', '6.12')).toBeLessThan(0);
    expect(compareVersions('7.2.13', '6.12.117')).toBeGreaterThan(0);
    expect(compareVersions('6.12.117', '6.12')).toBe(0);
    expect(compareVersions('v6.13-rc3', '6.13')).toBe(0);
    expect(compareVersions('6', '6.0')).toBe(0);
  });

  test('bounds are included, an absent bound does not bind', () => {
    expect(inRange('6.12.117', undefined, '6.12')).toBe(true);
    expect(inRange('6.13', undefined, '6.12')).toBe(false);
    expect(inRange('6.13', '6.13')).toBe(true);
    expect(inRange('6.12', '6.13')).toBe(false);
    expect(inRange('5.4')).toBe(true);
  });

  test('an unreadable version is older than all', () => {
    expect(inRange('', '5.0')).toBe(false);
  });

  test('a since is never later than its until', () => {
    const odd = [...apis, ...hooks].filter(
      (x) => x.since && x.until && compareVersions(x.since, x.until) > 0,
    );
    expect(odd.map((x) => x.name)).toEqual([]);
  });
});

describe('what is gone', () => {
  test('says since when and what to write; names that live on with another meaning are not', () => {
    expect(goneApis.get('gfn_to_pfn')).toMatchObject({ since: '6.13' });
    expect(goneApis.get('mmu_notifier_retry')).toMatchObject({ since: '6.0' });
    expect(['kvm_vcpu_map', 'gfn_to_page', 'hva_to_pfn'].filter((name) => goneApis.has(name))).toEqual([]);
  });

  test('every name that a release dropped for another one has a migration', () => {
    const dropped = apis.filter((api) => api.replacedBy && api.until).map(({ name }) => name);
    const livesOn = (name: string) => apis.some((api) => api.name === name && api.until === undefined);
    expect(dropped.filter((name) => !livesOn(name) && !goneApis.has(name))).toEqual([]);
  });

  test('the release after', () =>
    expect(['6.12', '5.19', '4.20', '3.19'].map(nextRelease)).toEqual(['6.13', '6.0', '5.0', '4.0']));
});
