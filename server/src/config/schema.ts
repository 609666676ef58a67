/** The settings of Pinsight, one schema for `.pinsight.json`, the command line and the editor. It knows how a setting
 *  looks and what it is when nobody sets it; which rules there are is for others to know. */
import * as z from 'zod';

export const levelSchema = z.enum(['off', 'info', 'warning', 'error']);

export const kernelVersionSchema = z
  .string()
  .regex(/^(auto|\d+\.\d+)$/, "is 'auto' or a version such as '6.12'");

/** Every key may be absent: a layer says only what it changes. */
export const settingsSchema = z.strictObject({
  $schema: z.string().optional(),
  rules: z.record(z.string(), levelSchema).optional().describe('The level of each rule, by its id.'),
  kernelVersion: kernelVersionSchema
    .optional()
    .describe("The kernel's version, where the tree does not say it: '6.12'; 'auto' reads the tree."),
  scope: z
    .enum(['kvm', 'everywhere'])
    .optional()
    .describe("Where the editor speaks: in a tree's KVM folders, or in every C file."),
  baseline: z
    .string()
    .optional()
    .describe('Findings that are known and not reported; relative to the file that says it.'),
});

/** What one place says. */
export type Settings = Omit<z.infer<typeof settingsSchema>, '$schema'>;

export type SettingLevel = z.infer<typeof levelSchema>;

/** All layers together. No baseline: none. */
export interface Resolved {
  readonly rules: Readonly<Record<string, SettingLevel>>;
  readonly kernelVersion: string;
  readonly scope: 'kvm' | 'everywhere';
  readonly baseline?: string;
}

export const DEFAULTS: Resolved = { rules: {}, kernelVersion: 'auto', scope: 'kvm' };

/** The settings in a value of unknown origin, or what is wrong with it, a sentence each: `scope: …`. */
export function checkSettings(value: unknown): { settings: Settings } | { problems: string[] } {
  const checked = settingsSchema.safeParse(value);
  if (checked.success) {
    const { $schema: _, ...settings } = checked.data;
    return { settings };
  }
  return { problems: checked.error.issues.map(inWords) };
}

function inWords(issue: z.core.$ZodIssue): string {
  const where = issue.path.join('.');
  if (issue.code === 'unrecognized_keys') {
    const keys = issue.keys.map((key) => (where ? `${where}.${key}` : key));
    return `${keys.join(', ')}: no such setting`;
  }
  return where ? `${where}: ${issue.message}` : issue.message;
}
