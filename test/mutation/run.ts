/** Draws mutations of a tree and sees what the analysis says of each. It knows no kind of mutation and asserts nothing. */
import { partsOf } from '../../server/src/report/identity.ts';
import { rules } from '../../server/src/rules/index.ts';
import { bugs } from './bugs/index.ts';
import { type Change, type Code, callsOf } from './code.ts';
import { type Draw, shuffled } from './draw.ts';
import { refactorings } from './same/index.ts';
import type { Found, Tree } from './tree.ts';

export interface Result {
  readonly tree: string;
  readonly kind: string;
  /** The rule the kind is meant for; '' of a refactoring. */
  readonly rule: string;
  readonly place: string;
  readonly code: Code;
  readonly change: Change;
  /** A bug that is caught, a refactoring that is silent. */
  readonly right: boolean;
  /** Identities that came, and that went. */
  readonly came: readonly string[];
  readonly went: readonly string[];
}

interface Site {
  readonly code: Code;
  readonly change: Change;
}

interface Pool {
  readonly name: string;
  readonly rules: readonly string[];
  readonly moves?: boolean;
  readonly sites: Site[];
  /** Left out by the written criterion. */
  readonly equivalent: Site[];
}

export interface Drawn {
  readonly results: readonly Result[];
  readonly equivalent: readonly { readonly kind: string; readonly place: string; readonly why: string }[];
  /** Kinds whose rule is not there. */
  readonly skipped: readonly string[];
}

type Made = {
  name: string;
  rules: readonly string[];
  moves?: boolean;
  sites: (code: Code) => readonly Change[];
};

export function bugKinds(tree: Tree, only?: RegExp): { kinds: Made[]; skipped: string[] } {
  const known = new Set(rules.map(({ id }) => id));
  const here = bugs.filter(
    (kind) => (!kind.only || kind.only === tree.version) && (!only || only.test(kind.name)),
  );
  return {
    kinds: here.filter((kind) => known.has(kind.rules[0]!)),
    skipped: here.filter((kind) => !known.has(kind.rules[0]!)).map(({ name }) => name),
  };
}

export const sameKinds = (only?: RegExp): Made[] =>
  refactorings.filter(({ name }) => !only || only.test(name)).map((kind) => ({ ...kind, rules: [] }));

/** `count` mutations, kinds uniformly, no site twice. */
export async function run(
  tree: Tree,
  kinds: readonly Made[],
  count: number,
  draw: Draw,
  told: (result: Result) => void = () => {},
): Promise<Omit<Drawn, 'skipped'>> {
  const pools = kinds.map((kind) => poolOf(tree, kind, draw));
  const results: Result[] = [];
  while (results.length < count) {
    const open = pools.filter(({ sites }) => sites.length > 0);
    if (open.length === 0) break;
    const pool = open[draw(open.length)]!;
    const result = await tryOne(tree, pool, pool.sites.pop()!);
    if (!result) continue;
    results.push(result);
    told(result);
  }
  const equivalent = pools.flatMap(({ name, equivalent: left }) =>
    left.map(({ code, change }) => ({
      kind: name,
      place: placeOf(tree, code, change),
      why: change.equivalent!,
    })),
  );
  return { results, equivalent };
}

/** How many draws each kind has, and how many were left out. */
export const sitesOf = (tree: Tree, kinds: readonly Made[]): readonly string[] =>
  kinds.map((kind) => {
    const { name, rules: ids, sites, equivalent } = poolOf(tree, kind, () => 0);
    return `${name} (${ids[0] ?? 'silence'}): ${sites.length} sites, ${equivalent.length} left out`;
  });

function poolOf(tree: Tree, kind: Made, draw: Draw): Pool {
  // A refactoring far from pages and the lock tells nothing.
  const codes = kind.rules.length > 0 ? tree.codes : tree.codes.filter(concerned);
  const all = codes.flatMap((code) => {
    const equivalent = kind.rules.length > 0 && isSaid(tree, code, kind.rules[0]!) ? SAID : undefined;
    return kind
      .sites(code)
      .map((change) => ({ code, change: { ...change, equivalent: change.equivalent ?? equivalent } }));
  });
  return {
    ...kind,
    sites: shuffled(
      all.filter(({ change }) => !change.equivalent),
      draw,
    ),
    equivalent: all.filter(({ change }) => change.equivalent),
  };
}

/** Where the correct function has a finding of the rule, another one like it may be the same. */
const isSaid = (tree: Tree, code: Code, rule: string): boolean =>
  [...tree.base.keys()].some((id) => {
    const parts = partsOf(id);
    return parts.ruleId === rule && parts.function === code.name;
  });

const SAID = 'the rule has something to say of the function as it is';

const concerned = (code: Code): boolean =>
  callsOf(code, 'lookup', 'release', 'release-faultin', 'lock', 'unlock', 'check', 'mark').length > 0;

const placeOf = (tree: Tree, code: Code, { at }: Change): string =>
  `${code.path}:${tree.lineOf(code, at.start)} ${code.name}`;

/** Undefined where the change does not parse. */
async function tryOne(tree: Tree, pool: Pool, { code, change }: Site): Promise<Result | undefined> {
  const found = await tree.changed(code, change.edits);
  if (!found) return undefined;
  const came = [...found.values()].filter(({ identity }) => !tree.base.has(identity));
  const went = [...tree.base.values()].filter(({ identity }) => !found.has(identity));
  const isBug = pool.rules.length > 0;
  const right = isBug
    ? came.some(({ rule }) => pool.rules.includes(rule))
    : sameFindings(came, went, change, pool.moves ?? false);
  return {
    ...{ tree: tree.version, kind: pool.name, rule: pool.rules[0] ?? '', code, change, right },
    place: placeOf(tree, code, change),
    came: came.map(({ identity }) => identity),
    went: went.map(({ identity }) => identity),
  };
}

/** Equal but for names that the refactoring gave; where code moved into a function of its own, rule and cause count. */
function sameFindings(
  came: readonly Found[],
  went: readonly Found[],
  { names }: Change,
  moves: boolean,
): boolean {
  const told = ({ identity }: Found): string => {
    let id = identity;
    for (const [to, from] of names ?? []) id = id.replace(new RegExp(`\\b${to}\\b`, 'g'), from);
    const { ruleId, cause } = partsOf(id);
    return moves ? `${ruleId} ${cause}` : id;
  };
  return came.map(told).sort().join('\n') === went.map(told).sort().join('\n');
}
