/** One project per kernel tree, found upwards from the files that the editor opens, and one for loose files. It knows
 *  no document and no protocol; it keeps calls into a project from running into each other. */
import type { Project } from '../service/service.ts';
import type { Host } from './host.ts';
import { isC, isKvmPath, pathIn, treeOf } from './scope.ts';
import type { Settings } from './settings.ts';

export class Projects {
  private readonly homes = new Map<string, Promise<Home>>();
  /** Of folders that were found to be in a tree; a miss is not kept, since trees get unpacked. */
  private readonly trees = new Map<string, string>();
  private readonly host: Host;
  private settings: Settings;
  /** Told once for each tree. */
  onOpened: (home: Home, problems: readonly string[]) => void = () => {};

  constructor(host: Host, settings: Settings) {
    this.host = host;
    this.settings = settings;
  }

  /** Everything is forgotten: levels and versions are fixed when a project opens. */
  configure(settings: Settings): void {
    this.settings = settings;
    this.homes.clear();
    this.trees.clear();
  }

  /** Where a file is analysed; undefined for a file that we have nothing to say about. */
  async homeOf(path: string): Promise<Home | undefined> {
    if (!isC(path)) return undefined;
    const root = await this.rootOf(path);
    const ours = isKvmPath(pathIn(root, path));
    // Outside every tree nobody but the editor has a say, so nothing needs to be opened to decline.
    if (!ours && root === '' && this.settings.scope === 'kvm') return undefined;
    const home = await this.home(root);
    return ours || home.scope === 'everywhere' ? home : undefined;
  }

  /** The tree that a file or folder is in. */
  async treeAt(path: string): Promise<Home | undefined> {
    const root = await this.rootOf(`${path}/.`);
    return root === '' ? undefined : this.home(root);
  }

  async all(): Promise<Home[]> {
    return Promise.all(this.homes.values());
  }

  private home(root: string): Promise<Home> {
    const known = this.homes.get(root);
    if (known) return known;
    const opening = this.open(root);
    this.homes.set(root, opening);
    // The next question tries again.
    opening.catch(() => this.homes.delete(root));
    return opening;
  }

  private async open(root: string): Promise<Home> {
    const { project, scope, problems } = await this.host.openProject(root, this.settings);
    const home = new Home(root, project, scope);
    this.onOpened(home, problems);
    return home;
  }

  private async rootOf(path: string): Promise<string> {
    const folder = path.slice(0, path.lastIndexOf('/'));
    const known = this.trees.get(folder);
    if (known !== undefined) return known;
    const root = await treeOf(path, (folder) => this.host.isTree(folder));
    if (root !== undefined) this.trees.set(folder, root);
    return root ?? '';
  }
}

/** A project with what the editor must remember about it. */
export class Home {
  /** '' for loose files. */
  readonly root: string;
  readonly project: Project;
  readonly scope: Settings['scope'];
  /** Counts the changes to any of its texts: a result is good as long as this stands. */
  generation = 0;
  /** '' until it is asked, and where it is not known. */
  version = '';
  /** Stamps of the editor's texts that the project has, by path in the tree. */
  private readonly given = new Map<string, number>();
  private last: Promise<unknown> = Promise.resolve();

  constructor(root: string, project: Project, scope: Settings['scope']) {
    this.root = root;
    this.project = project;
    this.scope = scope;
  }

  pathOf(path: string): string {
    return pathIn(this.root, path);
  }

  /** Hands a text to the project if it does not have it yet. */
  give(path: string, stamp: number, text: () => string): void {
    const inTree = this.pathOf(path);
    if (this.given.get(inTree) === stamp) return;
    this.given.set(inTree, stamp);
    this.generation++;
    this.project.update(inTree, text());
  }

  /** Back to the disk, if the project had the editor's text. */
  closed(path: string): void {
    if (this.given.has(this.pathOf(path))) this.takeBack(path);
  }

  /** The file changed on the disk. */
  takeBack(path: string): void {
    const inTree = this.pathOf(path);
    this.given.delete(inTree);
    this.generation++;
    this.project.update(inTree, undefined);
  }

  /** One call after the other: a project that reads files between two steps must not see the next one begin. */
  async exclusive<T>(work: () => Promise<T>): Promise<T> {
    const mine = this.last.then(work, work);
    this.last = mine.catch(() => undefined);
    return mine;
  }

  async kernelVersion(): Promise<string> {
    this.version ||= await this.project.kernelVersion();
    return this.version;
  }
}
