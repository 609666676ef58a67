/** How tests run: all of `test/`, with limits that only catch what hangs. It knows no test. */
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    setupFiles: ['test/support/seed.ts'],
    // No test relies on the machine's speed: these are for hangs. What installs an editor sets its own.
    testTimeout: 120_000,
    hookTimeout: 300_000,
  },
});
