/** A project that needs no kernel: it finds the word `bug`, folds `echo` into it, and misbehaves when the text tells
 *  it to. It knows nothing of C. */
import type { Finding, Notification, Step } from '../../server/src/service/finding.ts';
import type { Cancel, Project } from '../../server/src/service/service.ts';
import { lineTable } from '../../server/src/text/lines.ts';

export interface FakeProject extends Project {
  /** What was handed over last, by path. */
  readonly texts: Map<string, string | undefined>;
  /** Every call of checkFile, with how it ended. */
  readonly checks: { path: string; ended: 'findings' | 'cancelled' | 'threw' | 'running' }[];
  /** How long a check takes at least; it looks at `cancel` once in each turn of the event loop. */
  milliseconds: number;
}

export function fakeProject(root: string): FakeProject {
  const texts = new Map<string, string | undefined>();
  const checks: FakeProject['checks'] = [];
  const project: FakeProject = {
    root,
    texts,
    checks,
    milliseconds: 0,
    kernelVersion: async () => '6.12',
    update: (path, text) => void texts.set(path, text),
    async checkFile(path, cancel) {
      const check: FakeProject['checks'][number] = { path, ended: 'running' };
      checks.push(check);
      const text = texts.get(path) ?? '';
      check.ended = await wait(project.milliseconds, cancel);
      if (check.ended === 'cancelled') return undefined;
      if (text.includes('THROW')) {
        check.ended = 'threw';
        throw new Error('the analysis fell over');
      }
      return { findings: findingsIn(path, text), notifications: notificationsIn(path, text) };
    },
    async check(_paths, cancel, progress) {
      const files = [...texts].filter(([, text]) => text !== undefined);
      const findings: Finding[] = [];
      for (const [i, [path, text]] of files.entries()) {
        await wait(project.milliseconds, cancel);
        findings.push(...findingsIn(path, text!));
        progress?.(i + 1, files.length);
      }
      const stats = { files: files.length, functions: 3, nothingToAnalyse: 1, analysed: 2, incomplete: 0 };
      return {
        tree: { root, kernelVersion: '6.12' },
        findings,
        notifications: [],
        stats: { ...stats, parseErrors: 0, oneArm: 0, milliseconds: 1 },
      };
    },
    dump: async () => '',
    holds: async () => false,
    async hover(path, offset) {
      const text = texts.get(path) ?? '';
      if (text.includes('THROW')) throw new Error('the hover fell over');
      for (const { index, 0: word } of text.matchAll(/\w+/g))
        if (index <= offset && offset <= index + word.length)
          return { start: index, end: index + word.length, lines: [word, 'here   ```mmu_lock```  free'] };
      return undefined;
    },
  };
  return project;
}

async function wait(milliseconds: number, cancel?: Cancel): Promise<'findings' | 'cancelled'> {
  const until = Date.now() + milliseconds;
  do {
    if (cancel?.cancelled) return 'cancelled';
    await new Promise((resolve) => setTimeout(resolve, milliseconds > 0 ? 1 : 0));
  } while (Date.now() < until);
  return cancel?.cancelled ? 'cancelled' : 'findings';
}

function findingsIn(path: string, text: string): Finding[] {
  const lines = lineTable(text);
  const place = (at: number, length: number) => {
    const [from, to] = [lines.at(at), lines.at(at + length)];
    return { file: path, line: from.line, column: from.column, endLine: to.line, endColumn: to.column };
  };
  const step = (at: number, length: number, event: string, words: string): Step => ({
    ...place(at, length),
    event,
    state: 'mmu_lock free',
    words,
  });
  const lock = text.indexOf('lock');
  return [...text.matchAll(/\b(bug|echo|OUTSIDE)\b/g)].map(({ index, 0: word }, i) => ({
    ...place(index, word.length),
    ...(word === 'OUTSIDE' && { line: 999_999, column: 999, endLine: 1_000_000, endColumn: 1 }),
    id: `${word}-${i}`,
    ruleId: word === 'echo' ? 'accessed-outside-mmu-lock' : 'dirty-outside-mmu-lock',
    level: word === 'echo' ? 'info' : 'warning',
    function: 'f',
    message: `${word} is marked dirty after mmu_lock was dropped`,
    ...(word === 'echo' && { foldedInto: 'bug-0' }),
    path: [
      ...(lock < 0 ? [] : [step(lock, 4, 'unlock', 'mmu_lock is dropped')]),
      { ...step(0, 1, 'lookup', 'pfn is looked up'), file: 'virt/kvm/other.c' },
      step(index, word.length, 'mark-dirty', 'pfn is marked dirty'),
    ],
  }));
}

const notificationsIn = (path: string, text: string): Notification[] =>
  text.includes('COMPLEX')
    ? [{ file: path, function: 'f', line: 3, kind: 'too-complex', words: 'too complex, 40,000 states' }]
    : [];
