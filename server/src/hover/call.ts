/** What a call does, as its entry in the model says it. It adds nothing that was not read in the kernel. */
import type { Api, Hook } from '../model/effect.ts';

/** First line short; details below, one a line. */
export function apiHover(api: Api): string[] {
  const lines = [`${api.name}(${api.params.join(', ')})  ${api.does}`];
  if (api.needs) lines.push(`needs    ${api.needs}`);
  lines.push(`sleeps   ${api.sleeps}`, `returns  ${api.returns}`);
  const kernels = [range(api), api.replacedBy && `then ${api.replacedBy}`].filter(Boolean).join('; ');
  if (kernels) lines.push(`kernels  ${kernels}`);
  if (api.migration) lines.push(`instead  ${api.migration}`);
  lines.push(`source   ${api.source}`);
  return lines;
}

/** What holds when common code calls this function of an architecture. */
export function hookHover(hook: Hook): string[] {
  const kernels = range(hook);
  return [
    `${hook.name}()  ${hook.words}`,
    ...(hook.unless ? [`unless   the architecture selects ${hook.unless}`] : []),
    ...(kernels ? [`kernels  ${kernels}`] : []),
    `source   ${hook.source}`,
  ];
}

const range = ({ since, until }: Pick<Api, 'since' | 'until'>): string =>
  [since && `since v${since}`, until && `up to v${until}`].filter(Boolean).join('; ');
