/** Trees read with the text's help are the trees as the binding tells them, whatever stands between the tokens. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readExactly, readTree } from '../../server/src/ir/trees.ts';
import { parse } from '../../server/src/syntax/parser.ts';

const reads = (text: string): void => {
  const tree = parse(text);
  expect(readTree(tree, text)).toEqual(readExactly(tree));
};

const FUNCTION = `static int __f ( struct x * const a , int ( * g ) ( void ) , ... ) {
  int i = 0 , b [ 3 ] = { [ 1 ] = 2 , 3 , } ; struct y { int z ; } y = { . z = - 1 , } ;
  if ( ! a -> b . c [ i ] && ( u64 ) g ( ) != 0x1FUL ) goto out ; else { ; }
  for ( i = 0 , b [ 0 ] = 1 ; i < 3 ; i ++ ) continue ;
  for ( ; ; ) { do { -- i ; } while ( i > 0 ) ; break ; }
  switch ( i ) { case 1 : case 'a' : i <<= 1 , i ^= ~ i ; break ; default : g ( ) ; }
  asm volatile ( "nop" "x" : "=r" ( i ) : "r" ( a ) : "memory" ) ;
  a -> f ( & i , ( { int t = * & i ; t ; } ) , sizeof ( int ) , sizeof i , "s" "t" , true ? NULL : i ?: 1 ) ;
# ifdef X
  i = ( struct y ) { . z = 1 } . z ;
#elif defined ( Z )
  return ;
  #else
  return i ;
#endif
out :
  return ( i ) ;
}
`;

describe('a sound tree', () => {
  it('as written', () => {
    expect(parse(FUNCTION).rootNode.hasError).toBe(false);
    reads(FUNCTION);
  });

  it('with other blanks and with comments between any two tokens', () => {
    const blank = fc.constantFrom('', ' ', '\t', ' \\\n', '/* a */', ' /**/ ', '/* "{(, */');
    fc.assert(
      fc.property(fc.array(blank, { minLength: 1, maxLength: 12 }), fc.nat(7), (blanks, step) => {
        let n = 0;
        reads(
          FUNCTION.replace(/ (?=\S)/g, () => ` ${blanks[n++ % blanks.length]!}${n % (step + 1) ? '' : ' '}`),
        );
      }),
      { numRuns: 200 },
    );
  });

  it('with comments up to the line end', () => reads(FUNCTION.replace(/([;,{(]) /g, '$1 // x, y; (\n')));
  it('with carriage returns', () => reads(FUNCTION.replace(/\n/g, '\r\n')));
  it('with words beyond ASCII', () => reads(FUNCTION.replace(/\bg\b/g, 'gö')));
  it('nested beyond the limit', () => reads(`int f() { return ${'('.repeat(500)}1${')'.repeat(500)}; }`));
});

it('a tree with errors', () => {
  for (let end = 1; end < FUNCTION.length; end += 7) reads(FUNCTION.slice(0, end));
});
