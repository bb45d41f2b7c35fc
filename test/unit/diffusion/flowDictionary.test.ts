import { describe, expect, it } from 'vitest';
import { planeSet } from '../../../src/diffusion/distributions/planeSets';
import {
  errorWeight,
  flowScale,
  flowTime,
  flowTimeDensity,
  largestGap,
  runFlow,
  scheduleDensity,
} from '../../../src/diffusion/flowDictionary';
import { closedForm } from '../../../src/diffusion/forwardProcess';
import { convertPrediction } from '../../../src/diffusion/parameterisation';
import { denoiserOf, pointsAfter, runPlane } from '../../../src/diffusion/planeRun';
import { RandomStream } from '../../../src/diffusion/random/randomStream';
import { ddimPlan } from '../../../src/diffusion/samplers/methods/ddim';
import { createSchedule, scheduleKinds } from '../../../src/diffusion/schedule';

const start = Float64Array.from(new RandomStream(1, 7).normal(60));

describe.each(scheduleKinds)('with the %s schedule', (kind) => {
  const schedule = createSchedule({ kind, T: 200, betaStart: 1e-3, betaEnd: 0.08 });

  it('a step of DDIM is an Euler step of the flow in the rescaled variables, to rounding', () => {
    const plan = ddimPlan(schedule, { steps: 10, eta: 0, clip: false, prediction: 'sample' });
    const data = planeSet('moons');
    const ours = runPlane(denoiserOf(data), plan, start);
    const scales = ours.marginals.map(flowScale);
    const times = ours.marginals.map(flowTime);
    const theirs = runFlow(
      data,
      times,
      start.map((value) => value / (scales[0] ?? 1)),
    );
    ours.states.forEach((x, k) => {
      expect(largestGap(x, theirs.states[k] ?? start, scales[k] ?? 1)).toBeLessThan(1e-9);
    });
    // The two do move.
    expect(largestGap(ours.states.at(-1) ?? start, start, 1)).toBeGreaterThan(0.1);
  });

  it('the density over log-SNR has nearly the mass 1', () => {
    const { lambda, density } = scheduleDensity(schedule);
    expect(density).toHaveLength(199);
    // Between t = 1 and T lie T − 1 of T steps; the widths of λ give each its share back.
    const edges = Array.from({ length: 200 }, (_, i) => {
      const { signal, noise } = closedForm(schedule, 200 - i);
      return Math.log(signal ** 2 / noise ** 2);
    });
    const mass = density.reduce((sum, each, i) => sum + each * ((edges[i + 1] ?? 0) - (edges[i] ?? 0)), 0);
    expect(mass).toBeCloseTo(199 / 200, 6);
    expect(lambda.every((each, i) => i === 0 || each > (lambda[i - 1] ?? 0))).toBe(true);
  });
});

describe.each([-6, -1, 0, 2.5])('at log-SNR %d', (lambda) => {
  const signal = Math.sqrt(1 / (1 + Math.exp(-lambda)));
  const noise = Math.sqrt(1 - signal ** 2);

  it.each(['sample', 'v_prediction'] as const)('an error of ε is one of %s as its weight says', (target) => {
    const { output } = convertPrediction('epsilon', target, { signal, noise });
    expect(errorWeight(target, lambda)).toBeCloseTo(output ** 2, 10);
  });

  it('an error of ε is one of the velocity of the straight path at the same log-SNR', () => {
    const t = flowTime({ signal, noise });
    expect(2 * Math.log(t / (1 - t))).toBeCloseTo(lambda, 10);
    const { output } = convertPrediction('epsilon', 'flow_prediction', { signal: t, noise: 1 - t });
    expect(errorWeight('flow_prediction', lambda) / output ** 2).toBeCloseTo(1, 10);
  });

  it('flow matching has the weight e^{−λ/2} / 2, and v with the cosine schedule the same up to a factor', () => {
    const flow = errorWeight('flow_prediction', lambda) * flowTimeDensity(lambda);
    expect(flow / (Math.exp(-lambda / 2) / 2)).toBeCloseTo(1, 10);
    // ᾱ = cos²(π u / 2): λ = −2 ln tan(π u / 2), |du/dλ| = sin(π u) / (2π) = 1 / (2π cosh(λ/2)).
    const cosine = errorWeight('v_prediction', lambda) / (2 * Math.PI * Math.cosh(lambda / 2));
    expect(cosine / flow).toBeCloseTo(2 / Math.PI, 10);
  });
});

it('a part of a step is on the straight way to the next state, and the last state stays', () => {
  const run = { marginals: [], states: [Float64Array.of(0, 2), Float64Array.of(4, -2)] };
  expect([...pointsAfter(run, 0, 0.25)]).toEqual([1, 1]);
  expect([...pointsAfter(run, 1, 0.5)]).toEqual([4, -2]);
});
