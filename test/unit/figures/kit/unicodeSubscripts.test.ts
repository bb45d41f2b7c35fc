import { expect, test } from 'vitest';
import { unicodeSubscripts } from '../../../../webview/figures/kit/math/unicodeSubscripts';

test.each([
  ['Error of x̂_0, 0…255', 'Error of x̂₀, 0…255'],
  ['from x_{t−1} to x_t', 'from xₜ₋₁ to xₜ'],
  ['‖ε − ε_θ(x_t, t)‖²', '‖ε − ε_θ(xₜ, t)‖²'],
  ['at x_T', 'at x_T'],
  ['a_{0', 'a_{0'],
])('%s is written %s', (text, written) => {
  expect(unicodeSubscripts(text)).toBe(written);
});
