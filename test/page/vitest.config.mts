import { defineConfig } from 'vitest/config';

// Built pages in a real Chromium, without VS Code around them. One file at a time: they share two cores.
export default defineConfig({
  test: {
    include: ['test/page/**/*.test.ts'],
    fileParallelism: false,
    testTimeout: 300_000,
    hookTimeout: 300_000,
    // What is polled for ends as soon as it is there; one second, the default, is too little on a busy machine.
    expect: { poll: { timeout: 120_000, interval: 100 } },
    reporters: ['default'],
  },
});
