/** The pages of the rules are tests: what they call wrong is found, in the words they show, and what they call right is
 *  silent. `UPDATE=1` rewrites the words. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { rules } from '../server/src/rules/index.ts';
import type { Finding } from '../server/src/service/finding.ts';
import { project } from './support/sources.ts';
import { findingsIn } from './support/tree.ts';

const HEADINGS = ['What', 'Why', 'Wrong', 'Right', 'Silent', 'Level'];
/** Room for what the page is for; a longer one is not read. */
const LINES = 110;

describe.each(rules.map(({ id, level }) => ({ id, level })))('$id', ({ id, level }) => {
  const path = join(project, 'docs/rules', `${id}.md`);
  const page = () => readFileSync(path, 'utf8');

  test('has the shape of all pages', () => {
    expect([...page().matchAll(/^## (.*)$/gm)].map(([, heading]) => heading)).toEqual(HEADINGS);
    expect(part(page(), 'Level')).toMatch(new RegExp(`^By default: ${level}\\b`));
    expect(page().split('\n').length).toBeLessThanOrEqual(LINES);
  });

  test('finds what is wrong and says what the page says', async () => {
    const findings = await check(part(page(), 'Wrong'));
    const leaders = findings.filter(({ foldedInto }) => foldedInto === undefined);
    const words = leaders.map(({ level, message, ruleId }) => `${level}: ${message} [${ruleId}]`).join('\n');
    const shown = /^```text\n([\s\S]*?)\n```$/m;
    if (process.env.UPDATE)
      writeFileSync(
        path,
        page().replace(shown, () => `\`\`\`text\n${words}\n\`\`\``),
      );
    expect(leaders.map(({ ruleId }) => ruleId)).toContain(id);
    expect(shown.exec(part(page(), 'Wrong'))?.[1]).toBe(words);
  });

  test('finds nothing in what is right', async () => {
    expect(await check(part(page(), 'Right'))).toEqual([]);
  });
});

const part = (page: string, heading: string): string =>
  new RegExp(`^## ${heading}\\n([\\s\\S]*?)(?=^## |(?![\\s\\S]))`, 'm').exec(page)?.[1] ?? '';

/** The code of a part, in a tree of the kernel that stands behind its language. */
function check(text: string): Promise<readonly Finding[]> {
  const [, kernel, code] = /^```c v(\S+)\n([\s\S]*?)^```$/m.exec(text)!;
  return findingsIn(new Map([['arch/x86/kvm/page.c', code!]]), kernel!);
}
