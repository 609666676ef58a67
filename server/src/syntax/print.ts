/** Items and masked text as stable text for people and tests. It decides nothing. */
import type { Item, Masked, Names } from './syntax.ts';

/** One line an item: `function user_mem_abort 120-480 if defined(CONFIG_X): kvm fault …`. */
export function printItems(items: readonly Item[], names: Names): string {
  return items.map((item) => printItem(item, names)).join('\n');
}

function printItem({ kind, name, start, end, conditions, mentions }: Item, names: Names): string {
  const around = conditions.length === 0 ? '' : ` if ${conditions.join(' and ')}`;
  const words = Array.from(mentions, (id) => names.name(id)).join(' ');
  return `${kind}${name === '' ? '' : ` ${name}`} ${start}-${end}${around}${words === '' ? '' : `: ${words}`}`;
}

/** The text, then one line a word: `@12 each kvm_for_each_memslot`. */
export function printMasked({ text, words }: Masked): string {
  return [text, ...words.map(({ at, kind, word }) => `@${at} ${kind} ${word}`)].join('\n');
}
