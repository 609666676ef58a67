/** Every table of the model in one list, in the order in which variants of a name are tried. It decides nothing:
 *  choosing a variant is `bind`'s. */
import type { Api, GuardClass, Hook } from '../effect.ts';
import { gfnApis } from './gfn.ts';
import { gupApis } from './gup.ts';
import { hooks } from './hooks.ts';
import { guardClasses, lockApis } from './lock.ts';
import { lookupApis } from './lookup.ts';
import { mapApis } from './map.ts';
import { markApis } from './mark.ts';
import { notifierApis } from './notifier.ts';
import { pageApis } from './page.ts';
import { quietApis } from './quiet.ts';
import { releaseApis } from './release.ts';
import { sleepApis } from './sleep.ts';
import { spteApis } from './spte.ts';
import { zapApis } from './zap.ts';

export const apis: readonly Api[] = [
  ...lookupApis,
  ...gfnApis,
  ...gupApis,
  ...releaseApis,
  ...markApis,
  ...mapApis,
  ...lockApis,
  ...notifierApis,
  ...pageApis,
  ...spteApis,
  ...zapApis,
  ...sleepApis,
  ...quietApis,
];

export type { Api, GuardClass, Hook };
export { guardClasses, hooks };
