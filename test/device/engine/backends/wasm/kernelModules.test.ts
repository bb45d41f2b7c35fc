import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { kernelModulesFile, kernelModulesText } from '../../../../tools/build/wasmKernels.mjs';

it('the kernels are what their sources compile to', async () => {
  // `npm run kernels` writes the file.
  expect(await readFile(kernelModulesFile, 'utf8')).toBe(await kernelModulesText());
});
