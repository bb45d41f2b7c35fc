import type { DataSet } from '../../../../src/datasets/dataSet';
import type { Schedule } from '../../../../src/diffusion/schedule';
import type { TrainingConfig } from '../../contract/engine';
import { differentiate } from '../../graph/differentiate';
import type { Graph } from '../../graph/graph';
import { objectiveAt } from '../../training/objective';
import { fuseTraining } from './fuse/fuse';
import { bufferUsage, mapRead } from './gpu';
import { drawBatch } from './kernels/drawBatch';
import { lossBytes, lossSlots } from './kernels/optimiser';
import { trainingPlan, type TrainingPlan } from './plan/networkPlans';
import type { ParameterArena } from './plan/parameterArena';
import { fillSinusoids } from './sinusoids';
import { encodeStep, stepBytes, type StepNumbers } from './step';
import { tune } from './tuning/tuner';
import type { WebgpuContext } from './webgpuContext';

/** The most submitted, unfinished steps; more would only delay a stop. */
const maxInFlight = 3;
/** Losses are read every so many steps, into one of `stagingBuffers` buffers in turn. */
const stepsPerReading = 16;
const stagingBuffers = 3;
/** The longest submission in milliseconds: the screen cannot be drawn during one. */
const longestSubmissionMs = 100;
const mostParts = 16;
/** Whether steps take too long is judged by the fastest of so many: others may have waited for something else. */
const judgedSteps = 5;

interface Reading {
  readonly buffer: GPUBuffer;
  /** Settles when the buffer may be used again. */
  free: Promise<unknown>;
}

/** Runs training steps of one batch size. Makes nothing while it runs. */
export class Trainer {
  private readonly inFlight: Promise<undefined>[] = [];
  private nextReading = 0;
  private slot = 0;
  /** Of the gradient of the last step that was read, before it is limited. */
  gradientNorm: number | undefined;
  /** Into how many submissions a step is split. */
  private parts = 1;
  private latestDone = 0;
  private stepTimes: number[] = [];

  private constructor(
    private readonly context: WebgpuContext,
    private readonly plan: TrainingPlan,
    private readonly stepBuffer: GPUBuffer,
    private readonly readings: readonly Reading[],
    private readonly buffers: readonly GPUBuffer[],
  ) {}

  static async create(
    context: WebgpuContext,
    graph: Graph,
    arena: ParameterArena,
    schedule: Schedule,
    data: DataSet,
    config: TrainingConfig,
    classes: number | null,
    state: Readonly<Record<'weights' | 'ema' | 'adamM' | 'adamV', GPUBuffer>>,
    signal: AbortSignal,
  ): Promise<Trainer> {
    const { gpu, tuning } = context;
    if (tuning) {
      const { nodes } = fuseTraining(differentiate(graph), arena, config.batchSize);
      const { table } = tuning;
      if (await tune(context, table, nodes, config.batchSize, state.weights, signal)) {
        tuning.tell();
      }
    }
    const tables = inputTables(graph, schedule, data, config);
    const storage = bufferUsage.STORAGE | bufferUsage.COPY_DST;
    const reading = bufferUsage.MAP_READ | bufferUsage.COPY_DST;
    const { inputs, step, staging } = await gpu.createBuffers((create) => ({
      inputs: {
        images: create('images', tables.images.byteLength, storage),
        imageLabels: create('image labels', tables.imageLabels.byteLength, storage),
        objectives: create('objectives', tables.objectives.byteLength, storage),
        sinusoidTable: create('sinusoids', tables.sinusoidTable.byteLength, storage),
      },
      step: create('step', stepBytes, bufferUsage.UNIFORM | bufferUsage.COPY_DST),
      staging: Array.from({ length: stagingBuffers }, () => create('losses for reading', lossBytes, reading)),
    }));
    for (const name of inputNames) {
      gpu.write(inputs[name], tables[name]);
    }
    const buffers = [...Object.values(inputs), step, ...staging];
    const { batchSize, flip, labelDropout } = config;
    const facts = { data, T: schedule.T, flip, labelDropout, classes };
    const draw = (ports: TrainingPlan['ports']) => drawBatch(ports, batchSize, facts);
    const given = { ...state, ...inputs };
    const parts = { draw, update: true };
    const plan = await trainingPlan(context, graph, arena, batchSize, parts, given, { step }).catch(
      (error: unknown) => {
        for (const buffer of buffers) {
          gpu.destroyBuffer(buffer);
        }
        throw error;
      },
    );
    const readings = staging.map((buffer) => ({ buffer, free: Promise.resolve() }));
    return new Trainer(context, plan, step, readings, buffers);
  }

  /** Runs `count` steps; `next` gives each its numbers. Resolves to their losses. */
  async run(count: number, next: () => Omit<StepNumbers, 'slot'>): Promise<Float32Array> {
    const losses = new Float32Array(count);
    const readings: Promise<void>[] = [];
    let unread = 0;
    for (let i = 0; i < count; i++) {
      unread += 1;
      const reading = unread === stepsPerReading || i === count - 1 ? await this.freeReading() : undefined;
      while (this.inFlight.length >= maxInFlight) {
        await this.inFlight.shift();
      }
      const slot = this.slot;
      this.slot = (slot + 1) % lossSlots;
      this.submit({ ...next(), slot }, reading);
      if (!reading) {
        continue;
      }
      const begun = { at: i + 1 - unread, slot: (slot + 1 - unread + lossSlots) % lossSlots, count: unread };
      const done = this.read(reading, losses, begun);
      reading.free = done;
      readings.push(done);
      unread = 0;
    }
    await Promise.all(readings);
    return losses;
  }

  dispose(): void {
    const { gpu } = this.context;
    this.plan.dispose();
    for (const buffer of this.buffers) {
      gpu.destroyBuffer(buffer);
    }
  }

  /** One step: one write of a few numbers, one encoder, one submission unless it has proved too long. */
  private submit(numbers: StepNumbers, reading: Reading | undefined): void {
    const { gpu } = this.context;
    const { plan } = this.plan;
    const { dispatches, submits } = gpu.counters;
    gpu.write(this.stepBuffer, encodeStep(numbers));
    const { dispatchCount } = plan;
    for (let part = 0; part < this.parts; part++) {
      const encoder = gpu.device.createCommandEncoder();
      const pass = encoder.beginComputePass();
      const begin = Math.floor((part * dispatchCount) / this.parts);
      plan.encode(pass, 0, begin, Math.floor(((part + 1) * dispatchCount) / this.parts));
      pass.end();
      if (reading && part === this.parts - 1) {
        encoder.copyBufferToBuffer(this.plan.losses, 0, reading.buffer, 0, lossBytes);
      }
      gpu.submit(encoder);
    }
    gpu.trainingStep = {
      dispatches: gpu.counters.dispatches - dispatches,
      submits: gpu.counters.submits - submits,
    };
    gpu.counters.inFlight += 1;
    const submitted = performance.now();
    const finish = () => {
      gpu.counters.inFlight -= 1;
      this.noteTime(submitted);
      return undefined;
    };
    this.inFlight.push(gpu.device.queue.onSubmittedWorkDone().then(finish, finish));
  }

  private async freeReading(): Promise<Reading> {
    const reading = this.readings[this.nextReading];
    this.nextReading = (this.nextReading + 1) % stagingBuffers;
    if (!reading) {
      throw new Error('There is no buffer for reading the losses.');
    }
    await reading.free;
    return reading;
  }

  private async read(
    { buffer }: Reading,
    losses: Float32Array,
    { at, slot, count }: { readonly at: number; readonly slot: number; readonly count: number },
  ): Promise<void> {
    await buffer.mapAsync(mapRead);
    const ring = new Float32Array(buffer.getMappedRange());
    for (let i = 0; i < count; i++) {
      losses[at + i] = ring[(slot + i) % lossSlots] ?? NaN;
    }
    this.gradientNorm = ring[lossSlots + ((slot + count - 1) % lossSlots)];
    buffer.unmap();
  }

  /** Judges how long the GPU took for a step that was handed over at the given time and is done now. */
  private noteTime(submitted: number): void {
    const now = performance.now();
    this.stepTimes.push(now - Math.max(submitted, this.latestDone));
    this.latestDone = now;
    if (this.stepTimes.length < judgedSteps) {
      return;
    }
    const fastest = Math.min(...this.stepTimes);
    this.stepTimes = [];
    this.parts = Math.max(1, Math.min(mostParts, Math.ceil(fastest / longestSubmissionMs)));
  }
}

const inputNames = ['images', 'imageLabels', 'objectives', 'sinusoidTable'] as const;

/** What every step looks up: the data, and by t what becomes of them. */
function inputTables(
  graph: Graph,
  schedule: Schedule,
  data: DataSet,
  { loss, snrGamma }: TrainingConfig,
): Readonly<Record<(typeof inputNames)[number], Float32Array<ArrayBuffer> | Uint32Array<ArrayBuffer>>> {
  const levels = Array.from({ length: schedule.T }, (_, i) => objectiveAt(loss, schedule, i + 1, snrGamma));
  const objectives = levels.flatMap(({ signal, noise, targetX0, targetNoise, weight }) => [
    ...[signal, noise, targetX0, targetNoise],
    ...[weight, 0, 0, 0],
  ]);
  const times = levels.map(({ t }) => t);
  return {
    images: packed(data.images),
    imageLabels: packed(data.labels),
    objectives: Float32Array.from(objectives),
    sinusoidTable: fillSinusoids(graph, times),
  };
}

/** Bytes as the words that WGSL can read, four to each. */
function packed(bytes: Uint8Array): Uint32Array<ArrayBuffer> {
  const words = new Uint32Array(Math.ceil(bytes.length / 4));
  new Uint8Array(words.buffer).set(bytes);
  return words;
}
