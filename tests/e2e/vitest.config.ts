import { defineConfig } from 'vitest/config';

/** `npm run test:browser`: everything that is done in a browser, against the product as it is started. */
export default defineConfig({
  test: {
    include: ['tests/e2e/**/*.test.ts'],
    globalSetup: ['tests/support/global-setup.ts'],
    pool: 'forks',
    // Each starts the product and a browser.
    maxWorkers: 1,
    testTimeout: 60_000,
    hookTimeout: 200_000,
  },
});
