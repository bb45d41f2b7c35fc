import { describe, expect, it } from 'vitest';
import { clockPlace, clockSteps, clockValue, readClock } from '../../../src/figures/clock';
import { defineFigure } from '../../../src/figures/figure';
import { integer, real } from '../../../src/figures/parameter';
import { defaultPlaygroundState } from '../../../src/protocol/playgroundState';

const shared = { schedule: { ...defaultPlaygroundState.schedule, T: 50 }, t: 7, seed: 0 };
const stateWith = (own: Readonly<Record<string, number>>) => ({ ...shared, ...own });
const count = { name: () => 'n', meaning: () => '', min: 0, max: 20, standard: 0 };
const share = { name: () => 'x', meaning: () => '', min: -1, max: 1, step: 0.3, standard: 0 };
const figure = (clock: 't' | 'n' | 'x', range?: { readonly min: number; readonly max: number }) =>
  defineFigure({
    id: 'test',
    title: () => '',
    formula: '',
    needs: 'nothing',
    reads: ['t', 'schedule'],
    parameters: { n: integer(count), x: real(share) },
    clock,
    ...(range ? { clockRange: () => range } : {}),
    teaches: [],
    ideas: {},
    examples: [],
    caption: () => '',
  });

describe('the clock of a state', () => {
  it('is t, from 1 to T', () => {
    expect(readClock(figure('t'), shared)).toEqual({ key: 't', min: 1, max: 50, step: 1, value: 7 });
  });

  it('is an own number between its bounds, or those that the state gives it', () => {
    const state = stateWith({ n: 5 });
    expect(readClock(figure('n'), state)).toEqual({ key: 'n', min: 0, max: 20, step: 1, value: 5 });
    const narrow = readClock(figure('n', { min: 6, max: 9 }), state);
    expect(narrow).toEqual({ key: 'n', min: 6, max: 9, step: 1, value: 6 });
  });

  it('ends at a whole number of steps', () => {
    const reading = readClock(figure('x'), stateWith({ x: 0.2 }))!;
    expect(reading).toMatchObject({ min: -1, max: 0.8, value: 0.2 });
    expect(clockSteps(reading)).toBe(6);
    expect([0, 1, 4.9, 6, 9].map((place) => clockValue(reading, place))).toEqual([-1, -0.7, 0.2, 0.8, 0.8]);
    expect(clockPlace(reading, 0.2)).toBe(4);
  });

  it('is none without one, or with a key that is no number', () => {
    expect(readClock({ ...figure('t'), clock: 'unknown' }, shared)).toBeUndefined();
    expect(readClock({ ...figure('t'), clock: undefined }, shared)).toBeUndefined();
  });
});
