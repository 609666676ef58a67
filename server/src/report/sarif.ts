/** SARIF 2.1.0 for code scanning and SARIF viewers: one run for each tree, the path as a code flow, the identity as
 *  fingerprint, what was not analysed as notifications. It knows the format and no file system. */
import type { Log, Notification as Note, PropertyBag, ReportingDescriptor, Result, Run } from 'sarif';
import type { Finding, Level, Notification } from '../service/finding.ts';
import type { Accepted, Reported, RuleText } from './report.ts';
import { artifact, codeFlow, physical, ROOT } from './sarif-places.ts';

export interface SarifOptions {
  readonly version: string;
  readonly rules: readonly RuleText[];
  /** Whether a baseline took part: then every result says if it is new. */
  readonly compared: boolean;
}

export function sarifReport(all: readonly Reported[], options: SarifOptions): string {
  const log: Log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: all.map((one) => run(one, options)),
  };
  return `${JSON.stringify(log, undefined, 2)}\n`;
}

function run({ result, accepted }: Reported, { version, rules, compared }: SarifOptions): Run {
  const { root, kernelVersion } = result.tree;
  const index = new Map(rules.map((rule, i) => [rule.id, i]));
  const fresh = result.findings.map((finding) => ({
    ...resultOf(finding, root, index),
    ...(compared ? { baselineState: 'new' as const } : {}),
  }));
  return {
    tool: {
      driver: {
        name: 'Pinsight',
        version,
        semanticVersion: version,
        rules: rules.map(descriptor),
        notifications: KINDS.map((id) => ({ id })),
      },
    },
    columnKind: 'utf16CodeUnits',
    ...(root ? { originalUriBaseIds: { [ROOT]: { uri: folderUri(root) } } } : {}),
    invocations: [
      {
        executionSuccessful: !result.notifications.some(({ kind }) => FAILURES.has(kind)),
        toolExecutionNotifications: result.notifications.map((note) => notification(note, root)),
      },
    ],
    results: [...fresh, ...accepted.map((one) => suppressed(one, root, index))],
    properties: { kernelVersion, stats: result.stats } as PropertyBag,
  };
}

const folderUri = (root: string) => `file://${encodeURI(root.startsWith('/') ? root : `/${root}`)}/`;

const KINDS: readonly Notification['kind'][] = [
  'too-complex',
  'unparsed',
  'unreadable',
  'unsettled',
  'damaged',
  'failed',
];

/** Of these the run must not be believed to be complete. */
const FAILURES: ReadonlySet<Notification['kind']> = new Set(['unreadable', 'failed']);

const descriptor = (rule: RuleText): ReportingDescriptor => ({
  id: rule.id,
  shortDescription: { text: rule.summary },
  help: rule.page ? { text: rule.page, markdown: rule.page } : { text: rule.summary },
  defaultConfiguration: { level: sarifLevel(rule.level) },
});

const sarifLevel = (level: Level) => (level === 'info' ? 'note' : level);

function resultOf(finding: Finding, root: string, index: ReadonlyMap<string, number>): Result {
  const ruleIndex = index.get(finding.ruleId);
  return {
    ruleId: finding.ruleId,
    ...(ruleIndex === undefined ? {} : { ruleIndex }),
    level: sarifLevel(finding.level),
    message: { text: finding.message },
    locations: [
      {
        physicalLocation: physical(finding, root),
        ...(finding.function ? { logicalLocations: [{ name: finding.function, kind: 'function' }] } : {}),
      },
    ],
    ...(finding.path.length > 0 ? { codeFlows: [codeFlow(finding.path, root)] } : {}),
    partialFingerprints: { 'pinsightIdentity/v1': finding.id },
    ...propertiesOf(finding),
  };
}

function propertiesOf({ foldedInto, deprecated }: Finding): { properties?: PropertyBag } {
  if (foldedInto === undefined && !deprecated) return {};
  return {
    properties: {
      ...(foldedInto === undefined ? {} : { foldedInto }),
      ...(deprecated ? { tags: ['deprecated'] } : {}),
    },
  };
}

/** What the baseline accepts stays in the report, as the format wants it: known, and suppressed with its reason. */
const suppressed = (
  { finding, reason }: Accepted,
  root: string,
  index: ReadonlyMap<string, number>,
): Result => ({
  ...resultOf(finding, root, index),
  baselineState: 'unchanged',
  suppressions: [{ kind: 'external', status: 'accepted', justification: reason }],
});

const notification = (note: Notification, root: string): Note => ({
  descriptor: { id: note.kind, index: KINDS.indexOf(note.kind) },
  level: FAILURES.has(note.kind) ? 'error' : 'warning',
  message: { text: note.function ? `${note.function}: ${note.words}` : note.words },
  locations: [
    {
      physicalLocation: {
        artifactLocation: artifact(note.file, root),
        ...(note.line > 0 ? { region: { startLine: note.line } } : {}),
      },
      ...(note.function ? { logicalLocations: [{ name: note.function, kind: 'function' }] } : {}),
    },
  ],
});
