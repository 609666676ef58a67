/** All kinds of bugs, by hand. The order decides nothing. */
import { flushBugs } from './flushes.ts';
import type { Kind } from './kind.ts';
import { lockBugs } from './locks.ts';
import { pageBugs } from './pages.ts';
import { plantedBugs } from './planted.ts';
import { protocolBugs } from './protocol.ts';

export const bugs: readonly Kind[] = [
  ...lockBugs,
  ...pageBugs,
  ...protocolBugs,
  ...flushBugs,
  ...plantedBugs,
];
