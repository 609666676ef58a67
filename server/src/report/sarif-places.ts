/** Places, paths and states in SARIF's own shapes. It knows the format's locations and nothing of results. */
import type { ArtifactLocation, CodeFlow, MultiformatMessageString, PhysicalLocation } from 'sarif';
import type { Place, Step } from '../service/finding.ts';

/** The name under which a run says where its tree is. */
export const ROOT = 'TREE';

export const physical = (place: Place | Step, root: string): PhysicalLocation => ({
  artifactLocation: artifact(place.file, root),
  region: {
    startLine: place.line,
    startColumn: place.column,
    endLine: place.endLine,
    endColumn: place.endColumn,
  },
});

/** Relative to the tree, so that a report means the same on every machine; a loose file is as it was given. */
export function artifact(file: string, root: string): ArtifactLocation {
  if (/^(\/|[A-Za-z]:\/)/.test(file))
    return { uri: `file://${file.startsWith('/') ? '' : '/'}${escaped(file)}` };
  // A colon in the first segment of a relative reference would read as a scheme.
  const uri = escaped(file).replace(/^[^/]*:/, './$&');
  return root ? { uri, uriBaseId: ROOT } : { uri };
}

const escaped = (path: string) => encodeURI(path).replace(/[?#]/g, encodeURIComponent);

export const codeFlow = (path: readonly Step[], root: string): CodeFlow => ({
  threadFlows: [
    {
      locations: path.map((step, i) => ({
        location: { physicalLocation: physical(step, root), message: { text: step.words } },
        kinds: [step.event],
        executionOrder: i + 1,
        importance: i === path.length - 1 ? ('essential' as const) : ('important' as const),
        ...(step.state ? { state: variables(step.state) } : {}),
      })),
    },
  ],
});

/** `mmu_lock read · pfn get, writable` is two variables and what holds of each. */
function variables(state: string): Record<string, MultiformatMessageString> {
  const parts = state.split(' · ').map((part) => part.trim().split(/ (.*)/s));
  return Object.fromEntries(parts.map(([name, holds]) => [name || 'state', { text: holds || 'known' }]));
}
