import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { DataSet } from '../../../src/datasets/dataSet';
import { createSchedule } from '../../../src/diffusion/schedule';
import type { TrainingConfig } from '../../../webview/engine/contract/engine';
import { buildUNet } from '../../../webview/engine/graph/unet';
import type { UNetConfig } from '../../../webview/engine/graph/unetConfig';
import { initialWeights } from '../../../webview/engine/training/initialWeights';
import { objectiveAt } from '../../../webview/engine/training/objective';
import { drawBatch } from '../../../webview/engine/training/trainingBatch';

/** Debian's Python first: it is the one that python3-torch is installed for. */
const pythons = ['/usr/bin/python3', 'python3'];

/** The Python that has PyTorch; undefined where none has. */
export async function pythonWithTorch(): Promise<string | undefined> {
  for (const python of pythons) {
    const trial = spawn(python, ['-c', 'import torch'], { stdio: 'ignore' });
    const code = await new Promise((resolve) => trial.on('error', resolve).on('exit', resolve));
    if (code === 0) {
      return python;
    }
  }
  return undefined;
}

/** PyTorch in a process of its own that trains the same network from the same weights. */
export class TorchTrainer {
  private constructor(
    private readonly ask: (request: object) => Promise<{ readonly [key: string]: unknown }>,
    readonly end: () => void,
    private readonly config: UNetConfig,
    private readonly training: TrainingConfig,
    private readonly data: DataSet,
    /** PyTorch's version and what it says of its build. */
    readonly build: string,
  ) {}

  static async open(
    python: string,
    config: UNetConfig,
    training: TrainingConfig,
    data: DataSet,
  ): Promise<TorchTrainer> {
    const script = ['test/bench/peers/torchTrainer.py'];
    const child = spawn(python, script, { stdio: ['pipe', 'pipe', 'inherit'] });
    const lines = createInterface(child.stdout);
    const ended = once(child, 'exit').then(() => {
      throw new Error('PyTorch ended.');
    });
    ended.catch(() => lines.close());
    const ask = async (request: object) => {
      const answered = once(lines, 'line');
      child.stdin.write(`${JSON.stringify(request)}\n`);
      const [line] = (await Promise.race([answered, ended])) as [string];
      return JSON.parse(line) as { readonly [key: string]: unknown };
    };
    const graph = buildUNet(config);
    const schedule = createSchedule(training.schedule);
    const levels = Array.from({ length: schedule.T }, (_, i) => objectiveAt(training.loss, schedule, i + 1));
    const trained = Array.from({ length: data.count - data.heldOut }, (_, i) => i);
    const { version, build } = await ask({
      type: 'open',
      nodes: graph.nodes,
      output: graph.output,
      parameters: [...initialWeights(graph, training.seed)].map(([name, { shape, data: values }]) => [
        name,
        shape,
        base64(values),
      ]),
      images: base64(data.batch(trained)),
      imageShape: [data.channels, data.side, data.side],
      signal: base64(Float32Array.from(levels, ({ signal }) => signal)),
      sigma: base64(Float32Array.from(levels, ({ noise }) => noise)),
      batch: training.batchSize,
      emaDecay: training.emaDecay,
      maxGradientNorm: training.maxGradientNorm,
      learningRate: training.learningRate,
    });
    const about = `${String(version)}; ${String(build).replaceAll(/\s+/g, ' ')}`;
    return new TorchTrainer(ask, () => child.kill(), config, training, data, about);
  }

  /** The loss of a step on the batch that the engines draw for it; 0 is the first. */
  async stepOf(step: number): Promise<number> {
    const { data, training, config } = this;
    const schedule = createSchedule(training.schedule);
    const { xt, target, t } = drawBatch(data, schedule, training, step, config.num_class_embeds);
    const timesteps = Array.from(t, (each) => each - 1);
    const request = { type: 'given', xt: base64(xt), target: base64(target), timesteps, threads: 1 };
    return Number((await this.ask(request)).loss);
  }

  /** A step on a batch of PyTorch's own. */
  async step(threads: number): Promise<void> {
    await this.ask({ type: 'step', threads });
  }
}

function base64(values: Float32Array): string {
  return Buffer.from(values.buffer, values.byteOffset, values.byteLength).toString('base64');
}
