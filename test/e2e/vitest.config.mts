import { defineConfig } from 'vitest/config';

// The main job, in real VS Code in the browser. One file at a time: they share one server and two cores.
export default defineConfig({
  test: {
    include: ['test/e2e/**/*.test.ts'],
    globalSetup: ['test/e2e/globalSetup.ts'],
    fileParallelism: false,
    testTimeout: 1_200_000,
    hookTimeout: 600_000,
    // A window of VS Code now and then loses a key or a click of its own. The report names what took a second try.
    retry: 1,
    reporters: ['default'],
  },
});
