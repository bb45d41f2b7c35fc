import type { Values } from './evaluate';
import type { Quantity } from './expression';
import { readRole } from '../vocabulary/roles';
import { isEnd, isNumbered, readStep } from '../vocabulary/step';

/**
 * Values for every DDPM quantity under one irregular schedule of few, large steps, so that a wrong index or a
 * missing root changes a result by percents. They spread like the multiples of an irrational number.
 */
export class ScheduleValues implements Values {
  readonly T = 7;
  readonly t = 5;
  private readonly betas: readonly number[];

  constructor(private readonly draw: number) {
    this.betas = Array.from({ length: this.T + 2 }, (_, step) =>
      step === 0 ? 0 : 0.05 + 0.4 * this.spread(step),
    );
  }

  /** A number in [0, 1) that belongs to `index` in this draw. */
  private spread(index: number): number {
    const value = (index + 1) * 0.6180339887498949 + this.draw * 0.7548776662466927;
    return value - Math.floor(value);
  }

  /** β_s; undefined outside 0…T+1. */
  beta(step: number): number | undefined {
    return this.betas[step];
  }

  /** α_s = 1 − β_s (DDPM, below eq. 4). */
  alpha(step: number): number | undefined {
    const beta = this.beta(step);
    return beta === undefined ? undefined : 1 - beta;
  }

  /** ᾱ_s = ∏ α_i (DDPM, below eq. 4). */
  alphaBar(step: number): number | undefined {
    if (this.betas[step] === undefined) {
      return undefined;
    }
    return this.betas.slice(1, step + 1).reduce((total, beta) => total * (1 - beta), 1);
  }

  /** β̃_s = (1 − ᾱ_{s−1}) / (1 − ᾱ_s) · β_s (DDPM eq. 7). */
  betaTilde(step: number): number | undefined {
    const before = this.alphaBar(step - 1);
    const now = this.alphaBar(step);
    const beta = this.beta(step);
    if (before === undefined || now === undefined || beta === undefined) {
      return undefined;
    }
    return ((1 - before) / (1 - now)) * beta;
  }

  /** The number a subscript stands for; a letter that is bound nowhere stands for t. */
  step(sub: string, indices: ReadonlyMap<string, number> = new Map()): number | undefined {
    const step = readStep(sub);
    if (!step) {
      return undefined;
    }
    const base = isNumbered(step) ? 0 : (indices.get(step.base) ?? (isEnd(step) ? this.T : this.t));
    return base + step.shift;
  }

  /** Every noise, whatever its letter and index, is one number here: a formula of one step holds only one. */
  readonly noise = 0.83;

  quantity(quantity: Quantity, indices: ReadonlyMap<string, number>): number | undefined {
    const { letter, sub } = quantity;
    if (letter === 'I') {
      return 1;
    }
    if (sub === '' && (letter === 't' || letter === 'T')) {
      return letter === 't' ? this.t : this.T;
    }
    const { role } = readRole(quantity);
    const step = this.step(sub, indices);
    switch (role) {
      case 'noise':
        return this.noise;
      case 'noiseHat':
        return 1.37;
      case 'beta':
        return step === undefined ? undefined : this.beta(step);
      case 'alpha':
        return step === undefined ? undefined : this.alpha(step);
      case 'alphaBar':
        return step === undefined ? undefined : this.alphaBar(step);
      case 'betaTilde':
        return step === undefined ? undefined : this.betaTilde(step);
      case 'sigma':
        return step === undefined ? undefined : 0.2 + this.spread(step + 40);
      case 'x0':
      case 'state':
        return step === undefined ? undefined : 0.5 + this.spread(step + 20);
      case 'betaBar':
      case 'data':
      case 'noisyData':
      case 'x0Hat':
      case 'velocity':
      case 'velocityHat':
      case 'scoreHat':
      case 'muTilde':
      case 'muHat':
      case 'covariance':
      case 'SigmaHat':
      case 'density':
      case 'distribution':
      case 'normal':
      case 'loss':
      case 'wiener':
      case 'other':
        return undefined;
    }
  }
}
