import { BoundedCache } from '../../../src/base/boundedCache';
import { SampleNoise } from '../../../src/diffusion/random/sampleNoise';
import { tracePlan, type Predict } from '../../../src/diffusion/samplers/tracePlan';
import { deterministicPlan } from '../../../src/figures/samplerPlans';
import { referenceSteps } from '../../../src/figures/samplers';

const plan = deterministicPlan(referenceSteps);
/** How many seeds' references are kept. */
const keptReferences = 8;

/** DDIM over all t from one seed's noise, which can be left and gone on with. */
export class Reference {
  /** Steps that are done. */
  taken = 0;
  /** x̂_0 after the last of them. */
  x0: Float32Array | undefined;
  private x: Float32Array;

  constructor(seed: number, digits: number, size: number) {
    this.x = new SampleNoise(seed, digits, size).draw();
  }

  get isDone(): boolean {
    return this.taken === referenceSteps;
  }

  /** Takes so many steps more, or those that are left. */
  async advance(predict: Predict, steps: number): Promise<void> {
    const goal = Math.min(referenceSteps, this.taken + steps);
    const noNoise = (): Float32Array => new Float32Array();
    for await (const { index, next, x0 } of tracePlan(plan, this.x, predict, noNoise, this.taken)) {
      [this.taken, this.x, this.x0] = [index + 1, next, x0];
      if (this.taken === goal) {
        return;
      }
    }
  }
}

/** The references of a network, by seed: what was worked out stays while other numbers of steps are compared. */
export const referencesOf = (digits: number, size: number): ((seed: number) => Reference) => {
  const kept = new BoundedCache<number, Reference>(keptReferences);
  return (seed) => kept.getOrMake(seed, () => new Reference(seed, digits, size));
};
