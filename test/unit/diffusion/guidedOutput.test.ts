import { expect, it } from 'vitest';
import { guidedOutput } from '../../../src/diffusion/guidedOutput';

it('goes from the unconditional output through the conditional one and beyond', () => {
  const [conditional, free] = [Float32Array.of(1, -2), Float32Array.of(0.5, 1)];
  expect([...guidedOutput(conditional, free, 0)]).toEqual([0.5, 1]);
  expect([...guidedOutput(conditional, free, 1)]).toEqual([1, -2]);
  // Ho & Salimans's (1 + w) · conditional − w · unconditional with w = 2.
  expect([...guidedOutput(conditional, free, 3)]).toEqual([3 * 1 - 2 * 0.5, 3 * -2 - 2 * 1]);
});
