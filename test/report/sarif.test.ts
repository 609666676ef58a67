/** The SARIF report against the published schema of the format, and the fields that viewers and scorers read. */
import { expect, test } from 'vitest';
import { sarifReport } from '../../server/src/report/sarif.ts';
import { validSarif } from '../support/sarif.ts';
import { finding, leak, reported, result, rules } from './sample.ts';

const options = { version: '0.1.0', rules, compared: false };

test('the schema in use is strict enough to refuse', () => {
  expect(() => validSarif('{"version":"2.1.0","runs":[{"tool":{}}]}')).toThrow("required property 'driver'");
});

test('a run with findings, a path, a folded finding and a notification', () => {
  const { runs } = validSarif(sarifReport([reported()], options));
  const [run] = runs;
  expect(run!.tool.driver.rules!.map((rule) => rule.id)).toEqual(rules.map((rule) => rule.id));
  expect(run!.tool.driver.rules![0]!.help!.text).toContain('marked dirty');
  const [dirty, accessed, lost] = run!.results!;
  expect(dirty).toMatchObject({
    ruleId: 'dirty-outside-mmu-lock',
    ruleIndex: 0,
    level: 'warning',
    partialFingerprints: { 'pinsightIdentity/v1': finding().id },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: 'arch/toy/kvm/mmu.c', uriBaseId: 'TREE' },
          region: { startLine: 40, startColumn: 3, endLine: 40, endColumn: 20 },
        },
        logicalLocations: [{ name: 'toy_fault', kind: 'function' }],
      },
    ],
  });
  expect(dirty!.properties).toBeUndefined();
  expect(accessed).toMatchObject({ level: 'note', properties: { foldedInto: finding().id } });
  expect(lost!.level).toBe('error');
  const flow = dirty!.codeFlows![0]!.threadFlows[0]!.locations;
  expect(flow.map((at) => at.location!.physicalLocation!.region!.startLine)).toEqual([12, 38, 40]);
  expect(flow[1]!.state).toEqual({ mmu_lock: { text: 'free' }, pfn: { text: 'get' } });
  expect(run!.originalUriBaseIds).toEqual({ TREE: { uri: 'file:///src/linux/' } });
});

test('what was not analysed is a notification, and only a failure makes the run unsuccessful', () => {
  const whole = validSarif(sarifReport([reported()], options)).runs[0]!.invocations![0]!;
  expect(whole.executionSuccessful).toBe(true);
  expect(whole.toolExecutionNotifications).toMatchObject([
    {
      descriptor: { id: 'too-complex' },
      level: 'warning',
      message: { text: expect.stringMatching(/^toy_run: too complex/) },
    },
  ]);
  const lost = { file: 'gone.c', function: '', line: 0, kind: 'unreadable', words: 'missing' } as const;
  const broken = sarifReport([reported({ result: result({ notifications: [lost] }) })], options);
  expect(validSarif(broken).runs[0]!.invocations![0]!).toMatchObject({ executionSuccessful: false });
});

test('accepted findings are suppressed with their reason, the others are new', () => {
  const one = reported({ accepted: [{ finding: leak, reason: 'the page is static' }] });
  const { results } = validSarif(sarifReport([one], { ...options, compared: true })).runs[0]!;
  expect(results!.map((r) => r.baselineState)).toEqual(['new', 'new', 'new', 'unchanged']);
  expect(results![3]!.suppressions).toMatchObject([{ justification: 'the page is static' }]);
});

test('loose files and names that a URI cannot hold', () => {
  const files = ['snippet.c', '/tmp/a b#1.c', 'a:b.c', 'ü/x?.c'];
  const loose = result({
    tree: { root: '', kernelVersion: 'auto' },
    findings: files.map((file) => finding({ file, path: [] })),
    notifications: [],
  });
  const { results } = validSarif(sarifReport([reported({ result: loose })], options)).runs[0]!;
  const uris = results!.map((r) => r.locations![0]!.physicalLocation!.artifactLocation!.uri);
  expect(uris).toEqual(['snippet.c', 'file:///tmp/a%20b%231.c', './a:b.c', '%C3%BC/x%3F.c']);
});

test('no findings and no rules are a valid report too', () => {
  const nothing = reported({ result: result({ findings: [], notifications: [] }) });
  expect(validSarif(sarifReport([nothing], { ...options, rules: [] })).runs[0]!.results).toEqual([]);
});
