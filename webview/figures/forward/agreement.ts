import { steppedMixture1d, type Mixture1d } from '../../../src/diffusion/distributions/mixture1d';
import { closedForm } from '../../../src/diffusion/forwardProcess';
import type { Schedule } from '../../../src/diffusion/schedule';
import { ForwardChain } from './chain';
import { forwardModel, type ForwardModel } from './model';
import { otherSeed } from './otherSeed';
import type { ForwardSubject } from './subject';

/** Runs of the forward process both ways, and one number of each that is compared. */
export interface Agreement {
  /** The pictures of both ways. */
  readonly chain: ForwardModel;
  readonly jump: ForwardModel;
  /** Works towards t until a deadline (a `performance.now()`); true once what follows costs little. */
  prepare(t: number, deadline: number): boolean;
  /** The number that is compared, of all runs of a way. */
  values(t: number): { readonly chain: Float32Array; readonly jump: Float32Array };
  /** Its exact distribution. */
  exact(t: number): Mixture1d;
}

/** Both ways from one subject; the jump's x_0 are draws of their own where the subject is a distribution. */
export function agreementOf(subject: ForwardSubject, schedule: Schedule, seed: number): Agreement {
  const { probe } = subject;
  const chain = forwardModel('chain', schedule, subject.x0, seed);
  const jump = forwardModel('closed', schedule, subject.otherX0, otherSeed(seed));
  const runs = probe.x0 && {
    chain: new ForwardChain(schedule, probe.x0, otherSeed(seed)),
    jump: forwardModel('closed', schedule, probe.x0, seed),
  };
  return {
    chain,
    jump,
    prepare(t, deadline) {
      const isReady = chain.prepare(t, deadline);
      runs?.chain.advance(t, deadline);
      return isReady && (runs === undefined || runs.chain.steps >= t);
    },
    values: (t) =>
      runs
        ? { chain: runs.chain.at(t), jump: runs.jump.at(t).result }
        : { chain: everySecond(chain.at(t).result), jump: everySecond(jump.at(t).result) },
    exact: (t) => steppedMixture1d(probe.distribution, closedForm(schedule, t)),
  };
}

/** The first coordinate of points of the plane. */
const everySecond = (points: Float32Array): Float32Array => points.filter((_, index) => index % 2 === 0);
