import { sizeOf, type Graph } from '../../graph/graph';
import { fromMatrices, toMatrices } from '../../graph/matrixLayout';
import type { Program } from './graphEngine';
import { streamAt } from '../../contract/randomStreams';

/** What a graph is run on; images NCHW, parameters in PyTorch's layouts. */
export interface GraphValues {
  readonly parameters: ReadonlyMap<string, Float32Array>;
  readonly sample: Float32Array;
  /** The network's own timesteps, one per image. */
  readonly timesteps: Int32Array;
  /** One per image; empty for a network without classes. */
  readonly labels: Int32Array;
  readonly target: Float32Array;
  /** What each image's squared error counts. */
  readonly weight: Float32Array;
  /** The dropout's masks are those of step 0 of a run with this seed. */
  readonly seed: number;
}

/** What came out; gradients of the loss by the parameters, in PyTorch's layouts. */
export interface GraphResults {
  /** Without dropout. */
  readonly prediction: Float32Array;
  readonly loss: number;
  readonly gradients: ReadonlyMap<string, Float32Array>;
}

/** One graph made ready on a device for batches of one size: what engines are compared by, operation by operation. */
export interface GraphRunner {
  run(values: GraphValues): Promise<GraphResults>;
  dispose(): void;
}

/** A library's program as a runner. */
export function runnerOf<Vector>(program: Program<Vector>, graph: Graph): GraphRunner {
  const { vectors } = program;
  return {
    async run({ parameters, sample, timesteps, labels, target, weight, seed }) {
      const weights = vectors.from(flatten(graph, parameters));
      const steps = Float32Array.from(timesteps);
      const prediction = await program.predict(weights, sample, steps, labels);
      const t = timesteps.map((timestep) => timestep + 1);
      const batch = { xt: sample, noise: sample, target, weight, t, labels };
      const dropout = streamAt(seed, 'dropout');
      const { loss, gradient } = await program.differentiate(weights, batch, (count) =>
        dropout.uniform(count),
      );
      const results = {
        prediction,
        loss: await loss(),
        gradients: unflatten(graph, await vectors.read(gradient)),
      };
      vectors.dispose([weights, gradient]);
      return results;
    },
    dispose: () => program.dispose(),
  };
}

function flatten({ parameters }: Graph, values: ReadonlyMap<string, Float32Array>): Float32Array {
  const parts = parameters.map(({ name, shape }) =>
    toMatrices(values.get(name) ?? new Float32Array(), shape),
  );
  const flat = new Float32Array(parts.reduce((sum, { length }) => sum + length, 0));
  let offset = 0;
  for (const part of parts) {
    flat.set(part, offset);
    offset += part.length;
  }
  return flat;
}

function unflatten({ parameters }: Graph, flat: Float32Array): Map<string, Float32Array> {
  let offset = 0;
  return new Map(
    parameters.map(({ name, shape }) => {
      const part = flat.subarray(offset, offset + sizeOf(shape));
      offset += part.length;
      return [name, fromMatrices(part, shape)];
    }),
  );
}
