/** The value of a constant as C spells it. It knows no macro: a name has no value here. */
import type { Expr } from './ir.ts';

/** Absent where it is no integer, or does not fit a double exactly. */
export function constantOf(text: string): number | undefined {
  // The grammar takes a sign that touches the digits for a part of the number.
  if (/^[-+]\d/.test(text)) {
    const value = constantOf(text.slice(1));
    return value === undefined || text[0] === '+' ? value : -value;
  }
  if (text === 'true') return 1;
  if (text === 'false' || text === 'NULL' || text === 'nullptr') return 0;
  if (text.endsWith("'")) return characterOf(text.slice(text.indexOf("'") + 1, -1));
  const digits = text.replace(/'/g, '').replace(/[uUlL]+$/, '');
  if (!/^(0[xX][\da-fA-F]+|0[bB][01]+|\d+)$/.test(digits)) return undefined;
  const value = Number(/^0[0-7]+$/.test(digits) ? `0o${digits.slice(1)}` : digits);
  return Number.isSafeInteger(value) ? value : undefined;
}

const ESCAPES: Record<string, number> = {
  n: 10,
  t: 9,
  r: 13,
  0: 0,
  a: 7,
  b: 8,
  f: 12,
  v: 11,
  '\\': 92,
  "'": 39,
  '"': 34,
};

function characterOf(text: string): number | undefined {
  if (text.length === 1) return text.charCodeAt(0);
  if (!text.startsWith('\\')) return undefined;
  if (/^\\x[\da-fA-F]+$/.test(text)) return Number.parseInt(text.slice(2), 16);
  if (/^\\[0-7]+$/.test(text)) return Number.parseInt(text.slice(1), 8);
  return text.length === 2 ? ESCAPES[text[1]!] : undefined;
}

/** Folds an expression of constants; `known` says what a name stands for. Used for enumerators, where C counts on. */
export function fold(expr: Expr, known: (name: string) => number | undefined): number | undefined {
  if (expr.k === 'num') return expr.value;
  if (expr.k === 'name') return known(expr.name);
  if (expr.k === 'cast') return fold(expr.arg, known);
  if (expr.k === 'unary') return safe(foldUnary(expr.op, fold(expr.arg, known)));
  if (expr.k !== 'binary') return undefined;
  return safe(foldBinary(expr.op, fold(expr.left, known), fold(expr.right, known)));
}

const safe = (value: number | undefined): number | undefined =>
  value !== undefined && Number.isSafeInteger(value) ? value : undefined;

function foldUnary(op: string, value: number | undefined): number | undefined {
  if (value === undefined) return undefined;
  if (op === '-') return -value;
  if (op === '+') return value;
  if (op === '!') return value === 0 ? 1 : 0;
  return op === '~' ? -value - 1 : undefined;
}

/** Bit operations go through BigInt: JavaScript's own are 32 bits wide. */
function foldBinary(op: string, left: number | undefined, right: number | undefined): number | undefined {
  if (left === undefined || right === undefined) return undefined;
  if (op === '+') return left + right;
  if (op === '-') return left - right;
  if (op === '*') return left * right;
  if (op === '/') return right === 0 ? undefined : Math.trunc(left / right);
  if (op === '%') return right === 0 ? undefined : left % right;
  const [a, b] = [BigInt(left), BigInt(right)];
  if (op === '|') return Number(a | b);
  if (op === '&') return Number(a & b);
  if (op === '^') return Number(a ^ b);
  if ((op === '<<' || op === '>>') && (right < 0 || right > 63)) return undefined;
  if (op === '<<') return Number(a << b);
  return op === '>>' ? Number(a >> b) : undefined;
}
