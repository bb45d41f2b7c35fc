import { sampleMixture, type Mixture } from '../distributions/mixture';
import { RandomStream } from '../random/randomStream';
import { streams } from '../random/streams';
import { Mlp, type AdamOptions } from './mlp';

const batch = 32;
const latentSize = 2;
const width = 24;
const rate = 1e-3;
const adam: AdamOptions = { beta1: 0.5, beta2: 0.999 };

const logistic = (value: number): number => 1 / (1 + Math.exp(-value));

/**
 * A generative adversarial network in the plane (Goodfellow et al. 2014): each step trains the discriminator once on
 * real and made points, and then the generator on the non-saturating loss −log D(G(z)). Only its seed decides.
 */
export class TinyGan {
  private readonly generator: Mlp;
  private readonly discriminator: Mlp;
  private readonly data: RandomStream;
  private readonly latents: RandomStream;

  /** @param generatorSteps How many steps the generator takes for each one of the discriminator. */
  constructor(
    private readonly mixture: Mixture,
    private readonly seed: number,
    private readonly generatorSteps = 1,
  ) {
    const init = new RandomStream(seed, streams.init);
    this.generator = new Mlp([latentSize, width, width, 2], init, adam);
    this.discriminator = new Mlp([2, width, width, 1], init, adam);
    this.data = new RandomStream(seed, streams.data);
    this.latents = new RandomStream(seed, streams.noise);
  }

  /** One step of training. */
  train(): void {
    const real = Float64Array.from(sampleMixture(this.mixture, batch, this.data));
    const made = this.make();
    // −log D(real) − log(1 − D(made)), whose slope in D's logit is D − 1 and D.
    const both = new Float64Array(4 * batch);
    both.set(real);
    both.set(made, 2 * batch);
    const logits = this.discriminator.forward(both, 2 * batch);
    this.discriminator.backward(logits.map((logit, i) => (logistic(logit) - (i < batch ? 1 : 0)) / batch));
    this.discriminator.step(rate);
    for (let step = 0; step < this.generatorSteps; step++) {
      this.trainGenerator();
    }
  }

  private trainGenerator(): void {
    const judged = this.discriminator.forward(this.make(), batch);
    const slope = this.discriminator.backward(
      judged.map((logit) => (logistic(logit) - 1) / batch),
      false,
    );
    this.generator.backward(slope);
    this.generator.step(rate);
  }

  /** n points that the generator makes now, the same latents every time. */
  sample(n: number): Float64Array {
    const latents = new RandomStream(this.seed, streams.sample).normal(latentSize * n);
    return this.generator.forward(Float64Array.from(latents), n);
  }

  private make(): Float64Array {
    return this.generator.forward(Float64Array.from(this.latents.normal(latentSize * batch)), batch);
  }
}
