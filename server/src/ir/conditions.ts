/** The conditions of `#if` as text that can be compared. It evaluates none: what is configured is the caller's to know. */
import type { Source } from './source.ts';

/** Spelled so that equal conditions have equal texts. `IS_ENABLED(X)` and `defined(X)` are both `X`: they differ for a
 *  module (`=m`) only, and no function of KVM asks for one option in both ways. */
export const normalCondition = (text: string): string =>
  text
    .replace(/\b(?:defined|IS_ENABLED|IS_BUILTIN|IS_REACHABLE)\s*(?:\(\s*(\w+)\s*\)|(\w+))/g, '$1$2')
    .replace(/\s+/g, ' ')
    .trim();

/** What a function was read with where an `#if` stood inside a statement: only first arms were kept. */
export function assumptionsOf(source: Source): string[] {
  const found = new Set<string>();
  for (const { kind, word } of source.words.values()) {
    const [, directive, text] = (kind === 'cut' && /^#\s*(ifn?def|if)\b(.*)/s.exec(word)) || [];
    if (directive === undefined || text === undefined) continue;
    const condition = normalCondition(text.replace(/\/\*[\s\S]*?(\*\/|$)|\/\/.*/g, ' '));
    found.add(directive === 'ifndef' ? `!${condition}` : condition);
  }
  return [...found];
}
