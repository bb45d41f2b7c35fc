import type { SamplerPlan } from '../../../src/diffusion/samplers/samplerPlan';
import { classLabels } from '../classLabels';
import type { OnSampleStep, SampleOptions } from '../engine';
import type { Graph } from '../graph/graph';
import type { NetworkConfig } from '../graph/network';
import { forEach, SampleNoise, startOfSample } from '../runSampler';
import { CompiledPlan } from './compiledPlan';
import { bufferUsage, mapRead } from './gpu';
import { samplerStep, startSampler, stateParts, type SamplerFacts } from './kernels/samplerStep';
import { predictionSections } from './networkPlans';
import type { ParameterArena } from './parameterArena';
import { encodeRows, rowBytes } from './samplerRows';
import { fillSinusoids } from './sinusoids';
import type { Ports } from './fusedNode';
import type { WebgpuContext } from './webgpuContext';

/** Denoising steps in one submission, at most; their results are read together. */
const mostSteps = 50;
/** Steps per submission before their time is known. */
const firstSteps = 10;
/** How long a submission should take. */
const submissionMs = 100;

/** Rows and sinusoids of a plan: grow with the longest plan so far. */
interface Tables {
  readonly steps: number;
  readonly rows: GPUBuffer;
  readonly sinusoids: GPUBuffer;
  readonly start: CompiledPlan;
  readonly step: CompiledPlan;
}

/** Executes samplers' plans on the GPU: noise, network and update of several steps in each submission. */
export class WebgpuSampler {
  private tables: Tables | undefined;
  private stepsPerSubmission: number;

  private constructor(
    private readonly context: WebgpuContext,
    private readonly graph: Graph,
    private readonly arena: ParameterArena,
    private readonly facts: SamplerFacts,
    private readonly weights: GPUBuffer,
    private readonly size: number,
    private readonly buffers: Readonly<Record<'state' | 'known' | 'frames' | 'staging', GPUBuffer>>,
  ) {
    this.stepsPerSubmission = context.software ? 1 : firstSteps;
  }

  static async create(
    context: WebgpuContext,
    graph: Graph,
    arena: ParameterArena,
    facts: SamplerFacts,
    weights: GPUBuffer,
  ): Promise<WebgpuSampler> {
    const { gpu } = context;
    const sample = graph.nodes.find(
      ({ operation }) => operation.op === 'input' && operation.name === 'sample',
    );
    const size = (sample?.shape ?? []).reduce((product, extent) => product * extent, 1);
    const n = facts.count * size * 4;
    const storage = bufferUsage.STORAGE | bufferUsage.COPY_SRC | bufferUsage.COPY_DST;
    const buffers = {
      state: gpu.createBuffer('sampler state', stateParts * n, storage),
      known: gpu.createBuffer('known parts', facts.known ? 2 * n : 16, storage),
      frames: gpu.createBuffer('frames', mostSteps * 2 * n, storage),
      staging: gpu.createBuffer(
        'frames for reading',
        mostSteps * 2 * n,
        bufferUsage.MAP_READ | bufferUsage.COPY_DST,
      ),
    };
    const sampler = new WebgpuSampler(context, graph, arena, facts, weights, size, buffers);
    await sampler.tablesFor(1);
    return sampler;
  }

  /** The dispatches of one denoising step. */
  get dispatchesPerStep(): number {
    return this.tables?.step.dispatchCount ?? 0;
  }

  async run(
    config: NetworkConfig,
    plan: SamplerPlan,
    options: SampleOptions,
    onStep: OnSampleStep,
  ): Promise<Float32Array> {
    const { gpu } = this.context;
    const { count, guided } = this.facts;
    const { guidanceScale = 1, seed, known, initial, labels } = options;
    if (config.num_class_embeds === null && guidanceScale !== 1) {
      throw new RangeError('Guidance needs a network that was trained with classes; leave the scale at 1.');
    }
    const asked = classLabels(config, count, labels);
    const { position, x } = startOfSample(plan, options, this.size, new SampleNoise(seed, count, this.size));
    const rest = plan.slice(position);
    const tables = await this.tablesFor(rest.length);
    gpu.write(this.buffers.state, Float32Array.from(x));
    if (known) {
      const floats = count * this.size;
      const both = new Float32Array(2 * floats);
      both.set(forEach(count, this.size, known.image));
      both.set(forEach(count, this.size, known.mask), floats);
      gpu.write(this.buffers.known, both);
    }
    this.writeLabels(tables, asked, config, guided);
    const drawn = initial && 'x' in initial ? 0 : 1;
    const frames = Math.min(mostSteps, rest.length);
    gpu.write(
      tables.rows,
      encodeRows(rest, { seed, drawn, known: known !== undefined, guidanceScale, frames }),
    );
    gpu.write(
      tables.sinusoids,
      fillSinusoids(
        this.graph,
        rest.map(({ t }) => t),
      ),
    );
    let latest: Float32Array = x;
    for (let done = 0; done < rest.length;) {
      const steps = Math.min(this.stepsPerSubmission, rest.length - done, frames - (done % frames));
      const started = performance.now();
      const results = await this.submit(tables, done, steps, frames);
      this.adapt((performance.now() - started) / steps);
      for (const [i, frame] of results.entries()) {
        latest = frame.x;
        if (!(await onStep(position + done + i, frame.x.slice(), frame.x0))) return latest;
      }
      done += steps;
    }
    return latest;
  }

  dispose(): void {
    const { gpu } = this.context;
    this.disposeTables();
    for (const buffer of Object.values(this.buffers)) gpu.destroyBuffer(buffer);
  }

  private async submit(tables: Tables, done: number, steps: number, frames: number) {
    const { gpu } = this.context;
    const { frames: frameBuffer, staging } = this.buffers;
    const encoder = gpu.device.createCommandEncoder();
    const pass = encoder.beginComputePass();
    // Row 0 is the start: each step's row is behind that of what the network saw before.
    if (done === 0) tables.start.encode(pass, 0);
    for (let i = 0; i < steps; i++) tables.step.encode(pass, 1 + done + i);
    pass.end();
    const n = this.facts.count * this.size;
    const bytes = steps * 2 * n * 4;
    encoder.copyBufferToBuffer(frameBuffer, (done % frames) * 2 * n * 4, staging, 0, bytes);
    gpu.submit(encoder);
    await staging.mapAsync(mapRead, 0, bytes);
    const values = new Float32Array(staging.getMappedRange(0, bytes).slice(0));
    staging.unmap();
    return Array.from({ length: steps }, (_, i) => ({
      x: values.slice(2 * i * n, (2 * i + 1) * n),
      x0: values.slice((2 * i + 1) * n, (2 * i + 2) * n),
    }));
  }

  private adapt(stepMs: number): void {
    this.stepsPerSubmission = Math.max(1, Math.min(mostSteps, Math.round(submissionMs / stepMs)));
  }

  private writeLabels(tables: Tables, asked: Int32Array, config: NetworkConfig, guided: boolean): void {
    const { labels } = this.ports(tables);
    if (!labels || config.num_class_embeds === null) return;
    const none = config.num_class_embeds - 1;
    const all = guided ? [...asked, ...asked.map(() => none)] : asked;
    this.context.gpu.write(tables.step.buffer(labels), Float32Array.from(all));
  }

  private readonly portsOf = new WeakMap<Tables, Ports>();

  private ports(tables: Tables): Ports {
    const ports = this.portsOf.get(tables);
    if (!ports) throw new Error('A sampler has no network.');
    return ports;
  }

  /** Plans and tables for at least so many steps. */
  private async tablesFor(steps: number): Promise<Tables> {
    if (this.tables && this.tables.steps >= steps) return this.tables;
    this.disposeTables();
    const { context, graph, arena, facts, weights, buffers } = this;
    const { gpu, cache } = context;
    const width = fillSinusoids(graph, [1]).length;
    const rows = gpu.createBuffer(
      'sampler rows',
      (steps + 1) * rowBytes,
      bufferUsage.UNIFORM | bufferUsage.COPY_DST,
    );
    const sinusoids = gpu.createBuffer(
      'sinusoids',
      Math.max(1, steps * width) * 4,
      bufferUsage.STORAGE | bufferUsage.COPY_DST,
    );
    const batch = facts.guided ? 2 * facts.count : facts.count;
    const { ports, sections } = predictionSections(context, graph, arena, batch);
    const shared = {
      weights,
      samplerState: buffers.state,
      samplerKnown: buffers.known,
      frames: buffers.frames,
      sinusoidTable: sinusoids,
    };
    const step = await CompiledPlan.compile(
      gpu,
      cache,
      [...sections, samplerStep(ports, facts)],
      batch,
      shared,
      { rows },
    );
    const given = new Map(
      [ports.sample, ports.sinusoids].flatMap((tensor) =>
        tensor ? [[tensor, step.buffer(tensor)] as const] : [],
      ),
    );
    const start = await CompiledPlan.compile(
      gpu,
      cache,
      [startSampler(ports, facts)],
      batch,
      shared,
      { rows },
      given,
    );
    const tables = { steps, rows, sinusoids, start, step };
    this.portsOf.set(tables, ports);
    this.tables = tables;
    return tables;
  }

  private disposeTables(): void {
    const { tables } = this;
    this.tables = undefined;
    if (!tables) return;
    tables.start.dispose();
    tables.step.dispose();
    this.context.gpu.destroyBuffer(tables.rows);
    this.context.gpu.destroyBuffer(tables.sinusoids);
  }
}
