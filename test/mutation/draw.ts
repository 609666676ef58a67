/** Draws that a seed repeats: a word of any length gives the same numbers everywhere. */

export type Draw = (below: number) => number;

export function drawFrom(seed: string): Draw {
  let state = 2166136261;
  for (const letter of seed) state = Math.imul(state ^ letter.charCodeAt(0), 16777619);
  return (below) => {
    // mulberry32
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 4294967296) * below);
  };
}

/** In an order of the draw's own. */
export function shuffled<T>(list: readonly T[], draw: Draw): T[] {
  const all = [...list];
  for (let n = all.length - 1; n > 0; n--) {
    const other = draw(n + 1);
    [all[n], all[other]] = [all[other]!, all[n]!];
  }
  return all;
}
