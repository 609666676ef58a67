/** Which names a stretch of text mentions, each once. It knows neither scope nor whether a word is a keyword: C's own
 *  words are mentioned too, which costs less than telling them apart. */
import * as scan from './scan.ts';
import type { Names } from './syntax.ts';

export interface Mentions {
  add(id: number): void;
  /** Those added since the last call, in order of first mention. */
  take(): Int32Array;
}

/** Marks of the stretch that last mentioned an id; kept between files so that none is cleared. */
let seen = new Int32Array(1 << 14);
let stretch = 0;

export function createMentions(): Mentions {
  let ids = new Int32Array(1 << 10);
  let count = 0;
  let mine = ++stretch;
  return {
    add(id) {
      if (id >= seen.length) seen = larger(seen, id);
      if (seen[id] === mine) return;
      seen[id] = mine;
      if (count === ids.length) ids = larger(ids, count);
      ids[count++] = id;
    },
    take() {
      if (count === 0) return none;
      const taken = ids.slice(0, count);
      count = 0;
      mine = ++stretch;
      return taken;
    },
  };
}

const none = new Int32Array(0);

function larger(array: Int32Array<ArrayBuffer>, index: number): Int32Array<ArrayBuffer> {
  const grown = new Int32Array(Math.max(index + 1, array.length * 2));
  grown.set(array);
  return grown;
}

/** Adds the identifiers of a stretch outside comments and literals. */
export function addMentions(text: string, start: number, end: number, names: Names, to: Mentions): void {
  for (let i = start; i < end; ) {
    const c = text.charCodeAt(i);
    if (scan.isLetter(c)) {
      to.add(names.idFrom(text, i));
      i = names.end;
    } else if (scan.isDigit(c)) i = scan.numberEnd(text, i);
    else if (c === scan.QUOTE || c === scan.APOSTROPHE) i = scan.literalEnd(text, i);
    else if (scan.startsComment(text, i)) i = scan.commentEnd(text, i);
    else i++;
  }
}
