import type { DataSet } from '../../../../src/datasets/dataSet';
import type { SamplerPlan } from '../../../../src/diffusion/samplers/samplerPlan';
import { createSchedule, type Schedule } from '../../../../src/diffusion/schedule';
import { classLabels, numClassEmbeds } from '../../sampling/classLabels';
import { warmedUpEmaDecay } from '../../../../src/diffusion/emaDecay';
import { disposeWhenMade } from '../shared/disposeWhenMade';
import type {
  Engine,
  EngineId,
  OnRecordedStep,
  OnSampleStep,
  PredictOptions,
  SampleOptions,
  TrainingConfig,
  TrainingSnapshot,
  WeightsSource,
} from '../../contract/engine';
import type { GpuWork } from '../../contract/engineCounters';
import type { Graph } from '../../graph/graph';
import { buildNetwork, withDropout, type NetworkConfig } from '../../graph/buildNetwork';
import { initialWeights } from '../../training/initialWeights';
import { learningRateAt } from '../../training/learningRate';
import { adamBeta1, adamBeta2 } from '../shared/vectors';
import { DeviceFrames } from './sampler/deviceFrames';
import { bufferUsage } from './gpu';
import { withinMemory } from './memoryLimit';
import { predictionPlan, type NetworkPlan } from './plan/networkPlans';
import { ParameterArena } from './plan/parameterArena';
import { fillSinusoids } from './sinusoids';
import { Trainer } from './trainer';
import type { WebgpuContext } from './webgpuContext';
import { WebgpuSampler } from './sampler/webgpuSampler';

const stateParts = ['weights', 'ema', 'adamM', 'adamV'] as const;
export type StateBuffers = Readonly<Record<(typeof stateParts)[number], GPUBuffer>>;

/** At most so many networks of other batch sizes or weights are kept ready. */
const keptPlans = 2;

/** Trains and samples on a GPU by plans that are compiled once: one submission per training step. */
export class WebgpuEngine implements Engine {
  readonly id: EngineId = 'webgpu';
  readonly config: NetworkConfig;
  private readonly graph: Graph;
  private readonly arena: ParameterArena;
  private readonly schedule: Schedule;
  private readonly state: StateBuffers;
  private trainer: Promise<Trainer> | undefined;
  private readonly predicting = new Map<string, Promise<NetworkPlan>>();
  private readonly sampling = new Map<string, Promise<WebgpuSampler>>();
  private steps = 0;
  private norm: number | undefined;
  private disposed = false;
  /** Ends the measuring of kernels. */
  private tuning = new AbortController();

  /** Fresh weights come from `training.seed`. The device stays the caller's. */
  constructor(
    private readonly context: WebgpuContext,
    readonly lost: Promise<string>,
    config: NetworkConfig,
    private readonly training: TrainingConfig,
    private readonly data: DataSet,
  ) {
    this.config = withDropout(config, training.dropout);
    this.graph = buildNetwork(this.config);
    this.schedule = createSchedule(training.schedule);
    this.arena = new ParameterArena(this.graph);
    const usage = bufferUsage.STORAGE | bufferUsage.COPY_SRC | bufferUsage.COPY_DST;
    const create = (label: string) => context.gpu.createBuffer(label, this.arena.size * 4, usage);
    this.state = {
      weights: create('weights'),
      ema: create('ema'),
      adamM: create('adamM'),
      adamV: create('adamV'),
    };
    const weights = this.arena.flatten(initialWeights(this.graph, training.seed));
    context.gpu.write(this.state.weights, weights);
    context.gpu.write(this.state.ema, weights);
  }

  get step(): number {
    return this.steps;
  }

  get gradientNorm(): number | undefined {
    return this.norm;
  }

  counters(): GpuWork {
    const { counters, trainingStep } = this.context.gpu;
    const { dispatches, submits, bytes, inFlight } = counters;
    return { dispatches, submits, gpuBytes: bytes, inFlight, ...(trainingStep && { trainingStep }) };
  }

  async train(count: number): Promise<Float32Array> {
    this.trainer ??= this.createTrainer();
    const trainer = await this.trainer.catch((error: unknown) => {
      this.trainer = undefined;
      throw error;
    });
    const { seed, emaDecay, maxGradientNorm } = this.training;
    const losses = await trainer.run(count, () => {
      const step = this.steps;
      const n = step + 1;
      this.steps = n;
      return {
        seed,
        step,
        stepSize: learningRateAt(n, this.training) / (1 - adamBeta1 ** n),
        unbias: 1 / Math.sqrt(1 - adamBeta2 ** n),
        emaDecay: warmedUpEmaDecay(emaDecay, n),
        maxGradientNorm,
      };
    });
    this.norm = trainer.gradientNorm;
    return losses;
  }

  async predict(
    x: Float32Array,
    t: ArrayLike<number>,
    { weights = 'ema', labels }: PredictOptions = {},
  ): Promise<Float32Array> {
    const classes = classLabels(this.config, t.length, labels);
    const { gpu } = this.context;
    const { plan, ports } = await this.predictionPlan(t.length, weights);
    gpu.write(plan.buffer(ports.sample), Float32Array.from(x));
    if (ports.labels) {
      gpu.write(plan.buffer(ports.labels), Float32Array.from(classes));
    }
    if (ports.sinusoids) {
      gpu.write(plan.buffer(ports.sinusoids), fillSinusoids(this.graph, t));
    }
    const encoder = gpu.device.createCommandEncoder();
    const pass = encoder.beginComputePass();
    plan.encode(pass);
    pass.end();
    gpu.submit(encoder);
    return gpu.read(plan.buffer(ports.prediction), 0, t.length * ports.prediction.size * 4);
  }

  async sample(plan: SamplerPlan, options: SampleOptions, onStep: OnSampleStep): Promise<Float32Array> {
    const sampler = await this.sampler(options, true);
    return sampler.run(this.config, plan, options, onStep);
  }

  async record(
    plan: SamplerPlan,
    options: SampleOptions,
    recorded: ReadonlySet<number>,
    onStep: OnRecordedStep,
    columns?: number,
  ): Promise<void> {
    const { gpu, painter } = this.context;
    const { sample_size: side, in_channels: channels } = this.config;
    const sampler = await this.sampler(options, false);
    const frames = await withinMemory(options.count, (count) =>
      DeviceFrames.create(gpu, painter, {
        ...{ steps: recorded.size, count, side, channels },
        ...(columns === undefined ? {} : { columns }),
      }),
    );
    let shown = false;
    try {
      await sampler.record(this.config, plan, options, recorded, frames.buffer, (index, place) => {
        if (gpu.isLost) {
          throw new Error('The GPU was lost.');
        }
        if (place === undefined) {
          return onStep(index, undefined);
        }
        shown = true;
        return onStep(index, frames.frame(place));
      });
    } finally {
      if (!shown) {
        frames.dispose();
      }
    }
  }

  async snapshot(): Promise<TrainingSnapshot> {
    const step = this.steps;
    const [weights, ema, adamM, adamV] = await Promise.all(
      stateParts.map(async (part) => {
        const flat = await this.context.gpu.read(this.state[part]);
        return this.arena.unflatten(flat, this.graph.parameters);
      }),
    );
    if (!weights || !ema || !adamM || !adamV) {
      throw new Error('A part of the run is missing.');
    }
    return { step, weights, ema, adamM, adamV };
  }

  restore(snapshot: TrainingSnapshot): Promise<void> {
    const flat = stateParts.map((part) => [part, this.arena.flatten(snapshot[part])] as const);
    for (const [part, values] of flat) {
      this.context.gpu.write(this.state[part], values);
    }
    this.steps = snapshot.step;
    return Promise.resolve();
  }

  hurry(): void {
    this.tuning.abort();
  }

  dispose(): void {
    if (this.disposed) {
      return;
    }
    this.disposed = true;
    this.tuning.abort();
    const plans = [this.trainer, ...this.predicting.values(), ...this.sampling.values()];
    for (const plan of plans) {
      if (plan) {
        disposeWhenMade(plan);
      }
    }
    for (const buffer of Object.values(this.state)) {
      this.context.gpu.destroyBuffer(buffer);
    }
  }

  private createTrainer(): Promise<Trainer> {
    this.tuning = new AbortController();
    const { signal } = this.tuning;
    const { context, graph, arena, schedule, data, training, state, config } = this;
    const classes = config.num_class_embeds;
    if (classes !== null && classes < numClassEmbeds(data)) {
      throw new RangeError(
        `The data set ${data.id} has images of class ${numClassEmbeds(data) - 2}, but the network knows classes 0 to ${classes - 2}.`,
      );
    }
    return withinMemory(training.batchSize, (batchSize) =>
      Trainer.create(
        context,
        graph,
        arena,
        schedule,
        data,
        { ...training, batchSize },
        classes,
        state,
        // Of a size that is only tried, nothing need be fast.
        batchSize === training.batchSize ? signal : AbortSignal.abort(),
      ),
    );
  }

  private sampler(options: SampleOptions, reads: boolean): Promise<WebgpuSampler> {
    const { context, graph, arena, state } = this;
    const { count, guidanceScale = 1, known, weights = 'ema' } = options;
    const guided = this.config.num_class_embeds !== null && guidanceScale !== 1;
    const facts = { guided, known: known !== undefined };
    const from = state[weights === 'raw' ? 'weights' : 'ema'];
    return kept(this.sampling, JSON.stringify([count, facts, weights, reads]), () =>
      withinMemory(count, (batch) =>
        WebgpuSampler.create(context, graph, arena, { ...facts, count: batch }, from, reads),
      ),
    );
  }

  private predictionPlan(batch: number, weights: WeightsSource): Promise<NetworkPlan> {
    const { context, graph, arena, state } = this;
    return kept(this.predicting, `${batch} ${weights}`, () =>
      withinMemory(batch, (size) =>
        predictionPlan(context, graph, arena, size, state[weights === 'raw' ? 'weights' : 'ema']),
      ),
    );
  }
}

/** What was made under a key, or makes it; the oldest is disposed when there are too many. */
function kept<Plan extends { dispose(): void }>(
  plans: Map<string, Promise<Plan>>,
  key: string,
  make: () => Promise<Plan>,
): Promise<Plan> {
  const known = plans.get(key);
  if (known) {
    return known;
  }
  const made = make();
  plans.set(key, made);
  made.catch(() => plans.delete(key));
  for (const [old, plan] of plans) {
    if (plans.size <= keptPlans) {
      break;
    }
    plans.delete(old);
    disposeWhenMade(plan);
  }
  return made;
}
