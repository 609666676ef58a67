/** Identities and statements: what changes them and what must not. */
import { expect, test } from 'vitest';
import { identity, partsOf, statementAt } from '../../server/src/report/identity.ts';

const parts = {
  ruleId: 'page-ref-leak',
  file: 'arch/toy/kvm/mmu.c',
  function: 'toy_map',
  subject: 'toy_lookup#1',
  cause: 'retry',
};

test('an identity can be read, and no two sets of parts give one', () => {
  expect(identity(parts)).toBe('page-ref-leak|arch/toy/kvm/mmu.c|toy_map|toy_lookup#1|retry');
  expect(identity({ ...parts, subject: 'a|b', cause: 'c' })).not.toBe(
    identity({ ...parts, subject: 'a', cause: 'b|c' }),
  );
  expect(identity({ ...parts, cause: '%7C' })).not.toBe(identity({ ...parts, cause: '|' }));
});

test('an identity can be taken apart again', () => {
  const odd = { ...parts, subject: 'a|b %7C%25', cause: '%' };
  expect(partsOf(identity(odd))).toEqual(odd);
});

const text = `static int toy(void)
{
	/* a; b */
	ret = toy_map(kvm, /* the; gfn */ gfn,
		      ";{");
	if (ret) toy_mark(pfn); // done;
	return ret;
}
`;

test.each([
  [4, 8, 'ret = toy_map(kvm, gfn, ".."' + ');'],
  [5, 9, 'ret = toy_map(kvm, gfn, ".."' + ');'],
  [6, 11, 'if (ret) toy_mark(pfn);'],
  [7, 2, 'return ret;'],
  [1, 1, 'static int toy(void) {'],
])('the statement at %i:%i', (line, column, statement) => {
  expect(statementAt(text, line, column)).toBe(statement);
});

test('a statement outside the text is no error', () => {
  expect(statementAt('', 5, 5)).toBe('');
  expect(statementAt('toy();', 9, 1)).toBe('');
});

test('indentation, line breaks and comments do not change a statement', () => {
  const other = 'ret =\r\n  toy_map(kvm,gfn); // why'.replace('kvm,gfn', 'kvm, gfn');
  expect(statementAt(other, 2, 4)).toBe(statementAt('\tret = toy_map(kvm, /* x */ gfn);', 1, 9));
});
