import { defineConfig } from 'vitest/config';
import { running } from '../../vitest.config.mts';

/** What is true of the source text itself, and takes a program a minute to tell. */
export default defineConfig({ test: { ...running, include: ['test/source/**/*.test.ts'] } });
