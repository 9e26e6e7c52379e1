import { defineConfig } from 'vitest/config';

/** `npm run test:faults`: apart from `npm test`, for it starts and kills the product twenty times. */
export default defineConfig({
  test: { include: ['tests/faults/**/*.faults.ts'], testTimeout: 600_000, hookTimeout: 200_000 },
});
