/** Loaded before a measured program: writes the memory it took when it ends. It changes nothing of what it measures. */
import { writeFileSync } from 'node:fs';

process.on('exit', () => {
  const { maxRSS } = process.resourceUsage();
  writeFileSync(process.env.PINSIGHT_USAGE, JSON.stringify({ maxRSS }));
});
