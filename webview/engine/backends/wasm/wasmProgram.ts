import { forwardFlops } from '../../graph/flops';
import type { Graph } from '../../graph/graph';
import type { TrainingBatch } from '../../training/trainingBatch';
import type { Gradient, Program } from '../shared/graphEngine';
import { drawMasks } from '../shared/networkInputs';
import type { Vectors } from '../shared/vectors';
import type { HelperNetwork } from './pool/helperNetwork';
import { evenSizes, shardsOf, type Shard } from './pool/shards';
import { WasmNetwork, type PredictionInputs } from './wasmNetwork';
import { allocateVector, endOf, wasmVectors, type WasmVector } from './wasmVectors';

/** Helpers are asked from so many operations on: below, telling them takes as long as doing it. */
const worthHelping = 5e7;

/** A network on this thread and its helpers'. How many there are changes no bit of what comes out. */
export class WasmProgram implements Program<WasmVector> {
  readonly vectors: Vectors<WasmVector>;
  private network: WasmNetwork | undefined;
  private sum: WasmVector | undefined;
  private readonly imageFlops: number;
  private askedHelpers = 0;

  constructor(
    kernelModule: WebAssembly.Module,
    private readonly graph: Graph,
    /** The network as each helper has it. */
    private readonly helpers: readonly HelperNetwork[] = [],
  ) {
    this.network = new WasmNetwork(kernelModule, graph);
    this.vectors = wasmVectors(this.network.memory);
    this.imageFlops = forwardFlops(graph);
  }

  /** Bytes of memory that it holds on this thread. */
  get byteLength(): number {
    return this.network?.memory.byteLength ?? 0;
  }

  async differentiate(
    weights: WasmVector,
    batch: TrainingBatch,
    dropout: (count: number) => Float32Array,
  ): Promise<Gradient<WasmVector>> {
    const network = this.open();
    const { memory } = network;
    const shards = shardsOf(batch, drawMasks(this.graph, batch.t.length, dropout));
    const gradient = (this.sum ??= allocateVector(memory, memory.size));
    memory.floats(gradient.pointer, gradient.length).fill(0);
    let loss = 0;
    const add = (shard: Shard, part: { readonly loss: number; readonly gradient: WasmVector }) => {
      const share = shard.images / batch.t.length;
      loss += share * part.loss;
      memory.kernels.addShare(part.gradient.pointer, endOf(part.gradient), share, gradient.pointer);
    };

    const helpers = this.helpersFor(3 * batch.t.length);
    const [own = [], ...others] = inParts(shards, helpers.length + 1);
    const answers = others.map((part, i) => helpers[i]!.learn(memory, weights, part));
    for (const shard of own) {
      add(shard, network.learn(weights, shard));
    }
    for (const [i, part] of others.entries()) {
      const learnt = await answers[i];
      for (const [k, shard] of part.entries()) {
        const given = learnt?.[k];
        add(shard, given ? network.received(given) : network.learn(weights, shard));
      }
    }
    return { loss: () => Promise.resolve(loss), gradient };
  }

  async predict(
    weights: WasmVector,
    sample: Float32Array,
    timesteps: Float32Array,
    labels: Int32Array,
  ): Promise<Float32Array> {
    const network = this.open();
    const helpers = this.helpersFor(timesteps.length);
    const parts = predictionParts({ sample, timesteps, labels }, helpers.length + 1);
    const [own, ...others] = parts;
    const answers = others.map((part, i) => helpers[i]!.predict(network.memory, weights, part));
    const results = [network.predict(weights, own!)];
    for (const [i, part] of others.entries()) {
      results.push((await answers[i]) ?? network.predict(weights, part));
    }
    return results.length === 1 ? results[0]! : joined(results);
  }

  dispose(): void {
    // The memory itself goes with the last reference to it.
    this.network = undefined;
    for (const helper of this.helpers) {
      helper.close();
    }
  }

  get threads(): number {
    return 1 + this.askedHelpers;
  }

  /** Those that still work, where it is worth asking them. */
  private helpersFor(images: number): readonly HelperNetwork[] {
    const helpers = images * this.imageFlops < worthHelping ? [] : this.helpers.filter(({ works }) => works);
    this.askedHelpers = helpers.length;
    return helpers;
  }

  private open(): WasmNetwork {
    if (!this.network) {
      throw new Error('The network was closed.');
    }
    return this.network;
  }
}

/** Neighbouring shards for each of so many threads. */
function inParts<Value>(values: readonly Value[], parts: number): Value[][] {
  let from = 0;
  return evenSizes(values.length, parts).map((size) => values.slice(from, (from += size)));
}

/** Neighbouring images for each of so many threads that get any. */
function predictionParts(
  { sample, timesteps, labels }: PredictionInputs,
  threads: number,
): PredictionInputs[] {
  const count = timesteps.length;
  const parts = Math.min(threads, count);
  if (parts <= 1) {
    return [{ sample, timesteps, labels }];
  }
  const size = sample.length / count;
  let from = 0;
  return evenSizes(count, parts).map((images) => {
    const to = from + images;
    const part = {
      sample: sample.slice(from * size, to * size),
      timesteps: timesteps.slice(from, to),
      labels: labels.length === 0 ? labels : labels.slice(from, to),
    };
    from = to;
    return part;
  });
}

function joined(parts: readonly Float32Array[]): Float32Array {
  const whole = new Float32Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
