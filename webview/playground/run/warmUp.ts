import { defaultPlaygroundState, type SampleSettings } from '../../../src/protocol/playgroundState';
import type { Store } from '../store';
import type { Run } from './run';

/** A newcomer's first samples: an untrained network first learns for this many steps, or this long. */
export const warmUpSteps = 300;
export const warmUpSeconds = 60;
const previewSeconds = 12;
/** The paper's 2e-4 is for 800,000 steps; in a minute only a bolder rate shows anything. */
const warmUpLearningRate = 1e-3;
const preview: SampleSettings = {
  ...defaultPlaygroundState.sample,
  sampler: 'ddim',
  steps: 8,
  eta: 0,
  count: 16,
  clip: true,
};

/** Has an untrained network learn for a minute, with a preview of its samples now and then, before it is sampled. */
export class WarmUp {
  /** Since when it learns, in milliseconds of the page; undefined at all other times. */
  since: number | undefined;
  private previewDue = 0;

  constructor(
    private readonly run: Run,
    private readonly store: Store,
    /** It has learnt enough. */
    private readonly onDone: () => Promise<void>,
  ) {}

  async begin(): Promise<void> {
    this.since = performance.now();
    this.previewDue = this.since + previewSeconds * 1000;
    await this.run.train({ untilStep: warmUpSteps });
  }

  /** @returns whether there was one */
  end(): boolean {
    const wasOn = this.since !== undefined;
    this.since = undefined;
    return wasOn;
  }

  /** It shows nothing at the paper's rate; one that the user chose is left alone. */
  emboldenRate(): void {
    if (this.store.state.train.learningRate === defaultPlaygroundState.train.learningRate) {
      this.store.patch({ train: { learningRate: warmUpLearningRate } });
    }
  }

  /** Sees how far it is; to be called whenever the run has changed. */
  async goOn(): Promise<void> {
    const { phase, step } = this.run.state;
    if (this.since === undefined || step === 0) {
      return;
    }
    const now = performance.now();
    const isLate = now - this.since > warmUpSeconds * 1000;
    if ((phase === 'idle' && step >= warmUpSteps) || (phase === 'training' && isLate)) {
      await this.onDone();
    } else if (phase === 'idle') {
      // It ended early, which has been said.
      this.since = undefined;
    } else if (phase === 'training' && now > this.previewDue) {
      this.previewDue = now + 2 * previewSeconds * 1000;
      await this.run.jobs.sample(preview, this.store.state.seed);
    }
  }
}
