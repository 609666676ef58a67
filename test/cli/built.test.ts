/** The built command line on the sample tree: the same findings in all formats, every layer printed, every verb there. */
import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { buildCli } from '../support/built.ts';
import { validSarif } from '../support/sarif.ts';
import { project } from '../support/sources.ts';
import { folderWith } from './fake.ts';

const pinsight = buildCli();
const FILE = 'arch/arm64/kvm/mmu.c';

function sample(): string {
  const cwd = folderWith({});
  cpSync(join(project, 'samples/linux-6.12'), cwd, { recursive: true });
  return cwd;
}

test('text, JSON and SARIF tell the same findings, at the lines of the code', () => {
  const cwd = sample();
  const text = pinsight(['check'], { cwd }).out;
  const json = JSON.parse(pinsight(['check', '--format', 'json'], { cwd }).out);
  const sarif = validSarif(pinsight(['check', '--format', 'sarif'], { cwd }).out);
  const inText = [...text.matchAll(/^(.+?):(\d+):\d+: (?:error|warning|info): .* \[(.*)\]$/gm)];
  const inJson = json.findings.filter((one: { foldedInto?: string }) => one.foldedInto === undefined);
  const inSarif = sarif.runs[0]!.results!.filter((one) => one.properties?.foldedInto === undefined);
  const asText = inText.map(([, file, line, rule]) => `${file}:${line} ${rule}`);
  expect(asText).toContain(`${FILE}:44 dirty-outside-mmu-lock`);
  expect(inJson.map((one: Record<string, string>) => `${one.file}:${one.line} ${one.ruleId}`)).toEqual(
    asText,
  );
  expect(
    inSarif.map((one) => {
      const { artifactLocation, region } = one.locations![0]!.physicalLocation!;
      return `${artifactLocation!.uri}:${region!.startLine} ${one.ruleId}`;
    }),
  ).toEqual(asText);
  expect(json.tree).toEqual({ root: cwd, kernelVersion: '6.12' });
  const lines = readFileSync(join(cwd, FILE), 'utf8').split('\n');
  const dirty = json.findings.find((one: { ruleId: string }) => one.ruleId === 'dirty-outside-mmu-lock');
  expect(lines[dirty.line - 1]!.slice(dirty.column - 1, dirty.endColumn - 1)).toMatch(/^kvm_set_pfn_dirty/);
});

test('the README shows what is printed', () => {
  const page = readFileSync(join(project, 'README.md'), 'utf8');
  const [, words, shown] = /^```\n\$ pinsight (.*)\n([\s\S]*?)^```$/m.exec(page) ?? [];
  expect(pinsight(words!.split(' '), { cwd: sample() }).out).toBe(shown);
});

test('two runs, and one with paths in another order, print the same', () => {
  const cwd = sample();
  const once = pinsight(['check', FILE, 'virt'], { cwd });
  expect(pinsight(['check', 'virt', FILE], { cwd })).toEqual(once);
  expect(pinsight(['check', 'virt', FILE], { cwd })).toEqual(once);
});

test.each(['items', 'ir', 'flow', 'trace', 'summary'])(
  '--dump %s prints the file and one function of it',
  (layer) => {
    const cwd = sample();
    const whole = pinsight(['check', '--dump', layer, FILE], { cwd });
    const part = pinsight(['check', '--dump', layer, `${FILE}:map_faulting_page`], { cwd });
    expect([whole.code, whole.err, part.code, part.err]).toEqual([0, '', 0, '']);
    expect(part.out).toContain('map_faulting_page');
    expect(whole.out.length).toBeGreaterThanOrEqual(part.out.length);
    const nobody = pinsight(['check', '--dump', layer, `${FILE}:nobody`], { cwd });
    expect(nobody.code).toBe(2);
    expect(nobody.err).toMatch(/^pinsight: arch\/arm64\/kvm\/mmu\.c:nobody: .*nobody/);
  },
);

test('every rule is explained by its page', () => {
  const list = pinsight(['explain', '?']).err;
  const ids = [...list.matchAll(/^ {2}(\S+)/gm)].map(([, id]) => id!);
  expect(ids.length).toBeGreaterThanOrEqual(7);
  for (const id of ids) {
    const { code, out } = pinsight(['explain', id]);
    expect({ code, heading: out.split('\n')[0], long: out.length > 400 }).toEqual({
      code: 0,
      heading: id,
      long: true,
    });
  }
});

test('a function of the kernel is explained, release by release', () => {
  const { code, out } = pinsight(['explain', 'kvm_vcpu_unmap']);
  expect([...out.matchAll(/^kernels {2}(.*)$/gm)].map(([, words]) => words!.replace(/;.*/, ''))).toContain(
    'since v6.13',
  );
  expect(out).toContain('up to v6.12');
  expect(code).toBe(0);
  expect(pinsight(['explain', 'kvm_set_pfn_dirty']).out).toMatch(/^instead {2}set dirty in /m);
  expect(pinsight(['explain', 'kvm_unmap_gfn_range']).out).toContain('mmu_lock held for write');
});

test('doctor finds the parser', () => {
  const { code, out } = pinsight(['doctor'], { cwd: sample() });
  expect(out).toMatch(/^parses {9}yes$/m);
  expect(out).toMatch(/^kernel {9}6\.12$/m);
  expect(code).toBe(0);
});
