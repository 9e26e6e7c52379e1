import { defineConfig } from 'vitest/config';

/** `npm run test:foreign`: what validators of others say, which come from the package registries of their languages. */
export default defineConfig({
  test: {
    include: ['tests/foreign/**/*.foreign.ts'],
    globalSetup: ['tests/support/global-setup.ts'],
    pool: 'forks',
    testTimeout: 120_000,
    hookTimeout: 300_000,
  },
});
