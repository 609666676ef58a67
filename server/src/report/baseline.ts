/** Findings that somebody looked at and accepted, kept in a file with the reason. It compares identities and
 *  statements, and refuses to know lines, so that an entry outlives edits around it but not of it. */
import * as z from 'zod';
import type { Finding } from '../service/finding.ts';
import { refold } from './folding.ts';
import type { Accepted } from './report.ts';

const entrySchema = z.strictObject({
  id: z.string(),
  /** As `statementAt` gives it. */
  statement: z.string(),
  file: z.string(),
  message: z.string(),
  /** Why it may stay. */
  reason: z.string().min(1, 'says nothing: an accepted finding needs a reason'),
});

const baselineSchema = z.strictObject({ version: z.literal(1), entries: z.array(entrySchema) });

export type BaselineEntry = z.infer<typeof entrySchema>;

/** What `--write-baseline` says of an entry until a person writes something better. */
export const UNREVIEWED = 'not reviewed yet';

/** Throws an error whose message is a sentence about the text. */
export function readBaseline(text: string): BaselineEntry[] {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new Error(`not JSON: ${(error as Error).message}`);
  }
  const checked = baselineSchema.safeParse(value);
  if (checked.success) return checked.data.entries;
  const [issue] = checked.error.issues;
  throw new Error(`not a baseline: ${issue!.path.join('.') || 'the file'}: ${issue!.message}`);
}

/** Sorted, so that two runs give the same file; the reason of an entry that was there before stays. */
export function writeBaseline(found: readonly Stated[], before: readonly BaselineEntry[]): string {
  const reasons = new Map(before.map((entry) => [key(entry), entry.reason]));
  const entries = new Map<string, BaselineEntry>();
  for (const { finding, statement } of found) {
    const { id, file, message } = finding;
    const at = key({ id, statement });
    entries.set(at, { id, statement, file, message, reason: reasons.get(at) ?? UNREVIEWED });
  }
  const sorted = [...entries].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, entry]) => entry);
  return `${JSON.stringify({ version: 1, entries: sorted }, undefined, 2)}\n`;
}

/** A finding with the statement it stands in. */
export interface Stated {
  readonly finding: Finding;
  readonly statement: string;
}

export interface Compared {
  readonly fresh: readonly Finding[];
  readonly accepted: readonly Accepted[];
  /** Entries that met no finding. */
  readonly stale: readonly BaselineEntry[];
}

export function compareWithBaseline(found: readonly Stated[], entries: readonly BaselineEntry[]): Compared {
  const known = new Map(entries.map((entry) => [key(entry), entry]));
  const met = new Set<BaselineEntry>();
  const fresh: Finding[] = [];
  const accepted: Accepted[] = [];
  for (const { finding, statement } of found) {
    const entry = known.get(key({ id: finding.id, statement }));
    if (!entry) fresh.push(finding);
    else {
      met.add(entry);
      accepted.push({ finding, reason: entry.reason });
    }
  }
  return { fresh: refold(fresh), accepted, stale: entries.filter((entry) => !met.has(entry)) };
}

const key = ({ id, statement }: { id: string; statement: string }) => `${id}\n${statement}`;
