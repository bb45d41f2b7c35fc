import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import * as ort from 'onnxruntime-node';
import { buildDataSets } from '../../../src/datasets/buildDataSets';
import type { DataSet } from '../../../src/datasets/dataSet';
import { openDataSet } from '../../../src/datasets/openDataSet';
import { defaultPlaygroundState } from '../../../src/protocol/playgroundState';
import { decodeCheckpoint, encodeCheckpoint } from '../../../webview/engine/models/checkpoint';
import { buildNetwork } from '../../../webview/engine/graph/buildNetwork';
import { LossCurve } from '../../../webview/engine/training/lossCurve';
import { trainingNetwork } from '../../../webview/engine/models/trainingNetwork';
import { OnnxEngine } from '../../../webview/engine/backends/onnx/onnxEngine';
import { onnxRuntime } from '../../../webview/engine/backends/onnx/onnxRuntime';
import { planFor } from '../../../webview/engine/sampling/planFor';
import { diffusersConfig, halfPrecision } from './diffusersModel';
import { imageSheet } from './imageSheet';
import { pointsSheet } from './pointsSheet';
import { readRunFile, type DiffusionRun } from './runFile';
import { startFrom } from './startFrom';
import { trainClassifier } from './trainClassifier';

export interface PretrainOptions {
  /** A JSON file, see `runFileSchema`. */
  readonly configFile: string;
  readonly folder: string;
  /** Continue from the folder's checkpoint. */
  readonly resume: boolean;
  /** 0 for as many as the machine has cores. */
  readonly threads: number;
  /** How many images the sheet shows. */
  readonly samples: number;
}

const checkpointMinutes = 3;
const logSteps = 100;

/**
 * Trains a network to the step that its file states. Every few minutes, and at the end, the folder gets a
 * checkpoint, the averaged weights as diffusers reads them, the loss curve and a sheet of samples.
 */
export async function pretrain(options: PretrainOptions): Promise<void> {
  const run = await readRunFile(options.configFile);
  if ('kind' in run) {
    return trainClassifier(run, options);
  }
  await mkdir(options.folder, { recursive: true });
  const trainer = await Trainer.open(run, options);
  if (options.resume) {
    await trainer.resume();
  } else if (run.from) {
    await trainer.startFrom(run.from);
  }
  await trainer.train();
}

class Trainer {
  private lossCurve = new LossCurve();
  private elapsedSeconds = 0;
  private readonly log: string[] = [];

  private constructor(
    private readonly run: DiffusionRun,
    private readonly options: PretrainOptions,
    private readonly engine: OnnxEngine,
    private readonly data: DataSet,
  ) {}

  static async open(run: DiffusionRun, options: PretrainOptions): Promise<Trainer> {
    const { buffer } = (await (await buildDataSets()).file()).slice();
    const data = openDataSet(run.train.dataSet, buffer);
    const runtime = onnxRuntime(ort, { intraOpNumThreads: options.threads, enableMemPattern: false });
    const training = { ...run.train, schedule: run.schedule, seed: run.seed };
    const config = trainingNetwork(run.train, data);
    return new Trainer(run, options, new OnnxEngine(runtime, config, training, data), data);
  }

  async resume(): Promise<void> {
    const file = await readFile(this.file('checkpoint.safetensors'));
    const { seed, schedule, train } = this.run;
    const checkpoint = decodeCheckpoint(file, buildNetwork(this.engine.config), { seed, schedule, train });
    await this.engine.restore(checkpoint.snapshot);
    this.lossCurve = LossCurve.of(checkpoint.lossCurve);
    this.elapsedSeconds = checkpoint.elapsedSeconds;
    this.log.push(...(await readFile(this.file('log.txt'), 'utf8')).trimEnd().split('\n'));
  }

  async startFrom(folder: string): Promise<void> {
    const { engine } = this;
    await engine.restore(await startFrom(folder, buildNetwork(engine.config), this.run.seed));
  }

  async train(): Promise<void> {
    let stop = false;
    process.once('SIGINT', () => (stop = true));
    process.once('SIGTERM', () => (stop = true));
    let saved = performance.now();
    let recent: number[] = [];
    while (this.engine.step < this.run.steps && !stop) {
      const started = performance.now();
      const [loss = NaN] = await this.engine.train(1);
      this.elapsedSeconds += (performance.now() - started) / 1000;
      if (!Number.isFinite(loss)) {
        throw new Error(
          `The loss is no longer a number at step ${this.engine.step}; lower the learning rate.`,
        );
      }
      this.lossCurve.add({ step: this.engine.step, loss });
      recent.push(loss);
      if (recent.length === logSteps) {
        this.report(recent);
        recent = [];
      }
      if (performance.now() - saved > checkpointMinutes * 60_000) {
        await this.save();
        saved = performance.now();
      }
    }
    await this.save();
  }

  private report(losses: readonly number[]): void {
    const { step } = this.engine;
    const mean = losses.reduce((sum, loss) => sum + loss, 0) / losses.length;
    const line = `step ${step} of ${this.run.steps}  loss ${mean.toFixed(5)}  ${this.elapsedSeconds.toFixed(0)} s`;
    this.log.push(line);
    console.log(line);
  }

  private async save(): Promise<void> {
    const { engine, elapsedSeconds } = this;
    const { seed, schedule, train } = this.run;
    const snapshot = await engine.snapshot();
    const lossCurve = this.lossCurve.points;
    const setup = { seed, schedule, train };
    await this.write(
      'checkpoint.safetensors',
      encodeCheckpoint({ setup, snapshot, lossCurve, elapsedSeconds }),
    );
    await this.write('config.json', diffusersConfig(engine.config));
    await this.write('diffusion_pytorch_model.safetensors', halfPrecision(snapshot.ema));
    await this.write('loss.csv', lossCsv(lossCurve));
    await this.write('log.txt', `${this.log.join('\n')}\n`);
    await this.write('samples.png', await this.samples());
  }

  private async samples(): Promise<Uint8Array> {
    const { sample } = defaultPlaygroundState;
    const { num_class_embeds: classes, sample_size: side } = this.engine.config;
    const count = side === 1 ? sample.points : this.options.samples;
    const plan = planFor(this.run.schedule, this.run.train.loss, sample);
    // One class after the other, without the last, which is "no class".
    const labels = classes === null ? undefined : Array.from({ length: count }, (_, i) => i % (classes - 1));
    const images = await this.engine.sample(plan, { count, seed: 0, ...(labels && { labels }) }, () => true);
    return side === 1 ? pointsSheet(this.data, images) : imageSheet(images, count, side);
  }

  /** Whole or not at all: whatever stops the process leaves the file before. */
  private async write(name: string, content: Uint8Array | string): Promise<void> {
    await writeFile(this.file(`${name}.part`), content);
    await rename(this.file(`${name}.part`), this.file(name));
  }

  private file(name: string): string {
    return path.join(this.options.folder, name);
  }
}

function lossCsv(points: LossCurve['points']): string {
  return ['step,loss', ...points.map(({ step, loss }) => `${step},${loss.toFixed(6)}`), ''].join('\n');
}
