import { describe, expect, it } from 'vitest';
import { figures } from '../../../src/figures';
import { networkNoise } from '../../../src/figures/digitsNetwork';
import { figureState } from '../../../src/figures/states';
import { hasDiverged, trainingRun, variantsOf } from '../../../src/figures/training';
import { defaultPlaygroundState } from '../../../src/protocol/playgroundState';
import { squaredError } from '../../../webview/figures/training/batchTable';
import { lineParts, pointWay } from '../../../webview/figures/training/stepPicture';

const standard = { ...figureState('training', defaultPlaygroundState), seed: 3, step: 40 };
const never = () => false;
const alphaBar = (t: number): number => networkNoise.alphaBar[t]!;

/** A state's trainings, taken to its step. */
function trained(state: typeof standard) {
  const variants = variantsOf(state);
  variants.forEach(({ run }) => run.advance(state.step, never));
  return variants;
}

describe('a step of training', () => {
  it('is Algorithm 1’s, by hand: x_t, the target, the error and the loss of what it shows', () => {
    for (const target of ['epsilon', 'x0', 'v'] as const) {
      const [variant] = trained({ ...standard, target });
      for (const number of [1, 17, 40]) {
        const { t, x0, noise, xt, target: wanted, output, loss } = variant!.run.step(number)!;
        let squares = 0;
        for (let i = 0; i < x0.length; i++) {
          const time = t[i >> 1]!;
          expect(time).toBeGreaterThanOrEqual(1);
          expect(time).toBeLessThanOrEqual(1000);
          const [signal, scale] = [Math.sqrt(alphaBar(time)), Math.sqrt(1 - alphaBar(time))];
          expect(xt[i]).toBeCloseTo(signal * x0[i]! + scale * noise[i]!, 9);
          const byHand = { epsilon: noise[i]!, x0: x0[i]!, v: signal * noise[i]! - scale * x0[i]! }[target];
          expect(wanted[i]).toBeCloseTo(byHand, 9);
          squares += (output[i]! - byHand) ** 2;
        }
        expect(loss).toBeCloseTo(squares / x0.length, 9);
        const points = t.length;
        const mean = Array.from(t, (_, point) => squaredError(variant!.run.step(number)!, point));
        expect(mean.reduce((sum, each) => sum + each, 0) / points).toBeCloseTo(loss, 9);
      }
    }
  });

  it('is drawn with the error that its answer leaves in ε, whatever the target', () => {
    for (const target of ['epsilon', 'x0', 'v'] as const) {
      const step = trained({ ...standard, target })[0]!.run.step(30)!;
      const way = pointWay(step, target, 2);
      const [signal, scale] = [Math.sqrt(alphaBar(way.t)), Math.sqrt(1 - alphaBar(way.t))];
      const answered = [step.output[4]!, step.output[5]!];
      way.guessed.forEach((guess, axis) => {
        // √ᾱ x̂_0: of ε it is x_t − √(1−ᾱ) ε_θ, of v it is ᾱ x_t − √ᾱ √(1−ᾱ) v_θ.
        const byHand = {
          epsilon: way.xt[axis]! - scale * answered[axis]!,
          x0: signal * answered[axis]!,
          v: signal * signal * way.xt[axis]! - signal * scale * answered[axis]!,
        }[target];
        expect(guess).toBeCloseTo(byHand, 8);
        expect(way.scaled[axis]).toBeCloseTo(signal * way.x0[axis]!, 9);
      });
    }
  });

  it('goes through lines 2 to 5, a quarter of the time each', () => {
    expect(lineParts(0.125)).toEqual([0.5, 0, 0, 0]);
    expect(lineParts(0.6)).toEqual([1, 1, expect.closeTo(0.4, 9), 0]);
    expect(lineParts(1)).toEqual([1, 1, 1, 1]);
  });
});

describe('the training figure', () => {
  it('says what is asked for, and once it is reached what the steps were', () => {
    const state = { ...standard, seed: 4 };
    expect(figures.training.caption(state)).toContain('Step 40 of 600 is asked for');
    const [{ run } = { run: trainingRun(state) }] = trained(state);
    const last = run.step(40)!.loss;
    expect(figures.training.caption(state)).toContain(
      `Step 40 of 600: the squared error of the batch is ${last.toPrecision(3)}`,
    );
    expect(figures.training.caption(state)).toContain('since step 21; it was');
    expect(run.step(41)).toBeUndefined();
    expect(run.meanLoss(1, 41)).toBeNaN();
  });

  it('learns: two thirds of the error go, and most samples lie on the data', () => {
    const state = { ...standard, step: 400 };
    const [{ run } = { run: trainingRun(state) }] = trained(state);
    expect(run.meanLoss(361, 400)).toBeLessThan(run.meanLoss(1, 1) / 3);
    const said = /([\d.]+) % of the samples lie on the data/.exec(figures.training.caption(state));
    expect(Number(said?.[1])).toBeGreaterThan(80);
    // Noise itself: x_T is no data.
    const first = run.samplesAt(0)!.raw;
    expect(first).not.toEqual(run.samplesAt(400)!.raw);
  });

  it('trains side by side from the same seed, batches and noise, and marks the one of the state', () => {
    const variants = trained({ ...standard, compare: 'target', target: 'v' });
    expect(variants.map(({ name, isChosen }) => [name, isChosen])).toEqual([
      ['ε', false],
      ['x₀', false],
      ['v', true],
    ]);
    const [first, ...others] = variants.map(({ run }) => run.step(40)!);
    for (const { t, x0, noise } of others) {
      expect([t, x0, noise]).toEqual([first!.t, first!.x0, first!.noise]);
    }
    expect(figures.training.caption({ ...standard, compare: 'target', target: 'v' })).toMatch(
      /only the samples compare; on the data: ε with [\d.]+ %, x₀ with [\d.]+ %, v with [\d.]+ %\.$/,
    );
    const byWeights = variantsOf({ ...standard, compare: 'weights' });
    expect(byWeights.map(({ weights, isChosen }) => [weights, isChosen])).toEqual([
      ['raw', false],
      ['ema', true],
    ]);
    expect(byWeights[0]!.run).toBe(byWeights[1]!.run);
    const dropouts = variantsOf({ ...standard, compare: 'dropout', dropout: 0.2 });
    expect(dropouts.map(({ name }) => name)).toEqual(['0', '0.1', '0.2', '0.3']);
    expect(dropouts.map(({ isChosen }) => isChosen)).toEqual([false, false, true, false]);
  });

  it('says that a rate that is too large makes it diverge, and of the usual one does not', () => {
    for (const step of [40, 600]) {
      const state = { ...standard, rate: 'excessive', step } as const;
      const [variant] = trained(state);
      expect(hasDiverged(variant!.run, step)).toBe(true);
      expect(figures.training.caption(state)).toContain('diverges: with the learning rate 2');
    }
    const [usual] = trained(standard);
    expect(hasDiverged(usual!.run, 40)).toBe(false);
  });
});
