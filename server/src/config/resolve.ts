/** Finds the settings that hold for a path: `.pinsight.json` in its folder and in every folder above, the nearest
 *  last, so that it wins. It knows no command line and no editor: their settings are layers like any other. */
import type { Files } from '../files.ts';
import { checkSettings, DEFAULTS, type Resolved, type Settings } from './schema.ts';

export const SETTINGS_FILE = '.pinsight.json';

/** What one place says, and the name of that place for people: a path, `--rule`, `default`. */
export interface Layer {
  readonly origin: string;
  readonly settings: Settings;
}

/** The origin of each setting that is not a default: `kernelVersion`, `rules.unpinned-use`. */
export type Origins = ReadonlyMap<string, string>;

export interface Found {
  /** Outermost first. */
  readonly layers: readonly Layer[];
  /** A sentence each, with the file in front; such a file says nothing. */
  readonly problems: readonly string[];
}

/** Later layers win, rule by rule. */
export function merge(layers: readonly Layer[]): { settings: Resolved; origins: Origins } {
  const origins = new Map<string, string>();
  let settings: Resolved = DEFAULTS;
  for (const { origin, settings: said } of layers) {
    settings = { ...settings, ...defined(said), rules: { ...settings.rules, ...said.rules } };
    for (const [key, value] of Object.entries(defined(said))) {
      if (key !== 'rules') origins.set(key, origin);
      else for (const id of Object.keys(value as object)) origins.set(`rules.${id}`, origin);
    }
  }
  return { settings, origins };
}

/** An editor sends every key it knows; one without a value says nothing. */
const defined = (settings: Settings): Settings =>
  Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined));

/** The files that speak for an absolute folder with forward slashes. `known` keeps each folder's file between
 *  calls; whoever watches files drops what changed. */
export async function discover(folder: string, files: Files, known: Known = new Map()): Promise<Found> {
  const layers: Layer[] = [];
  const problems: string[] = [];
  for (const at of upward(folder).reverse()) {
    const said = known.get(at) ?? read(at, files);
    known.set(at, said);
    const { layer, problem } = await said;
    if (layer) layers.push(layer);
    problems.push(...(problem ?? []));
  }
  return { layers, problems };
}

/** By folder. */
export type Known = Map<string, Promise<Said>>;

interface Said {
  readonly layer?: Layer;
  readonly problem?: readonly string[];
}

async function read(folder: string, files: Files): Promise<Said> {
  const origin = `${folder === '/' ? '' : folder}/${SETTINGS_FILE}`;
  const found = await files.read(origin);
  if ('unreadable' in found) {
    return found.unreadable === 'missing' ? {} : { problem: [`${origin}: ${found.unreadable}`] };
  }
  try {
    const checked = checkSettings(JSON.parse(found.text));
    if ('problems' in checked) return { problem: checked.problems.map((words) => `${origin}: ${words}`) };
    const { baseline } = checked.settings;
    const settings =
      baseline === undefined ? checked.settings : { ...checked.settings, baseline: from(folder, baseline) };
    return { layer: { origin, settings } };
  } catch (error) {
    return { problem: [`${origin}: not JSON: ${(error as Error).message}`] };
  }
}

const from = (folder: string, path: string) => (/^(\/|[A-Za-z]:\/)/.test(path) ? path : `${folder}/${path}`);

/** The folder and those above it, innermost first: `/a/b`, `/a`, `/`. */
export function upward(folder: string): string[] {
  const all = [folder];
  for (let at = folder; at.includes('/') && at !== '/'; ) {
    at = at.slice(0, at.lastIndexOf('/')) || (at.startsWith('/') ? '/' : '');
    if (at) all.push(at);
  }
  return all;
}
