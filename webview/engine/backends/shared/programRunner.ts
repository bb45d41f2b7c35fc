import type { GraphRunner } from '../../contract/graphRunner';
import { streamAt } from '../../../../src/diffusion/random/streamAt';
import type { Graph } from '../../graph/graph';
import { fromMatrices } from '../../graph/matrixLayout';
import { sizeOf } from '../../graph/shape';
import { flattenParameters } from './flattenParameters';
import type { Program } from './graphEngine';

/** A library's program as a runner. */
export function runnerOf<Vector>(program: Program<Vector>, graph: Graph): GraphRunner {
  const { vectors } = program;
  return {
    async run({ parameters, sample, timesteps, labels, target, weight, seed }) {
      const weights = vectors.from(flattenParameters(graph, (name) => parameters.get(name)));
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
