// Tests of the page in a browser: RAILREACH=path npm run test-browser
import { defineConfig } from 'vitest/config';

const MINUTES = 60_000;

export default defineConfig({
  test: {
    include: ['tests/*.test.ts'],
    globalSetup: 'tests/setup.ts',
    // Pages are drawn without a GPU, on machines that do other things as well.
    fileParallelism: false,
    testTimeout: 10 * MINUTES,
    hookTimeout: 10 * MINUTES,
    expect: { poll: { timeout: 3 * MINUTES, interval: 100 } },
  },
});
