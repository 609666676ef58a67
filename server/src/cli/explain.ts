/** `pinsight explain`: a rule's page on a terminal. It turns the little Markdown that the pages use into plain text and
 *  knows nothing of what they say. */
import type { ExitCode, Host } from './host.ts';

export async function explain(ruleId: string, host: Host): Promise<ExitCode> {
  const rule = host.rules.find(({ id }) => id === ruleId);
  if (!rule) {
    const list = host.rules.map(({ id, summary }) => `  ${id.padEnd(WIDTH)} ${summary}\n`).join('');
    host.err(`pinsight: ${ruleId}: no such rule; there are\n${list}`);
    return 2;
  }
  const page = await host.page(ruleId);
  host.out(page === undefined ? `${ruleId} (${rule.level})\n\n${rule.summary}\n` : plain(page));
  return 0;
}

/** The longest id, `pfn-metadata-unreferenced`, and a blank. */
const WIDTH = 26;

/** Headings underlined, code indented, links with their address behind. */
export function plain(markdown: string): string {
  let inCode = false;
  const lines = markdown.split(/\r?\n/).flatMap((line) => {
    if (/^```/.test(line)) {
      inCode = !inCode;
      return [];
    }
    if (inCode) return [line && `    ${line}`];
    const heading = /^(#+) (.*)/.exec(line);
    if (!heading) return [inline(line)];
    const words = inline(heading[2]!);
    return [words, (heading[1] === '#' ? '=' : '-').repeat(words.length)];
  });
  return `${lines.join('\n').trim()}\n`;
}

const inline = (line: string) =>
  line
    .replace(/\[([^\]]+)\]\(([^)]+)\)/g, (_, words: string, url: string) =>
      words === url ? url : `${words} (${url})`,
    )
    .replace(/`([^`]+)`/g, '$1')
    .replace(/\*\*([^*]+)\*\*/g, '$1');
