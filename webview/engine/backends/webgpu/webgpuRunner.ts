import type { GraphResults, GraphRunner, GraphValues } from '../../contract/graphRunner';
import type { Graph } from '../../graph/graph';
import { sizeOf } from '../../graph/shape';
import { bufferUsage } from './gpu';
import { predictionPlan, trainingPlan, type NetworkPlan, type TrainingPlan } from './plan/networkPlans';
import { ParameterArena } from './plan/parameterArena';
import { fillSinusoids } from './sinusoids';
import { encodeStep, stepBytes } from './step';
import type { WebgpuContext } from './webgpuContext';

/** Any graph's prediction, loss and gradients on batches of one size. */
export class WebgpuRunner implements GraphRunner {
  private readonly arena: ParameterArena;
  private readonly weights: GPUBuffer;
  private readonly step: GPUBuffer;
  private plans: Promise<readonly [NetworkPlan, TrainingPlan]> | undefined;

  constructor(
    private readonly context: WebgpuContext,
    private readonly graph: Graph,
    private readonly batch: number,
  ) {
    const { gpu } = context;
    this.arena = new ParameterArena(graph);
    const usage = bufferUsage.STORAGE | bufferUsage.COPY_DST | bufferUsage.COPY_SRC;
    this.weights = gpu.createBuffer('weights', this.arena.size * 4, usage);
    this.step = gpu.createBuffer('step', stepBytes, bufferUsage.UNIFORM | bufferUsage.COPY_DST);
  }

  async run(values: GraphValues): Promise<GraphResults> {
    const { gpu } = this.context;
    this.plans ??= this.compile();
    const [predicting, training] = await this.plans;
    predicting.plan.poison();
    training.plan.poison();
    gpu.write(this.weights, this.arena.flatten(this.named(values)));
    gpu.write(this.step, encodeStep({ ...idleUpdate, seed: values.seed, step: 0, slot: 0 }));
    this.fill(predicting, values);
    this.fill(training, values);
    const encoder = gpu.device.createCommandEncoder();
    const pass = encoder.beginComputePass();
    predicting.plan.encode(pass);
    training.plan.encode(pass);
    pass.end();
    gpu.submit(encoder);
    const prediction = await gpu.read(predicting.buffer(predicting.ports.prediction));
    const gradients = await gpu.read(training.gradients);
    const losses = await gpu.read(training.losses);
    return {
      prediction: prediction.subarray(0, this.batch * predicting.ports.prediction.size),
      loss: losses[0] ?? NaN,
      gradients: new Map(
        [...this.arena.unflatten(gradients, this.graph.parameters)].map(([name, { data }]) => [name, data]),
      ),
    };
  }

  dispose(): void {
    const { gpu } = this.context;
    void this.plans?.then((plans) => plans.forEach((plan) => plan.dispose()));
    gpu.destroyBuffer(this.weights);
    gpu.destroyBuffer(this.step);
  }

  private async compile(): Promise<readonly [NetworkPlan, TrainingPlan]> {
    const { context, graph, arena, batch, weights, step } = this;
    return [
      await predictionPlan(context, graph, arena, batch, weights),
      await trainingPlan(context, graph, arena, batch, { draw: null, update: false }, { weights }, { step }),
    ];
  }

  private named({ parameters }: GraphValues) {
    return new Map(
      this.graph.parameters.map(({ name, shape }) => [
        name,
        { shape, data: parameters.get(name) ?? new Float32Array(sizeOf(shape)) },
      ]),
    );
  }

  /** Writes what comes from outside the network, as far as the network uses it. */
  private fill({ ports, plan }: NetworkPlan, values: GraphValues): void {
    const { gpu } = this.context;
    const write = (port: keyof typeof ports, data: Float32Array) => {
      const tensor = ports[port];
      if (tensor && plan.holds(tensor)) {
        gpu.write(plan.buffer(tensor), Float32Array.from(data));
      }
    };
    write('sample', values.sample);
    write('labels', Float32Array.from(values.labels));
    write('target', values.target);
    write('lossWeight', values.weight);
    write(
      'sinusoids',
      fillSinusoids(
        this.graph,
        values.timesteps.map((timestep) => timestep + 1),
      ),
    );
  }
}

const idleUpdate = { stepSize: 0, unbias: 1, emaDecay: 1, maxGradientNorm: 0 };
