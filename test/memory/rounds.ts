/** A process of its own that checks a tree several times over, each time from scratch, and tells what memory that took.
 *  It is bundled and run by the test beside it. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { diskFiles } from '../../server/src/disk.ts';
import { openProject } from '../../server/src/service/project.ts';

const [root, times] = process.argv.slice(2) as [string, string];

/** What one round leaves behind is collected before the next begins: what stays after that is held by somebody, and when V8
 *  would have collected it is not what is bounded here. */
setFlagsFromString('--expose-gc');
const collect: () => void = runInNewContext('gc');

const MB = 2 ** 20;
const rounds: { findings: number; rss: number }[] = [];
for (let round = 0; round < Number(times); round++) {
  collect();
  const { findings } = await openProject({ root, files: diskFiles('/') }).check([]);
  rounds.push({ findings: findings.length, rss: Math.round(process.memoryUsage().rss / MB) });
}
const most = Math.round(process.resourceUsage().maxRSS / 1024);
process.stdout.write(JSON.stringify({ rounds, most }));
