/** What the server needs from the process it runs in: analysis, a few questions to the disk, memory. It knows neither
 *  the protocol nor who implements it, so that tests run the whole server on a made-up project. */
import type { Project } from '../service/service.ts';
import type { Settings } from './settings.ts';

export interface Host {
  /** `root` is an absolute path with forward slashes, or '' for loose files. What the tree's own settings file says
   *  holds where the editor's settings are the defaults. */
  openProject(root: string, settings: Settings): Promise<OpenedProject>;
  /** Whether a folder is a kernel tree's root: it has a Makefile and `virt/kvm`. */
  isTree(folder: string): Promise<boolean>;
  /** Text of a file that no editor has open; undefined when it cannot be read. */
  readText(path: string): Promise<string | undefined>;
  /** Resident memory in bytes. */
  memory(): number;
  /** The page that explains a rule, as a URI; undefined when none ships with this server. */
  rulePage(ruleId: string): string | undefined;
  /** Milliseconds of a clock that never goes back. */
  now(): number;
}

export interface OpenedProject {
  readonly project: Project;
  readonly scope: Settings['scope'];
  /** What was wrong with the tree's settings file, in words for the log. */
  readonly problems: readonly string[];
}
