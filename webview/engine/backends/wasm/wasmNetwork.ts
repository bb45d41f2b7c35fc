import { differentiate } from '../../graph/differentiate';
import type { Graph } from '../../graph/graph';
import { NetworkMemory } from './networkMemory';
import type { Shard } from './pool/shards';
import { WasmPlan } from './wasmPlan';
import { allocateVector, type WasmVector } from './wasmVectors';

/** Plans that are kept for training and for predictions, one for each size of a batch. */
const keptPlans = 2;

interface Learning {
  readonly plan: WasmPlan;
  readonly loss: number;
}

/** Images to be predicted, NCHW; as `Program.predict` takes them. */
export interface PredictionInputs {
  readonly sample: Float32Array;
  readonly timesteps: Float32Array;
  readonly labels: Int32Array;
}

/** A network in a memory of its own: its forward pass, loss and gradients, planned when they are first needed. */
export class WasmNetwork {
  readonly memory: NetworkMemory;
  private gradient: WasmVector | undefined;
  /** The latest last. */
  private learning: Learning[] = [];
  private predicting: WasmPlan[] = [];

  constructor(
    kernelModule: WebAssembly.Module,
    private readonly graph: Graph,
  ) {
    this.memory = new NetworkMemory(kernelModule, graph);
  }

  /** The mean loss of a shard and its gradient, which the next call overwrites. */
  learn(
    weights: WasmVector,
    { images, sample, timesteps, labels, target, weight, masks }: Shard,
  ): { readonly loss: number; readonly gradient: WasmVector } {
    const gradient = (this.gradient ??= allocateVector(this.memory, this.memory.size));
    const { plan, loss } = this.learningOf(images, gradient);
    const mask = (node: number) => masks.get(node) ?? new Float32Array();
    plan.run(weights, { sample, timesteps, labels, training: { target, weight, mask } });
    return { loss: plan.readNumber(loss), gradient };
  }

  /** What another thread has learnt of a shard, in place of `learn`. */
  received({ loss, gradient: given }: { readonly loss: number; readonly gradient: Float32Array }) {
    const gradient = (this.gradient ??= allocateVector(this.memory, this.memory.size));
    this.memory.floats(gradient.pointer, gradient.length).set(given);
    return { loss, gradient };
  }

  predict(weights: WasmVector, inputs: PredictionInputs): Float32Array {
    const plan = this.predictionOf(inputs.timesteps.length);
    plan.run(weights, inputs);
    return plan.read(this.graph.output);
  }

  private learningOf(batch: number, gradient: WasmVector): Learning {
    const known = this.learning.find(({ plan }) => plan.batch === batch);
    if (known) {
      return known;
    }
    if (this.learning.length >= keptPlans) {
      this.learning.shift()?.plan.dispose();
    }
    const { memory } = this;
    const { nodes, loss, gradients } = differentiate(this.graph);
    const places = this.graph.parameters.map(
      ({ name }, index) => [gradients[index] ?? -1, gradient.pointer + memory.offset(name)] as const,
    );
    const plan = new WasmPlan(memory, { nodes, results: [loss], gradients: new Map(places) }, batch);
    const made = { plan, loss };
    this.learning.push(made);
    return made;
  }

  private predictionOf(batch: number): WasmPlan {
    const known = this.predicting.find((plan) => plan.batch === batch);
    if (known) {
      return known;
    }
    if (this.predicting.length >= keptPlans) {
      this.predicting.shift()?.dispose();
    }
    const { nodes, output } = this.graph;
    const plan = new WasmPlan(this.memory, { nodes, results: [output], gradients: new Map() }, batch);
    this.predicting.push(plan);
    return plan;
  }
}
