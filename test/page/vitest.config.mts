import { defineConfig } from 'vitest/config';

// Built pages in a real Chromium, without VS Code around them. At most two files at a time: they share two cores.
export default defineConfig({
  test: {
    include: ['test/page/**/*.test.ts'],
    maxWorkers: 2,
    testTimeout: 300_000,
    hookTimeout: 300_000,
    // What is polled for ends as soon as it is there; one second, the default, is too little on a busy machine.
    expect: { poll: { timeout: 120_000, interval: 100 } },
    reporters: ['default'],
  },
});
