import type { Graph } from '../../../graph/graph';
import { differentiate } from '../../../graph/differentiate';
import { CompiledPlan, type SharedBuffers, type Uniforms } from './compiledPlan';
import { fusePrediction, fuseTraining } from '../fuse/fuse';
import type { Ports } from '../fuse/fusedNode';
import { bufferUsage } from '../gpu';
import { adam, concludeStep, lossBytes, sumPartials, sumsSize } from '../kernels/optimiser';
import { lower } from './lower';
import type { ParameterArena } from './parameterArena';
import { Partials } from './partials';
import type { Section } from './section';
import type { Tensor } from './tensor';
import type { WebgpuContext } from '../webgpuContext';

/** A network's plan with what it reads from and writes to. */
export interface NetworkPlan {
  readonly plan: CompiledPlan;
  readonly ports: Ports;
  buffer(tensor: Tensor): GPUBuffer;
  dispose(): void;
}

/** The network alone, for batches of one size. `weights` is where it takes them from. */
export async function predictionPlan(
  context: WebgpuContext,
  graph: Graph,
  arena: ParameterArena,
  batch: number,
  weights: GPUBuffer,
): Promise<NetworkPlan> {
  const { ports, sections } = predictionSections(context, graph, arena, batch);
  const plan = await CompiledPlan.compile(context.gpu, context.cache, sections, batch, { weights });
  return { plan, ports, buffer: (tensor) => plan.buffer(tensor), dispose: () => plan.dispose() };
}

/** The kernels of a network and what stands at its ends. */
export function predictionSections(
  { choice }: Pick<WebgpuContext, 'choice'>,
  graph: Graph,
  arena: ParameterArena,
  batch: number,
): { readonly ports: Ports; readonly sections: readonly Section[] } {
  const { nodes, ports } = fusePrediction(graph, arena);
  const partials = new Partials();
  return { ports, sections: nodes.flatMap((node) => lower(node, batch, choice, partials)) };
}

/** What a training plan does beside the network: `null` leaves the batch or the update to the caller. */
export interface TrainingParts {
  readonly draw: ((ports: Ports) => readonly Section[]) | null;
  readonly update: boolean;
}

export interface TrainingPlan extends NetworkPlan {
  readonly gradients: GPUBuffer;
  /** The losses of the last `lossSlots` steps, then the norms of their gradients. */
  readonly losses: GPUBuffer;
}

/** Draw, forward, loss, backward, clip, Adam and average: one training step as one plan. */
export async function trainingPlan(
  context: WebgpuContext,
  graph: Graph,
  arena: ParameterArena,
  batch: number,
  parts: TrainingParts,
  shared: SharedBuffers,
  uniforms: Uniforms,
): Promise<TrainingPlan> {
  const { gpu, cache } = context;
  const { ports, sections, partials } = trainingSections(context, graph, arena, batch, parts);
  const storage = bufferUsage.STORAGE | bufferUsage.COPY_SRC | bufferUsage.COPY_DST;
  const own = await gpu.createBuffers((create) => ({
    partials: create('partials', partials.size * 4, storage),
    partialTable: create('partial table', arena.size / 4, storage),
    gradients: create('gradients', arena.size * 4, storage),
    sums: create('sums', sumsSize * 4, storage),
    clip: create('clip', 16, storage),
    losses: create('losses', lossBytes, storage),
  }));
  const giveBack = () => {
    for (const buffer of Object.values(own)) {
      gpu.destroyBuffer(buffer);
    }
  };
  gpu.write(own.partialTable, partials.table(arena));
  const all = { ...shared, ...own };
  const plan = await CompiledPlan.compile(gpu, cache, sections, batch, all, uniforms).catch(
    (error: unknown) => {
      giveBack();
      throw error;
    },
  );
  return {
    plan,
    ports,
    gradients: own.gradients,
    losses: own.losses,
    buffer: (tensor) => plan.buffer(tensor),
    dispose: () => {
      plan.dispose();
      giveBack();
    },
  };
}

/** The kernels of a training step, in an order in which they could run one by one. */
export function trainingSections(
  { choice }: Pick<WebgpuContext, 'choice'>,
  graph: Graph,
  arena: ParameterArena,
  batch: number,
  { draw, update }: TrainingParts,
): { readonly ports: Ports; readonly sections: readonly Section[]; readonly partials: Partials } {
  const { nodes, ports } = fuseTraining(differentiate(graph), arena, batch);
  const partials = new Partials();
  const sections = [
    ...(draw?.(ports) ?? []),
    ...nodes.flatMap((node) => lower(node, batch, choice, partials)),
    sumPartials(arena),
    concludeStep(batch * ports.prediction.size),
    ...(update ? [adam(arena)] : []),
  ];
  return { ports, sections, partials };
}
