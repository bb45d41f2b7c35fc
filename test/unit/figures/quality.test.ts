import { expect, it } from 'vitest';
import { figures } from '../../../src/figures';
import { dataNumbers, qualityCurves, qualitySet } from '../../../src/figures/quality';
import { figureState } from '../../../src/figures/states';
import { defaultPlaygroundState } from '../../../src/protocol/playgroundState';
import { ellipse } from '../../../webview/figures/quality/figure';

const standard = figureState('quality', defaultPlaygroundState);

it('the data themselves have distance 0, and every fault begins there', () => {
  for (const spoiling of ['blurred', 'collapsed', 'missing', 'memorised'] as const) {
    const { numbers } = qualitySet(spoiling, 0, 3);
    expect(numbers.distance).toBeCloseTo(0, 9);
    expect(numbers.heldOutBits).toBeCloseTo(dataNumbers(3).heldOutBits, 9);
  }
});

it('collapse within classes is not punished by the score, in any amount', () => {
  const { numbers } = qualityCurves('collapsed', 0);
  for (const { score } of numbers) {
    expect(score).toBeGreaterThanOrEqual(dataNumbers(0).score - 1e-9);
  }
});

it('two thirds of six classes gone leave a score of about 2', () => {
  // 0.8 · 5 = 4 classes are gone.
  expect(qualitySet('missing', 0.8, 0).numbers.score).toBeGreaterThan(1.8);
  expect(qualitySet('missing', 0.8, 0).numbers.score).toBeLessThan(2.05);
  expect(figures.quality.caption({ ...standard, spoiling: 'missing', amount: 0.8 })).toContain(
    'missing, 80 %',
  );
});

it('copies are cheap where they were copied from, dear elsewhere, and little worse in score and distance', () => {
  const { numbers } = qualitySet('memorised', 0.96, 0);
  const data = dataNumbers(0);
  expect(numbers.trainingBits).toBeLessThan(data.trainingBits - 0.5);
  expect(numbers.heldOutBits).toBeGreaterThan(data.heldOutBits + 0.5);
  expect(numbers.score).toBeGreaterThan(0.9 * data.score);
  expect(numbers.distance).toBeLessThan(0.1);
});

it('an ellipse of two standard deviations has its axes there', () => {
  const points = ellipse({
    mean: Float64Array.of(1, -1),
    covariance: { size: 2, values: Float64Array.of(4, 0, 0, 0.25) },
  });
  const xs = points.filter((_, i) => i % 2 === 0);
  const ys = points.filter((_, i) => i % 2 === 1);
  expect(Math.max(...xs)).toBeCloseTo(5, 9);
  expect(Math.max(...ys)).toBeCloseTo(0, 1);
});
