import type { SamplerPlan } from '../../../../../src/diffusion/samplers/samplerPlan';
import { classLabels } from '../../../sampling/classLabels';
import type { OnSampleStep, SampleOptions } from '../../../contract/engine';
import type { Graph } from '../../../graph/graph';
import type { NetworkConfig } from '../../../graph/buildNetwork';
import { SampleNoise } from '../../../../../src/diffusion/random/sampleNoise';
import { forEach, startOfSample } from '../../../sampling/runSampler';
import { bufferUsage, mapRead } from '../gpu';
import { stateParts, type SamplerFacts } from '../kernels/samplerStep';
import type { ParameterArena } from '../plan/parameterArena';
import { encodeRows } from './samplerRows';
import { SamplerTables } from './samplerTables';
import { fillSinusoids } from '../sinusoids';
import type { WebgpuContext } from '../webgpuContext';

/** Denoising steps in one submission, at most; their results are read together. */
const mostSteps = 50;
/** Steps per submission before their time is known. */
const firstSteps = 10;
/** How long a submission should take. */
const submissionMs = 100;
/** How many of the latest submissions a step's time is the minimum of; the others may have waited for the GPU. */
const judgedSubmissions = 3;

/** A plan that is about to run. */
interface Sampling {
  readonly tables: SamplerTables;
  /** Its first step, and how many follow with it. */
  readonly position: number;
  readonly length: number;
  /** How many steps' results are kept at once. */
  readonly frames: number;
  readonly x: Float32Array;
}

/** The steps of one submission: the first one's index in the plan, and its place among the frames. */
interface Part {
  readonly index: number;
  readonly at: number;
  readonly steps: number;
}

/** What becomes of the frames: copied with the steps, and taken when these are done; false ends all. */
interface Collector {
  copy(encoder: GPUCommandEncoder, part: Part): void;
  take(part: Part): Promise<boolean>;
}

/** Executes samplers' plans on the GPU: noise, network and update of several steps in each submission. */
export class WebgpuSampler {
  private tables: SamplerTables | undefined;
  private stepsPerSubmission: number;
  private latestTimes: readonly number[] = [];

  private constructor(
    private readonly context: WebgpuContext,
    private readonly graph: Graph,
    private readonly arena: ParameterArena,
    private readonly facts: SamplerFacts,
    private readonly weights: GPUBuffer,
    private readonly size: number,
    private readonly buffers: Readonly<Record<'state' | 'known' | 'frames', GPUBuffer>> & {
      readonly staging?: GPUBuffer;
    },
  ) {
    this.stepsPerSubmission = context.software ? 1 : firstSteps;
  }

  /** `reads`: samples come into memory, for which there are buffers then. */
  static async create(
    context: WebgpuContext,
    graph: Graph,
    arena: ParameterArena,
    facts: SamplerFacts,
    weights: GPUBuffer,
    reads: boolean,
  ): Promise<WebgpuSampler> {
    const { gpu } = context;
    const sample = graph.nodes.find(
      ({ operation }) => operation.op === 'input' && operation.name === 'sample',
    );
    const size = (sample?.shape ?? []).reduce((product, extent) => product * extent, 1);
    const n = facts.count * size * 4;
    const storage = bufferUsage.STORAGE | bufferUsage.COPY_SRC | bufferUsage.COPY_DST;
    const frameBytes = mostSteps * 2 * n;
    const reading = bufferUsage.MAP_READ | bufferUsage.COPY_DST;
    const buffers = await gpu.createBuffers((create) => ({
      state: create('sampler state', stateParts * n, storage),
      known: create('known parts', facts.known ? 2 * n : 16, storage),
      frames: create('frames', frameBytes, storage),
      ...(reads ? { staging: create('frames for reading', frameBytes, reading) } : {}),
    }));
    const sampler = new WebgpuSampler(context, graph, arena, facts, weights, size, buffers);
    await sampler.tablesFor(1).catch((error: unknown) => {
      sampler.dispose();
      throw error;
    });
    return sampler;
  }

  /** Executes a plan and brings every step's x and x̂_0 into memory. Resolves to the last x. */
  async run(
    config: NetworkConfig,
    plan: SamplerPlan,
    options: SampleOptions,
    onStep: OnSampleStep,
  ): Promise<Float32Array> {
    const { frames, staging } = this.buffers;
    if (!staging) {
      throw new Error('This sampler was made to leave its samples on the GPU.');
    }
    const sampling = await this.begin(config, plan, options);
    let latest: Float32Array = sampling.x;
    await this.advance(sampling, {
      copy: (encoder, { at, steps }) =>
        encoder.copyBufferToBuffer(frames, at * this.frameBytes, staging, 0, steps * this.frameBytes),
      take: async ({ index, steps }) => {
        for (const [i, frame] of (await this.readFrames(staging, steps)).entries()) {
          latest = frame.x;
          if (!(await onStep(index + i, frame.x.slice(), frame.x0))) {
            return false;
          }
        }
        return true;
      },
    });
    return latest;
  }

  /** Executes a plan and copies x and x̂_0 of the steps in `recorded`, in their order, into `kept`. */
  async record(
    config: NetworkConfig,
    plan: SamplerPlan,
    options: SampleOptions,
    recorded: ReadonlySet<number>,
    kept: GPUBuffer,
    onStep: (index: number, place: number | undefined) => boolean | Promise<boolean>,
  ): Promise<void> {
    const places = new Map([...recorded].sort((a, b) => a - b).map((index, place) => [index, place]));
    await this.advance(await this.begin(config, plan, options), {
      copy: (encoder, { at, index, steps }) => {
        for (let i = 0; i < steps; i++) {
          const place = places.get(index + i);
          if (place === undefined) {
            continue;
          }
          const from = (at + i) * this.frameBytes;
          encoder.copyBufferToBuffer(
            this.buffers.frames,
            from,
            kept,
            place * this.frameBytes,
            this.frameBytes,
          );
        }
      },
      take: async ({ index, steps }) => {
        for (let i = 0; i < steps; i++) {
          if (!(await onStep(index + i, places.get(index + i)))) {
            return false;
          }
        }
        return true;
      },
    });
  }

  dispose(): void {
    const { gpu } = this.context;
    this.tables?.dispose();
    for (const buffer of Object.values(this.buffers)) {
      gpu.destroyBuffer(buffer);
    }
  }

  /** Bytes of a step's x and x̂_0. */
  private get frameBytes(): number {
    return 2 * this.facts.count * this.size * 4;
  }

  /** Writes everything that a plan's steps need. */
  private async begin(config: NetworkConfig, plan: SamplerPlan, options: SampleOptions): Promise<Sampling> {
    const { gpu } = this.context;
    const { count } = this.facts;
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
    this.writeLabels(tables, asked, config);
    const drawn = initial && 'x' in initial ? 0 : 1;
    const frames = Math.min(mostSteps, rest.length);
    const facts = { seed, drawn, known: known !== undefined, guidanceScale, frames };
    gpu.write(tables.rows, encodeRows(rest, facts));
    const times = rest.map(({ t }) => t);
    gpu.write(tables.sinusoids, fillSinusoids(this.graph, times));
    return { tables, position, length: rest.length, frames, x };
  }

  /** Runs all steps, as many to a submission as take the GPU a moment. */
  private async advance(sampling: Sampling, collector: Collector): Promise<void> {
    const { gpu } = this.context;
    const { tables, position, length, frames } = sampling;
    for (let done = 0; done < length;) {
      const at = done % frames;
      const steps = Math.min(this.stepsPerSubmission, length - done, frames - at);
      const part = { index: position + done, at, steps };
      const started = performance.now();
      const encoder = gpu.device.createCommandEncoder();
      const pass = encoder.beginComputePass();
      // Row 0 is the start, so the i-th step has row 1 + i.
      if (done === 0) {
        tables.start.encode(pass, 0);
      }
      for (let i = 0; i < steps; i++) {
        tables.step.encode(pass, 1 + done + i);
      }
      pass.end();
      collector.copy(encoder, part);
      gpu.submit(encoder);
      await gpu.device.queue.onSubmittedWorkDone();
      this.adapt((performance.now() - started) / steps);
      if (!(await collector.take(part))) {
        return;
      }
      done += steps;
    }
  }

  private async readFrames(staging: GPUBuffer, steps: number) {
    const n = this.facts.count * this.size;
    const bytes = steps * this.frameBytes;
    await staging.mapAsync(mapRead, 0, bytes);
    const values = new Float32Array(staging.getMappedRange(0, bytes).slice(0));
    staging.unmap();
    return Array.from({ length: steps }, (_, i) => ({
      x: values.slice(2 * i * n, (2 * i + 1) * n),
      x0: values.slice((2 * i + 1) * n, (2 * i + 2) * n),
    }));
  }

  private adapt(stepMs: number): void {
    this.latestTimes = [...this.latestTimes, stepMs].slice(-judgedSubmissions);
    const fastest = Math.min(...this.latestTimes);
    this.stepsPerSubmission = Math.max(1, Math.min(mostSteps, Math.round(submissionMs / fastest)));
  }

  private writeLabels(tables: SamplerTables, asked: Int32Array, config: NetworkConfig): void {
    const { labels } = tables.ports;
    if (!labels || config.num_class_embeds === null) {
      return;
    }
    const none = config.num_class_embeds - 1;
    const all = this.facts.guided ? [...asked, ...asked.map(() => none)] : asked;
    this.context.gpu.write(tables.step.buffer(labels), Float32Array.from(all));
  }

  /** Plans and tables for at least so many steps: they grow with the longest plan so far. */
  private async tablesFor(steps: number): Promise<SamplerTables> {
    if (this.tables && this.tables.steps >= steps) {
      return this.tables;
    }
    this.tables?.dispose();
    this.tables = undefined;
    const { context, graph, arena, facts, weights, buffers } = this;
    this.tables = await SamplerTables.create(context, graph, arena, facts, steps, {
      weights,
      samplerState: buffers.state,
      samplerKnown: buffers.known,
      frames: buffers.frames,
    });
    return this.tables;
  }
}
