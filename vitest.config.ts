import { configDefaults, defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src/**/*.test.{ts,tsx}', 'tests/**/*.test.ts'],
    // One story in a browser; the others are `npm run test:browser`.
    exclude: [...configDefaults.exclude, 'tests/e2e/!(story).test.ts'],
    globalSetup: ['tests/support/global-setup.ts'],
    // Forks: PDF workers and PostgreSQL clients are real here. Two, for the smallest machine that CI has.
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
