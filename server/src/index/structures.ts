/** The members of a structure as KVM's own files declare it, by name alone: a tree shows by them which version of an
 *  interface it has. It knows neither types nor layout. */
import type { Sources } from './sources.ts';

export class Structures {
  private shape = -1;
  private readonly known = new Map<string, ReadonlySet<string> | undefined>();
  private readonly sources: Sources;

  constructor(sources: Sources) {
    this.sources = sources;
  }

  members(struct: string): ReadonlySet<string> | undefined {
    if (this.shape !== this.sources.shape) {
      this.shape = this.sources.shape;
      this.known.clear();
    }
    if (!this.known.has(struct)) this.known.set(struct, this.search(struct));
    return this.known.get(struct);
  }

  private search(struct: string): ReadonlySet<string> | undefined {
    const id = this.sources.names.find(struct);
    const head = new RegExp(`^\\s*struct\\s+${struct}\\s*\\{`);
    for (const { items, text } of this.sources.files.values()) {
      for (const item of items) {
        if (item.kind !== 'declaration' || !item.mentions.includes(id)) continue;
        const own = text.slice(item.start, item.end);
        if (head.test(own)) return membersOf(own);
      }
    }
    return undefined;
  }
}

/** Every word that a declarator can end with. */
const membersOf = (text: string): ReadonlySet<string> =>
  new Set(
    [...text.replace(/\/\*[\s\S]*?\*\/|\/\/[^\n]*/g, ' ').matchAll(/(\w+)\s*(?=[;,[:)])/g)].map(
      (match) => match[1]!,
    ),
  );
