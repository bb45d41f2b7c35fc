import { chainStep, diffuse } from '../../../src/diffusion/forwardProcess';
import type { Schedule } from '../../../src/diffusion/schedule';
import { stepNoise } from '../kit/stepNoise';

const keptStates = 200;

/**
 * One run of the forward process by its kernel q(x_t|x_{t−1}) (DDPM eq. 2), a step at a time from x_0. Some
 * of the states are kept and the others made again from the one before, since each step's noise can be
 * drawn on its own.
 */
export class ForwardChain {
  private readonly stride: number;
  private readonly kept: Float32Array[];
  /** The furthest state reached so far. */
  private front: Float32Array;
  private reached = 0;

  constructor(
    private readonly schedule: Schedule,
    private readonly x0: Float32Array,
    private readonly seed: number,
  ) {
    this.stride = Math.ceil(schedule.T / keptStates);
    this.kept = [x0];
    this.front = x0;
  }

  /** How many of the T steps have been taken. */
  get steps(): number {
    return this.reached;
  }

  /** Takes steps towards t until it is there or `deadline` (a `performance.now()`) has passed. */
  advance(t: number, deadline = Number.POSITIVE_INFINITY): void {
    while (this.reached < t && performance.now() < deadline) {
      this.reached += 1;
      this.front = this.step(this.front, this.reached);
      if (this.reached % this.stride === 0) {
        this.kept.push(this.front);
      }
    }
  }

  /** x_t, for t in 0…T. Takes the steps that are still missing. */
  at(t: number): Float32Array {
    this.advance(t);
    if (t === this.reached) {
      return this.front;
    }
    const nearest = Math.min(Math.floor(t / this.stride), this.kept.length - 1);
    let state = this.kept[nearest] ?? this.x0;
    for (let s = nearest * this.stride + 1; s <= t; s += 1) {
      state = this.step(state, s);
    }
    return state;
  }

  noise(t: number): Float32Array {
    return stepNoise(this.seed, t, this.x0.length);
  }

  private step(previous: Float32Array, t: number): Float32Array {
    return diffuse(chainStep(this.schedule, t), previous, this.noise(t));
  }
}
