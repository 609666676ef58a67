/** What a call does, as its entry in the model says it. It adds nothing that was not read in the kernel. */
import type { Api } from '../model/effect.ts';

/** First line short; details below, one a line. */
export function apiHover(api: Api): string[] {
  const lines = [`${api.name}(${api.params.join(', ')})  ${api.does}`];
  if (api.needs) lines.push(`needs    ${api.needs}`);
  lines.push(`sleeps   ${api.sleeps}`, `returns  ${api.returns}`);
  const kernels = [
    api.since && `since v${api.since}`,
    api.until && `up to v${api.until}`,
    api.replacedBy && `then ${api.replacedBy}`,
  ]
    .filter(Boolean)
    .join('; ');
  if (kernels) lines.push(`kernels  ${kernels}`);
  lines.push(`source   ${api.source}`);
  return lines;
}
