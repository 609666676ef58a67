/** A graph as stable, readable text, one operation or edge a line: what a bug report pastes and layer tests compare.
 *  It prints no positions. */
import type { Expr } from '../ir/ir.ts';
import { printExpr } from '../ir/print.ts';
import type { Block, CaseRange, Edge, Graph, Guard, Op } from './graph.ts';

export function printGraph(graph: Graph): string {
  const blocks = graph.blocks.flatMap((it) => printBlock(it, graph));
  return [`graph ${graph.name}(${graph.params.map((it) => it.name).join(', ')})`, ...blocks, ''].join('\n');
}

function printBlock(it: Block, graph: Graph): string[] {
  const notes = `${it.isLoopHead ? ' loop' : ''}${it.id === graph.exit ? ' exit' : ''}`;
  const ops = it.ops.map((op) => `  ${printOp(op)}`);
  const out = it.out.length === 0 && it.id !== graph.exit ? ['  -> nowhere'] : it.out.map(printEdge);
  return [`b${it.id}:${notes}`, ...ops, ...out];
}

const list = (exprs: readonly Expr[]): string => exprs.map(printExpr).join(', ');

export function printOp(op: Op): string {
  switch (op.o) {
    case 'call':
      return `${op.used ? `${op.result} = ` : ''}${printExpr(op.callee)}(${list(op.args)})  #${op.ordinal}`;
    case 'set':
      return `${printExpr(op.place)} = ${printExpr(op.value)}`;
    case 'local':
      return `local ${op.name}: ${op.type}`;
    case 'enter':
    case 'leave':
      return `${op.o} ${op.guard}(${list(op.args)})${op.variable ? ` as ${op.variable}` : ''}  @${op.id}`;
    case 'each':
      return `each ${op.macro}(${list(op.args)})  #${op.ordinal}`;
    case 'begin':
      return 'begin';
    case 'return':
      return `${op.value ? `return ${printExpr(op.value)}` : 'return'}${op.leaves ? ' from the user' : ''}`;
    case 'havoc':
      return `havoc ${op.names.join(' ')}`.trim();
  }
}

const printEdge = (it: Edge): string => `  -> b${it.to}${it.when ? ` ${printGuard(it.when)}` : ''}`;

export function printGuard(it: Guard): string {
  switch (it.g) {
    case 'test':
      return `${it.is ? 'if' : 'unless'} ${printExpr(it.test)}`;
    case 'config':
      return `${it.is ? 'with' : 'without'} ${it.condition}`;
    case 'each':
      return it.is ? 'if another' : 'if no more';
    case 'case':
      if (it.cases.length === 0)
        return `default ${printExpr(it.value)} not ${it.not.map(printRange).join(', ')}`.trim();
      return `case ${printExpr(it.value)} is ${it.cases.map(printRange).join(', ')}`;
  }
}

const printRange = (it: CaseRange): string =>
  it.to ? `${printExpr(it.from)} ... ${printExpr(it.to)}` : printExpr(it.from);
