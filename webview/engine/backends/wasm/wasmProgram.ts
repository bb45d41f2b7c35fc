import { differentiate } from '../../graph/differentiate';
import type { Graph } from '../../graph/graph';
import type { TrainingBatch } from '../../training/trainingBatch';
import type { Gradient, Program } from '../shared/graphEngine';
import { drawMasks } from '../shared/networkInputs';
import type { Vectors } from '../shared/vectors';
import { NetworkMemory } from './networkMemory';
import { WasmPlan } from './wasmPlan';
import { allocateVector, wasmVectors, type WasmVector } from './wasmVectors';

/** Plans for predictions that are kept, one for each size of a batch. */
const keptPlans = 2;

interface Learning {
  readonly plan: WasmPlan;
  readonly loss: number;
  readonly gradient: WasmVector;
}

/** A network's forward pass, loss and gradients as calls of wasm kernels, planned when they are first needed. */
export class WasmProgram implements Program<WasmVector> {
  readonly vectors: Vectors<WasmVector>;
  private memory: NetworkMemory | undefined;
  private learning: Learning | undefined;
  /** The latest last. */
  private predicting: WasmPlan[] = [];

  constructor(
    kernelModule: WebAssembly.Module,
    private readonly graph: Graph,
  ) {
    this.memory = new NetworkMemory(kernelModule, graph);
    this.vectors = wasmVectors(this.memory);
  }

  /** Bytes of memory that it holds. */
  get byteLength(): number {
    return this.memory?.byteLength ?? 0;
  }

  differentiate(
    weights: WasmVector,
    { xt, t, labels, target, weight }: TrainingBatch,
    dropout: (count: number) => Float32Array,
  ): Promise<Gradient<WasmVector>> {
    const masks = drawMasks(this.graph, t.length, dropout);
    const { plan, loss, gradient } = this.learningOf(t.length);
    plan.run(weights, {
      sample: xt,
      timesteps: Float32Array.from(t, (each) => each - 1),
      labels,
      training: { target, weight, mask: (node) => masks.get(node) ?? new Float32Array() },
    });
    const value = plan.readNumber(loss);
    return Promise.resolve({ loss: () => Promise.resolve(value), gradient });
  }

  predict(
    weights: WasmVector,
    sample: Float32Array,
    timesteps: Float32Array,
    labels: Int32Array,
  ): Promise<Float32Array> {
    const plan = this.predictionOf(timesteps.length);
    plan.run(weights, { sample, timesteps, labels });
    return Promise.resolve(plan.read(this.graph.output));
  }

  dispose(): void {
    // The memory itself goes with the last reference to it.
    this.memory = undefined;
    this.learning = undefined;
    this.predicting = [];
  }

  private learningOf(batch: number): Learning {
    if (this.learning?.plan.batch === batch) {
      return this.learning;
    }
    const memory = this.open();
    this.learning?.plan.dispose();
    const { nodes, loss, gradients } = differentiate(this.graph);
    const gradient = this.learning?.gradient ?? allocateVector(memory, memory.size);
    const places = this.graph.parameters.map(
      ({ name }, index) => [gradients[index] ?? -1, gradient.pointer + memory.offset(name)] as const,
    );
    const plan = new WasmPlan(memory, { nodes, results: [loss], gradients: new Map(places) }, batch);
    this.learning = { plan, loss, gradient };
    return this.learning;
  }

  private predictionOf(batch: number): WasmPlan {
    const { nodes, output } = this.graph;
    const known = this.predicting.find((plan) => plan.batch === batch);
    const others = this.predicting.filter((plan) => plan !== known);
    while (others.length >= keptPlans) {
      others.shift()?.dispose();
    }
    const plan =
      known ?? new WasmPlan(this.open(), { nodes, results: [output], gradients: new Map() }, batch);
    this.predicting = [...others, plan];
    return plan;
  }

  private open(): NetworkMemory {
    if (!this.memory) {
      throw new Error('The network was closed.');
    }
    return this.memory;
  }
}
