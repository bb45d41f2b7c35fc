import { defineConfig } from 'vitest/config';
import { running } from '../../vitest.config.mts';

/** Random and hostile inputs by the thousand: notes, blocks, links, messages, files, TeX. */
export default defineConfig({ test: { ...running, include: ['test/fuzz/**/*.test.ts'] } });
