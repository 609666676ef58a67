/** A process of its own that checks a tree several times over, each time from scratch, and tells what memory that took.
 *  It is bundled and run by the test beside it. */
import { diskFiles } from '../../server/src/disk.ts';
import { openProject } from '../../server/src/service/project.ts';

const [root, times] = process.argv.slice(2) as [string, string];

const MB = 2 ** 20;
const rounds: { findings: number; rss: number }[] = [];
for (let round = 0; round < Number(times); round++) {
  const { findings } = await openProject({ root, files: diskFiles('/') }).check([]);
  rounds.push({ findings: findings.length, rss: Math.round(process.memoryUsage().rss / MB) });
}
const most = Math.round(process.resourceUsage().maxRSS / 1024);
process.stdout.write(JSON.stringify({ rounds, most }));
