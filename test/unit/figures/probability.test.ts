import fc from 'fast-check';
import { expect, it } from 'vitest';
import { figures } from '../../../src/figures';
import { eventArea, eventIds, factorName, factorsOf, jointOf } from '../../../src/figures/probability';
import { figureState, standardFigures } from '../../../src/figures/states';
import { defaultPlaygroundState } from '../../../src/protocol/playgroundState';
import { figureStates } from './states';

const cells = 400;

/** The share of a fine grid's middles that lie in all of the events. */
function counted(
  state: typeof standardFigures.probability,
  ids: readonly (typeof eventIds)[number][],
): number {
  let inside = 0;
  for (let row = 0; row < cells; row++) {
    for (let column = 0; column < cells; column++) {
      const [x, y] = [(column + 0.5) / cells, (row + 0.5) / cells];
      const isInside = ids.every((id) => {
        const { left, right, bottom, top } = eventArea(id, state);
        return x > left && x < right && y > bottom && y < top;
      });
      inside += isInside ? 1 : 0;
    }
  }
  return inside / cells ** 2;
}

it('the factors are ratios of counted areas, and multiply to the joint probability', () => {
  fc.assert(
    fc.property(figureStates, ({ probability: state }) => {
      for (const factor of factorsOf(state)) {
        const given = counted(state, factor.given);
        if (factor.value !== undefined && given > 0.05) {
          expect(
            Math.abs(factor.value - counted(state, [factor.event, ...factor.given]) / given),
          ).toBeLessThan(0.03);
        }
      }
      const product = factorsOf(state).reduce((all, { value }) => all * (value ?? 0), 1);
      expect(product).toBeCloseTo(jointOf(state), 10);
    }),
    { numRuns: 8 },
  );
});

it('events keep their size and stay in the square wherever they are put', () => {
  fc.assert(
    fc.property(figureStates, ({ probability: state }) => {
      for (const id of eventIds) {
        const { left, right, bottom, top } = eventArea(id, state);
        expect(Math.min(left, bottom)).toBeGreaterThanOrEqual(0);
        expect(Math.max(right, top)).toBeLessThanOrEqual(1 + 1e-12);
        expect((right - left) * (top - bottom)).toBeCloseTo(
          id === 'A' ? 0.52 * 0.62 : id === 'B' ? 0.46 ** 2 : 0.21,
          12,
        );
      }
    }),
  );
});

it('says what has no value where what is given never happens', () => {
  const apart = { ...standardFigures.probability, aX: 0, bX: 1, factor: 3 };
  const state = { ...figureState('probability', defaultPlaygroundState), ...apart };
  expect(factorsOf(state).map(factorName)).toEqual(['P(A)', 'P(B|A)', 'P(C|A, B)']);
  expect(factorsOf(state)[2]?.value).toBeUndefined();
  expect(figures.probability.caption(state)).toBe(
    'P(C|A, B) has no value: what is given never happens, P(A, B) = 0.',
  );
});
