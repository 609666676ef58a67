/** Chooses, for a name and a tree, the entry of the model's tables that acts. It knows versions and what the tree shows of
 *  a definition; it never looks at a caller. */

import { apis, guardClasses, hooks } from '../model/apis/index.ts';
import type { Api, Effect, GuardClass, Hook, Variant } from '../model/effect.ts';
import { inRange } from '../model/version.ts';

/** What the tree shows of a name. */
export interface Shown {
  readonly params?: number;
  readonly body?: string;
  readonly isStatic?: boolean;
}

export interface Table {
  /** The acting entry, given what the tree shows of the name from the calling place; undefined: the table is silent. */
  api(name: string, shown: Shown | undefined): Api | undefined;
  /** What an entry adds to a body that is followed instead of it. */
  besides(name: string, shown: Shown | undefined): readonly Effect[] | undefined;
  /** The entry that says what a call zaps and flushes, also where its body is followed. */
  owing(name: string, shown: Shown | undefined): Api | undefined;
  /** Whether an entry says that what it zaps needs no flush. */
  owesNothing(name: string): boolean;
  /** Whether any entry, of any version, has this name. */
  knows(name: string): boolean;
  guard(name: string): GuardClass | undefined;
  hook(name: string): Hook | undefined;
  readonly names: readonly string[];
  /** All entries of a name, whatever the version. */
  entries(name: string): readonly Api[];
}

export function makeTable(version: string, extra: readonly Api[] = []): Table {
  const byName = new Map<string, Api[]>();
  for (const api of [...extra, ...apis]) byName.set(api.name, [...(byName.get(api.name) ?? []), api]);
  const guards = new Map(guardClasses.map((guard) => [guard.name, guard]));
  const hooksByName = new Map(
    hooks.filter((hook) => inRange(version, hook.since, hook.until)).map((hook) => [hook.name, hook]),
  );
  return {
    api: (name, shown) => choose(byName.get(name) ?? [], version, shown),
    besides: (name, shown) =>
      besidesOf(byName.get(name)?.find((api) => api.wrapper && isMeant(api, version, shown))),
    owesNothing: (name) =>
      byName
        .get(name)
        ?.some((api) => api.owes?.every((effect) => effect.e === 'zap' && effect.owes === 'none')) ?? false,
    owing: (name, shown) => byName.get(name)?.find((api) => api.owes && isMeant(api, version, shown)),
    knows: (name) => byName.has(name),
    guard: (name) => guards.get(name),
    hook: (name) => hooksByName.get(name),
    names: [...byName.keys()],
    entries: (name) => byName.get(name) ?? [],
  };
}

/** What a body hides in bits its entry tells: names of the page, and that it is mapped. */
const besidesOf = (api: Api | undefined): readonly Effect[] | undefined =>
  api?.besides ?? api?.effects.filter(({ e }) => e === 'view' || e === 'install');

/** What the tree declares decides; its version only breaks ties, and chooses where a body that would tell is not at hand. */
function choose(entries: readonly Api[], version: string, shown: Shown | undefined): Api | undefined {
  const possible = entries.filter(
    (api) => !(api.wrapper && shown?.body !== undefined) && isMeant(api, version, shown),
  );
  const isSure = ({ when }: Api): boolean => !when || !shown || isTold(when, shown);
  return (
    possible.find(isSure) ?? possible.find((api) => inRange(version, api.since, api.until)) ?? possible[0]
  );
}

/** Whether the entry is about the function that the tree shows. */
const isMeant = (api: Api, version: string, shown: Shown | undefined): boolean =>
  api.when && shown ? fits(api.when, shown) : inRange(version, api.since, api.until);

/** Whether everything that the variant asks for could be looked at. */
const isTold = (when: Variant, shown: Shown): boolean =>
  (when.params === undefined || shown.params !== undefined) &&
  (when.static === undefined || shown.isStatic !== undefined) &&
  ((when.bodyHas === undefined && when.bodyLacks === undefined) || shown.body !== undefined);

function fits(when: Variant, shown: Shown): boolean {
  if (when.params !== undefined && shown.params !== undefined && when.params !== shown.params) return false;
  if (when.static !== undefined && shown.isStatic !== undefined && when.static !== shown.isStatic)
    return false;
  if (when.bodyHas !== undefined && shown.body !== undefined && !shown.body.includes(when.bodyHas))
    return false;
  if (when.bodyLacks !== undefined && shown.body?.includes(when.bodyLacks)) return false;
  return true;
}
