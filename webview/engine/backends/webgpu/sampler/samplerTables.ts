import type { Graph } from '../../../graph/graph';
import { CompiledPlan, type SharedBuffers } from '../plan/compiledPlan';
import type { Ports } from '../fuse/fusedNode';
import { bufferUsage } from '../gpu';
import { samplerStep, startSampler, type SamplerFacts } from '../kernels/samplerStep';
import { predictionSections } from '../plan/networkPlans';
import type { ParameterArena } from '../plan/parameterArena';
import { rowBytes } from './samplerRows';
import { fillSinusoids } from '../sinusoids';
import type { WebgpuContext } from '../webgpuContext';

/** What a sampler's steps look up, for plans of at most so many steps, and the plans of its start and its steps. */
export class SamplerTables {
  private constructor(
    private readonly made: readonly { dispose(): void }[],
    readonly steps: number,
    readonly rows: GPUBuffer,
    readonly sinusoids: GPUBuffer,
    readonly start: CompiledPlan,
    readonly step: CompiledPlan,
    readonly ports: Ports,
  ) {}

  static async create(
    context: WebgpuContext,
    graph: Graph,
    arena: ParameterArena,
    facts: SamplerFacts,
    steps: number,
    given: SharedBuffers,
  ): Promise<SamplerTables> {
    const { gpu, cache } = context;
    const width = fillSinusoids(graph, [1]).length;
    const uniform = bufferUsage.UNIFORM | bufferUsage.COPY_DST;
    const storage = bufferUsage.STORAGE | bufferUsage.COPY_DST;
    const { rows, sinusoids } = await gpu.createBuffers((create) => ({
      rows: create('sampler rows', (steps + 1) * rowBytes, uniform),
      sinusoids: create('sinusoids', Math.max(1, steps * width) * 4, storage),
    }));
    const batch = facts.guided ? 2 * facts.count : facts.count;
    const { ports, sections } = predictionSections(context, graph, arena, batch);
    const shared = { ...given, sinusoidTable: sinusoids };
    const all = [...sections, samplerStep(ports, facts)];
    const made: { dispose(): void }[] = [
      { dispose: () => [rows, sinusoids].forEach((buffer) => gpu.destroyBuffer(buffer)) },
    ];
    try {
      const step = await CompiledPlan.compile(gpu, cache, all, batch, shared, { rows });
      made.push(step);
      const seen = new Map(
        [ports.sample, ports.sinusoids].flatMap((tensor) =>
          tensor ? [[tensor, step.buffer(tensor)] as const] : [],
        ),
      );
      const first = [startSampler(ports, facts)];
      const start = await CompiledPlan.compile(gpu, cache, first, batch, shared, { rows }, seen);
      made.push(start);
      return new SamplerTables(made, steps, rows, sinusoids, start, step, ports);
    } catch (error) {
      for (const each of made) {
        each.dispose();
      }
      throw error;
    }
  }

  dispose(): void {
    for (const each of this.made) {
      each.dispose();
    }
  }
}
