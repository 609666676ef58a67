/** A made-up result for the tests of reports and of the command line. It stands for what the analysis gives and is
 *  written by hand, so that a change of the engine changes no test of a writer. */
import type { Reported, RuleText } from '../../server/src/report/report.ts';
import type { CheckResult, Finding, Step } from '../../server/src/service/finding.ts';

const FILE = 'arch/toy/kvm/mmu.c';

export const step = (line: number, column: number, event: string, state: string, words: string): Step => ({
  file: FILE,
  line,
  column,
  endLine: line,
  endColumn: column + 10,
  event,
  state,
  words,
});

export function finding(over: Partial<Finding> = {}): Finding {
  return {
    id: 'dirty-outside-mmu-lock|arch/toy/kvm/mmu.c|toy_fault|toy_lookup#1|dropped',
    ruleId: 'dirty-outside-mmu-lock',
    level: 'warning',
    file: FILE,
    function: 'toy_fault',
    line: 40,
    column: 3,
    endLine: 40,
    endColumn: 20,
    message: 'pfn is marked dirty after mmu_lock was dropped: mark it before write_unlock()',
    path: [
      step(12, 8, 'lookup', 'mmu_lock free · pfn get', 'pfn is looked up: FOLL_GET reference'),
      step(38, 2, 'unlock', 'mmu_lock free · pfn get', 'mmu_lock is dropped'),
      step(40, 3, 'mark-dirty', 'mmu_lock free · pfn get, dirty', 'pfn is marked dirty'),
    ],
    ...over,
  };
}

export const folded = finding({
  id: 'accessed-outside-mmu-lock|arch/toy/kvm/mmu.c|toy_fault|toy_lookup#1|dropped',
  ruleId: 'accessed-outside-mmu-lock',
  level: 'info',
  message: 'pfn is marked accessed after mmu_lock was dropped',
  foldedInto: finding().id,
});

export const leak = finding({
  id: 'page-ref-leak|arch/toy/kvm/mmu.c|toy_map|toy_lookup#2|error',
  ruleId: 'page-ref-leak',
  level: 'error',
  function: 'toy_map',
  line: 71,
  column: 2,
  endLine: 71,
  endColumn: 8,
  message: 'page is not released on this path',
  path: [step(71, 2, 'return', 'page get', 'the function returns')],
});

export function result(over: Partial<CheckResult> = {}): CheckResult {
  return {
    tree: { root: '/src/linux', kernelVersion: '6.12' },
    findings: [finding(), folded, leak],
    notifications: [
      {
        file: FILE,
        function: 'toy_run',
        line: 90,
        kind: 'too-complex',
        words: 'too complex, 40,000 states; analysed with merged branches',
      },
    ],
    stats: {
      files: 342,
      functions: 9512,
      nothingToAnalyse: 7890,
      analysed: 1619,
      incomplete: 3,
      parseErrors: 0,
      oneArm: 0,
      milliseconds: 912,
    },
    ...over,
  };
}

export const reported = (over: Partial<Reported> = {}): Reported => ({
  result: result(),
  shown: (file) => `linux/${file}`,
  accepted: [],
  ...over,
});

export const rules: RuleText[] = [
  {
    id: 'dirty-outside-mmu-lock',
    level: 'warning',
    summary: 'A page is marked dirty while nothing holds it.',
    page: '# dirty-outside-mmu-lock\n\nA page is marked dirty while `mmu_lock` is not held.\n\n```c\ntoy_mark(pfn);\n```\n',
  },
  { id: 'accessed-outside-mmu-lock', level: 'info', summary: 'The same for accessed.', page: '' },
  { id: 'page-ref-leak', level: 'error', summary: 'A reference is not released on some path.', page: '' },
];
