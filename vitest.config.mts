import { defineConfig } from 'vitest/config';

/** How tests run in every tier. */
export const running = {
  testTimeout: 180_000,
  hookTimeout: 180_000,
  // What is polled for ends as soon as it is there; one second, the default, is too little on a busy machine.
  expect: { poll: { timeout: 60_000 } },
  // All cores: vitest's own choice leaves one of two idle. `npm test` gives each part its share.
  maxWorkers: '100%',
  reporters: ['default'],
};

/** Folders of plain functions without VS Code: their files share one load of each module, a fifth of all CPU time. */
const plain = [
  'base',
  'bench',
  'checkpoints',
  'cli',
  'datasets',
  'diffusion',
  'engine',
  'explain',
  'figures',
  'liveNote',
  'notes',
  'protocol',
  'safetensors',
].map((folder) => `test/unit/${folder}/**/*.test.ts`);

// What runs while one works: no engine, no browser. Tests on real engines are in test/device.
export default defineConfig({
  test: {
    ...running,
    projects: [
      { extends: true, test: { name: 'plain', include: plain, isolate: false } },
      { extends: true, test: { name: 'isolated', include: ['test/unit/**/*.test.ts'], exclude: plain } },
    ],
  },
});
