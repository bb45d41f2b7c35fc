import { samplerTraits } from '../../../../webview/engine/sampling/samplerTraits';
import { describe, expect, it } from 'vitest';
import { runPlan } from '../../../../src/diffusion/samplers/runPlan';
import type { SamplerPlan } from '../../../../src/diffusion/samplers/samplerPlan';
import { timestepSpacings } from '../../../../src/diffusion/samplers/timesteps';
import { scheduleKinds, type ScheduleConfig } from '../../../../src/diffusion/schedule';
import {
  defaultPlaygroundState,
  lossIds,
  type LossId,
  type SampleSettings,
} from '../../../../src/protocol/playgroundState';
import { noiseLevels, samplerIds, type SamplerId } from '../../../../src/protocol/samplers';
import { samplingCourse, whyNot } from '../../../../webview/engine/jobs/samplingCourse';
import { samplerFor } from '../../../../webview/engine/sampling/planFor';

const schedules = (T: number): ScheduleConfig[] =>
  scheduleKinds.flatMap((kind) =>
    [false, true].map((zeroTerminalSnr) => ({ kind, T, betaStart: 1e-4, betaEnd: 0.02, zeroTerminalSnr })),
  );
const choice = <Value>(read: boolean, values: readonly Value[], standard: Value): readonly Value[] =>
  read ? values : [standard];
const { sample } = defaultPlaygroundState;

/** All that the page offers of a sampler for a number of steps. */
function offers(sampler: SamplerId, steps: number): SampleSettings[] {
  const reads = (key: 'spacing' | 'levels' | 'clip' | 'anew' | 'eta') =>
    samplerTraits(sampler).reads.includes(key);
  return choice(reads('spacing'), timestepSpacings, sample.spacing).flatMap((spacing) =>
    choice(reads('levels'), noiseLevels, sample.levels).flatMap((levels) =>
      choice(reads('clip'), [false, true], true).flatMap((clip) =>
        choice(reads('anew') && clip, [false, true], true).flatMap((epsilonAnew) =>
          choice(reads('eta'), [0, 1], 0).map((eta) => ({
            ...sample,
            ...{ sampler, steps, spacing, levels, clip, epsilonAnew, eta },
          })),
        ),
      ),
    ),
  );
}

/** What a network may answer: numbers of its own that are all the size of noise. */
const answer = (x: Float32Array, t: number) => x.map((value, i) => Math.sin(3 * value + t + i));

/** Runs what is offered, and returns the sentences of what is not. */
function refusals(schedule: ScheduleConfig, loss: LossId, settings: readonly SampleSettings[]): Set<string> {
  const sentences = new Set<string>();
  for (const each of settings) {
    const plan = planOf(schedule, loss, each);
    if (typeof plan === 'string') {
      expect(whyNot({ schedule, loss }, each)).toBe(plan);
      sentences.add(plan);
      continue;
    }
    const x = runPlan(plan, Float32Array.of(1, -0.5, 2), answer, () => Float32Array.of(0.3, -1, 0.7));
    if (!x.every(Number.isFinite)) {
      throw new Error(`${JSON.stringify({ schedule, loss, ...each })}: ${x.join()}`);
    }
  }
  return sentences;
}

function planOf(schedule: ScheduleConfig, loss: LossId, settings: SampleSettings): SamplerPlan | string {
  try {
    return samplingCourse({ schedule, loss }, settings).plan;
  } catch (error) {
    if (error instanceof RangeError) {
      return error.message;
    }
    throw error;
  }
}

const offered = (loss: LossId) => samplerIds.filter((id) => samplerFor(id, loss) === id);
const upTo = (most: number) => Array.from({ length: most }, (_, i) => i + 1);
/** The only reasons for which a choice is not offered. */
const reasons =
  /^(With zero terminal SNR nothing|PNDM begins with|With the spacing “(leading|linspace)”, .* twice in 20 steps)/;

describe('every sampler × schedule × spacing × rule of levels × prediction that the page offers', () => {
  it.each(lossIds)('is finite in 1…20 of 20 steps, or refused with the reason: %s', (loss) => {
    for (const [k, schedule] of schedules(20).entries()) {
      for (const sampler of offered(loss)) {
        // Each schedule takes another seventh of the numbers of steps; the 16 schedules take all of them, twice.
        const settings = upTo(20)
          .filter((steps) => steps % 7 === k % 7)
          .flatMap((steps) => offers(sampler, steps));
        for (const sentence of refusals(schedule, loss, settings)) {
          expect(sentence).toMatch(reasons);
        }
      }
    }
  });

  it.each(['epsilon', 'v'] as const)('is finite in few of 1,000 steps: %s', (loss) => {
    for (const [k, schedule] of schedules(1000).entries()) {
      const steps = [1, 2, 3, 5, 10][k % 5] ?? 1;
      for (const sampler of offered(loss).filter((id) => samplerTraits(id).reads.includes('steps'))) {
        const settings = offers(sampler, steps).filter(({ levels, eta }) => levels !== 'beta' && eta === 0);
        for (const sentence of refusals(schedule, loss, settings)) {
          expect(sentence).toMatch(/^(With zero|PNDM)/);
        }
      }
    }
  });

  it('is offered almost always: only these few are not', () => {
    const schedule = { kind: 'cosine', T: 1000, betaStart: 1e-4, betaEnd: 0.02 } as const;
    for (const steps of [3, 5, 10]) {
      const settings = { ...sample, sampler: 'kdpm2_a', steps, spacing: 'trailing' } as const;
      expect(whyNot({ schedule, loss: 'epsilon' }, settings)).toBeUndefined();
      expect(whyNot({ schedule, loss: 'epsilon' }, { ...settings, sampler: 'euler_a' })).toBeUndefined();
    }
    expect(whyNot({ schedule, loss: 'epsilon' }, { ...sample, sampler: 'pndm', steps: 3 })).toContain(
      'from 4 to T/2 = 500 steps, not 3',
    );
  });

  it('says so where β leaves nothing that float32 can tell from 0', () => {
    const schedule = { kind: 'constant', T: 1000, betaStart: 1e-4, betaEnd: 0.5 } as const;
    for (const sampler of ['euler', 'dpmpp_2m', 'kdpm2_a', 'ddim'] as const) {
      expect(whyNot({ schedule, loss: 'epsilon' }, { ...sample, sampler, steps: 10 })).toContain(
        'would divide by zero',
      );
    }
  });

  it('says so for images that begin amid the way, too', () => {
    const schedule = { kind: 'linear', T: 1000, betaStart: 1e-4, betaEnd: 0.02 } as const;
    for (const sampler of offered('v').filter((id) => id !== 'pndm')) {
      for (const fromT of [1, 2, 500, 999, 1000]) {
        const { plan } = samplingCourse({ schedule, loss: 'v' }, { ...sample, sampler, steps: 5 }, fromT);
        const x = runPlan(plan, Float32Array.of(1, -0.5, 2), answer, () => Float32Array.of(0.3, -1, 0.7));
        expect(x.every(Number.isFinite)).toBe(true);
      }
    }
  });
});
