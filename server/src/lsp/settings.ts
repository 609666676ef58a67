/** The user's settings as the editor sends them, checked: a wrong value is named and replaced by its default. It does
 *  not know where they come from, and no default but its own. */
import type { Level } from '../service/finding.ts';

export interface Settings {
  /** `kvm`: KVM's own files only. `everywhere`: every C file that the editor opens. */
  readonly scope: 'kvm' | 'everywhere';
  /** `6.12`, or `auto` to read it from the tree. */
  readonly kernelVersion: string;
  /** Rules whose level the user changed. */
  readonly levels: Readonly<Record<string, Level | 'off'>>;
}

export const defaults: Settings = { scope: 'kvm', kernelVersion: 'auto', levels: {} };

export interface ReadSettings {
  readonly settings: Settings;
  /** What was wrong, in words for the log. */
  readonly problems: readonly string[];
}

/** `value` is the section `pinsight`. */
export function readSettings(value: unknown): ReadSettings {
  const problems: string[] = [];
  const given = isRecord(value) ? value : {};
  const pick = <T>(name: string, take: (value: unknown) => T | undefined, otherwise: T): T => {
    if (given[name] === undefined || given[name] === null) return otherwise;
    const taken = take(given[name]);
    if (taken === undefined)
      problems.push(`setting pinsight.${name} is not valid: ${JSON.stringify(given[name])}`);
    return taken ?? otherwise;
  };
  const scope = pick('scope', takeScope, defaults.scope);
  const kernelVersion = pick('kernelVersion', takeVersion, defaults.kernelVersion);
  return { settings: { scope, kernelVersion, levels: readLevels(given.rules, problems) }, problems };
}

const takeScope = (value: unknown) => (value === 'kvm' || value === 'everywhere' ? value : undefined);

const takeVersion = (value: unknown) =>
  typeof value === 'string' && /^(auto|\d+\.\d+)/.test(value) ? value : undefined;

/** `default` is the choice in the settings page that stands for the rule's own level. */
function readLevels(value: unknown, problems: string[]): Record<string, Level | 'off'> {
  const levels: Record<string, Level | 'off'> = {};
  if (!isRecord(value)) return levels;
  for (const [id, level] of Object.entries(value)) {
    if (level === 'off' || level === 'info' || level === 'warning' || level === 'error') levels[id] = level;
    else if (level !== 'default')
      problems.push(`setting pinsight.rules.${id} is not valid: ${JSON.stringify(level)}`);
  }
  return levels;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
