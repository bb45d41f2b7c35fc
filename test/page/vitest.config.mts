import { defineConfig } from 'vitest/config';

// Built pages in a real Chromium, without VS Code around them. One file at a time: they share two cores.
export default defineConfig({
  test: {
    include: ['test/page/**/*.test.ts'],
    fileParallelism: false,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    reporters: ['default'],
  },
});
