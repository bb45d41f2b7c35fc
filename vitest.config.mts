import { defineConfig } from 'vitest/config';

// What runs while one works: no engine, no browser. Tests on real engines are in test/device.
export default defineConfig({
  test: {
    include: ['test/unit/**/*.test.ts'],
    testTimeout: 180_000,
    hookTimeout: 180_000,
    reporters: ['default'],
  },
});
