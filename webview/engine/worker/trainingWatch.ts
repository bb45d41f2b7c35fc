import * as v from 'valibot';
import type { DataSet } from '../../../src/datasets/dataSet';
import { createSchedule, type Schedule } from '../../../src/diffusion/schedule';
import { sampleSettingsSchema } from '../../../src/protocol/playgroundState';
import type { TrainingConfig, WeightsSource } from '../contract/engine';
import type { Network } from '../contract/network';
import { samplingCourse } from '../jobs/samplingCourse';
import { scoreField } from '../jobs/vectorField';
import { imageGrid } from '../pictures/drawImageGrid';
import type { WorkerEvent } from '../protocol/events';
import type { HeldOutLoss, TimeSpent, TrainingPicture, WatchedWeights } from '../protocol/watching';
import { classConditioning } from '../sampling/classConditioning';
import { HeldOutProbe } from '../training/heldOutProbe';
import { WatchBudget } from '../training/watchBudget';
import type { TrainingPast } from '../training/trainingPast';

const imagesDrawn = 16;
const pointsDrawn = 256;
const denoisingSteps = 20;
/** What a prediction takes of a training step's arithmetic, which also goes back. */
const predictionShare = 1 / 3;

/**
 * Looks at a training between its steps: the loss on held-out data, and what the network draws from the run's own
 * noise. No look moves the training's random streams or its weights.
 */
export class TrainingWatch {
  /** Which weights draw. */
  pictures: WatchedWeights = 'ema';
  private readonly budget: WatchBudget;
  /** Absent where the data hold nothing out. */
  private readonly probe: HeldOutProbe | undefined;
  private readonly spent = { training: 0, pictures: 0, heldOut: 0 };
  private readonly schedule: Schedule;
  private readonly course: ReturnType<typeof samplingCourse>;

  constructor(
    private readonly network: Network & Required<Pick<Network, 'source'>>,
    private readonly training: TrainingConfig,
    data: DataSet,
    readonly past: TrainingPast,
    private readonly emit: (event: WorkerEvent) => void,
  ) {
    const { schedule, source } = network;
    this.schedule = createSchedule(schedule);
    const steps = Math.min(denoisingSteps, schedule.T);
    const drawing = { sampler: 'ddim', steps, eta: 0, clip: true, count: imagesDrawn } as const;
    this.course = samplingCourse(network, v.parse(sampleSettingsSchema, drawing));
    const isConditional = source.config.num_class_embeds !== null;
    this.probe =
      data.heldOut > 0 ? new HeldOutProbe(data, this.schedule, training, isConditional) : undefined;
    const guided = isConditional ? 2 : 1;
    const predictions = (this.probe?.count ?? 0) + this.drawn * this.course.plan.length * guided;
    this.budget = new WatchBudget((predictions * predictionShare) / training.batchSize);
  }

  /** Training steps until the next one at which a look may be due. */
  stepsUntilDue(step: number): number {
    return this.budget.stepsUntilDue(step);
  }

  countSteps(steps: number, seconds: number): void {
    this.spent.training += seconds;
    this.budget.countSteps(steps, seconds);
  }

  get timeSpent(): TimeSpent {
    return { ...this.spent };
  }

  /** Looks if it is time; `goesOn` tells between the steps of a picture whether anybody still waits for it. */
  async look(goesOn: () => Promise<boolean>): Promise<HeldOutLoss | undefined> {
    const { step } = this.network.source;
    if (!this.budget.isDue(step)) {
      return undefined;
    }
    const before = this.spent.heldOut + this.spent.pictures;
    const { probe } = this;
    const heldOut = probe && (await this.timed('heldOut', () => probe.measure(this.network.source)));
    const { pictures: weights } = this;
    const picture =
      weights === 'off' ? undefined : await this.timed('pictures', () => this.draw(weights, goesOn));
    this.budget.countLook(this.spent.heldOut + this.spent.pictures - before);
    if (heldOut) {
      this.past.addHeldOut(heldOut);
    }
    if (picture) {
      this.past.addPicture(picture);
    }
    const { interval = 1 } = this.budget;
    this.emit({ type: 'watched', picture, heldOut, interval, spent: this.timeSpent });
    return heldOut;
  }

  private get drawn(): number {
    return this.network.side === 1 ? pointsDrawn : imagesDrawn;
  }

  private async timed<Value>(part: 'heldOut' | 'pictures', work: () => Promise<Value>): Promise<Value> {
    const started = performance.now();
    try {
      return await work();
    } finally {
      this.spent[part] += (performance.now() - started) / 1000;
    }
  }

  private async draw(
    weights: WeightsSource,
    goesOn: () => Promise<boolean>,
  ): Promise<TrainingPicture | undefined> {
    const { network, training, drawn: count, course } = this;
    const { source, side } = network;
    const { step, config } = source;
    const condition = classConditioning(config, { label: 'each', count, guidanceScale: 2 });
    const options = { count, seed: training.seed, weights, ...condition };
    let finished = false;
    const last = course.plan.length - 1;
    const values = await course.run(source, options, async (index) => {
      finished = index === last;
      return finished || goesOn();
    });
    if (!finished) {
      return undefined;
    }
    const grid = imageGrid(values, count, side, config.in_channels);
    const field = side === 1 && (await scoreField(network, this.schedule, weights));
    return { step, weights, grid, ...(field ? { field } : {}) };
  }
}
