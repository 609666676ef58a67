/** Callees before callers: strongly connected components of the call graph by name, bottom-up (Tarjan). It knows edges
 *  only by mention, so a component may be larger than the calls are, never smaller. */

export function components<T>(nodes: Iterable<T>, calls: (node: T) => readonly T[]): T[][] {
  const index = new Map<T, number>();
  const low = new Map<T, number>();
  const stack: T[] = [];
  const onStack = new Set<T>();
  const found: T[][] = [];
  for (const root of nodes) if (!index.has(root)) visit(root);
  return found;

  // An explicit stack: chains of callers in the kernel are deep enough to end a recursion.
  function visit(root: T): void {
    const frames: { node: T; next: number; edges: readonly T[] }[] = [open(root)];
    for (let frame = frames.at(-1); frame; frame = frames.at(-1)) {
      const edge = frame.edges[frame.next++];
      if (edge === undefined) {
        frames.pop();
        close(frame.node, frames.at(-1)?.node);
      } else if (!index.has(edge)) frames.push(open(edge));
      else if (onStack.has(edge)) low.set(frame.node, Math.min(low.get(frame.node)!, index.get(edge)!));
    }
  }

  function open(node: T): { node: T; next: number; edges: readonly T[] } {
    index.set(node, index.size);
    low.set(node, index.get(node)!);
    stack.push(node);
    onStack.add(node);
    return { node, next: 0, edges: calls(node) };
  }

  function close(node: T, parent: T | undefined): void {
    if (parent !== undefined) low.set(parent, Math.min(low.get(parent)!, low.get(node)!));
    if (low.get(node) !== index.get(node)) return;
    const component: T[] = [];
    for (let top = stack.pop(); top !== undefined; top = stack.pop()) {
      onStack.delete(top);
      component.push(top);
      if (top === node) break;
    }
    found.push(component.reverse());
  }
}

/** The step to take next: callees come first. */
export function least(waiting: ReadonlySet<number>): number | undefined {
  let found: number | undefined;
  for (const one of waiting) if (found === undefined || one < found) found = one;
  return found;
}
