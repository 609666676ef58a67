/** `pinsight explain`: a rule's page, or what the model knows of a kernel function, on a terminal. It turns the little Markdown
 *  that the pages use into plain text and knows nothing of what they say. */
import type { ExitCode, Host } from './host.ts';

export async function explain(name: string, host: Host): Promise<ExitCode> {
  const rule = host.rules.find(({ id }) => id === name);
  if (rule) {
    const page = await host.page(name);
    host.out(page === undefined ? `${name} (${rule.level})\n\n${rule.summary}\n` : plain(page));
    return 0;
  }
  const meanings = host.explainFunction(name.replace(/\(\)$/, ''));
  if (meanings.length > 0) {
    host.out(`${meanings.map((lines) => lines.join('\n')).join('\n\n')}\n`);
    return 0;
  }
  const list = host.rules.map(({ id, summary }) => `  ${id.padEnd(WIDTH)} ${summary}\n`).join('');
  host.err(`pinsight: ${name}: no such rule, and no function that the model knows; the rules are\n${list}`);
  return 2;
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
