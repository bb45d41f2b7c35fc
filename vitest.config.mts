import { defineConfig } from 'vitest/config';

// What runs while one works: no engine, no browser. Tests on real engines are in test/device.
export default defineConfig({
  test: {
    include: ['test/unit/**/*.test.ts'],
    testTimeout: 180_000,
    hookTimeout: 180_000,
    // All cores: vitest's own choice leaves one of two idle. `npm test` gives each part its share.
    maxWorkers: '100%',
    reporters: ['default'],
  },
});
