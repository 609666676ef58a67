/** From a function's IR to its control-flow graph. It decides nothing about kernels or values: every way through the
 *  text that C allows is a path here. */
import type { FunctionIr } from '../ir/ir.ts';
import { type Draft, emit, type Flow, jump, newDraft } from './drafts.ts';
import { finish } from './finish.ts';
import type { Graph } from './graph.ts';
import { collectLabels, inScope, leaveScope } from './scopes.ts';
import { buildStmts } from './statements.ts';

export function buildGraph(fn: FunctionIr): Graph {
  const entry = newDraft();
  const flow = newFlow(entry, fn);
  collectLabels(fn.body, [], flow);
  inScope(flow, { body: fn.body }, () => {
    buildStmts(fn.body, flow);
    flow.stmt = fn.close;
    leaveScope(flow, fn.close);
    emit(flow, { o: 'return', at: fn.close });
    jump(flow, flow.exit);
  });
  const { name, params, returns, annotations } = fn;
  return { name, params, returns, annotations, types: flow.types, ...finish(entry, flow.exit) };
}

function newFlow(entry: Draft, fn: FunctionIr): Flow {
  return {
    isMacro: fn.isMacro,
    now: entry,
    exit: newDraft(),
    stmt: fn.at,
    temporaries: 0,
    guards: 0,
    scopes: [],
    labels: new Map(),
    cases: new Map(),
    under: [],
    types: new Map(fn.params.filter((it) => it.name !== '').map((it) => [it.name, it.type])),
    build: buildStmts,
  };
}
