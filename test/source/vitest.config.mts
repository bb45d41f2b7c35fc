import { defineConfig } from 'vitest/config';
import unit from '../../vitest.config.mts';

/** What is true of the source text itself, and takes a program a minute to tell. */
export default defineConfig({ ...unit, test: { ...unit.test, include: ['test/source/**/*.test.ts'] } });
