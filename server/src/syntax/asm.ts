/** Inline assembly, whose template is macros and strings that no grammar of C reads. Only its outer shape is known here:
 *  where the template stands, before the operands. */
import * as scan from './scan.ts';

/** The words that start it, and what the grammar reads instead of those that it does not know. */
export const asmWords: ReadonlyMap<string, string> = new Map([
  ['asm', ''],
  ['__asm__', ''],
  ['__asm', ''],
  ['asm_inline', 'asm inline'],
  ['asm_volatile_goto', 'asm volatile goto'],
  ['asm_goto_output', 'asm goto'],
]);

/** The template between `(` and the first `:` of the operands, or the `)`; undefined where none is opened. */
export function asmTemplate(text: string, wordEnd: number): { start: number; end: number } | undefined {
  let at = scan.skipBlanks(text, wordEnd);
  while (scan.isLetter(text.charCodeAt(at))) at = scan.skipBlanks(text, scan.wordEnd(text, at));
  if (text.charCodeAt(at) !== scan.OPEN) return undefined;
  let depth = 0;
  for (let i = at; i < text.length; ) {
    const c = text.charCodeAt(i);
    if (c === scan.QUOTE || c === scan.APOSTROPHE) i = scan.literalEnd(text, i);
    else if (scan.startsComment(text, i)) i = scan.commentEnd(text, i);
    else {
      if (c === scan.OPEN) depth++;
      if (c === scan.CLOSE) depth--;
      if (depth === 0 || (depth === 1 && c === scan.COLON)) return { start: at + 1, end: i };
      i++;
    }
  }
  return undefined;
}

/** What to write over a template that is more than strings; undefined where it is not, or is too short. */
export function emptyTemplate(template: string): string | undefined {
  if (!/[^"\s]/.test(template.replace(/"(\\.|[^"\\])*"/g, ''))) return undefined;
  const at = template.search(/[^\r\n]{2}/);
  return at < 0 ? undefined : `${' '.repeat(at)}""`;
}
