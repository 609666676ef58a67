/** `pinsight check`: from paths to a report and an exit code. It opens projects, applies settings and baseline, and
 *  leaves words to the report writers. */
import { posix } from 'node:path';
import { discover, type Layer, merge } from '../config/resolve.ts';
import { leaders } from '../report/folding.ts';
import { atLeast } from '../report/levels.ts';
import type { CheckResult, Level } from '../service/finding.ts';
import { withFolderLevels } from '../service/folder-levels.ts';
import type { Project } from '../service/service.ts';
import { acceptKnown, type Baselines } from './accept.ts';
import type { ExitCode, Host } from './host.ts';
import { complain, type Format, type Outcome, report } from './output.ts';
import { progressOn } from './progress.ts';
import { sortByTree, type Target } from './targets.ts';

export interface CheckOptions extends Baselines {
  readonly tree?: string;
  readonly format: Format;
  readonly output?: string;
  readonly failOn: Level | 'never';
  readonly stats: boolean;
  /** `--rule` and `--kernel-version`, as settings that win over every file. */
  readonly flags: readonly Layer[];
}

export async function check(paths: readonly string[], options: CheckOptions, host: Host): Promise<ExitCode> {
  const targets = await sortByTree(paths, options.tree, host);
  const checked: Outcome[] = [];
  for (const target of targets) checked.push(await checkTarget(target, options, host));
  const accepted = await acceptKnown(checked, options, host);
  if (accepted === undefined) return 2;
  const written = await report(accepted, options, host);
  const broken = complain(accepted, options, host);
  if (!written || broken) return 2;
  return accepted.some((one) => fails(one.result, options.failOn)) ? 1 : 0;
}

const fails = (result: CheckResult, threshold: Level | 'never') =>
  threshold !== 'never' && leaders(result.findings).some((finding) => atLeast(finding.level, threshold));

async function checkTarget(target: Target, options: CheckOptions, host: Host): Promise<Outcome> {
  const { project, ...said } = await openTarget(target, options.flags, host);
  const base = { target, accepted: [], shown: target.shown, ...said };
  if (target.nothing) return { ...base, result: emptyResult(target, 0) };
  const progress = progressOn(host);
  const started = performance.now();
  try {
    const result = await project.check(target.paths, undefined, progress.show);
    return { ...base, result: { ...result, notifications: [...target.refused, ...result.notifications] } };
  } catch (error) {
    // The engine is not meant to throw; if it does, the other trees are still checked.
    const failed = { file: '', function: '', line: 0, kind: 'failed', words: inWords(error) } as const;
    const empty = emptyResult(target, performance.now() - started);
    return { ...base, result: { ...empty, notifications: [...target.refused, failed] } };
  } finally {
    progress.end();
  }
}

const inWords = (error: unknown) =>
  `the analysis failed: ${error instanceof Error ? error.message : String(error)}`;

const emptyResult = (target: Target, milliseconds: number): CheckResult => ({
  tree: { root: target.root, kernelVersion: 'unknown' },
  findings: [],
  notifications: target.refused,
  stats: {
    files: 0,
    functions: 0,
    nothingToAnalyse: 0,
    analysed: 0,
    incomplete: 0,
    parseErrors: 0,
    oneArm: 0,
    milliseconds: Math.round(milliseconds),
  },
});

export interface Opened {
  readonly project: Project;
  /** The baseline that the settings name, absolute. */
  readonly baseline?: string;
  /** What is wrong with settings files, and what in them means nothing here. */
  readonly problems: readonly string[];
  readonly warnings: readonly string[];
}

/** The project of a tree with the settings that hold at its root, or of loose files with those of the working folder. */
export async function openTarget(target: Target, flags: readonly Layer[], host: Host): Promise<Opened> {
  const disk = host.files(host.cwd);
  const { layers, problems } = await discover(target.root || host.cwd, disk);
  const { settings, origins } = merge([...layers, ...flags]);
  const unknown = Object.keys(settings.rules)
    .filter((id) => !host.rules.some((rule) => rule.id === id))
    .map((id) => `${origins.get(`rules.${id}`)}: rules.${id}: no such rule`);
  const project = host.openProject({
    root: target.root,
    files: host.files(target.root || host.cwd),
    kernelVersion: settings.kernelVersion,
    levels: settings.rules,
  });
  const usual = (id: string) => settings.rules[id] ?? host.rules.find((rule) => rule.id === id)?.level;
  return {
    project: withFolderLevels(project, { files: disk, cwd: host.cwd, over: flags, usual }),
    ...(settings.baseline === undefined ? {} : { baseline: posix.resolve(host.cwd, settings.baseline) }),
    problems,
    warnings: unknown,
  };
}
