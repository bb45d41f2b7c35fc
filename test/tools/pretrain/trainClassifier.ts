import * as ort from 'onnxruntime-node';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { buildDataSets } from '../../../src/datasets/buildDataSets';
import type { DataSet } from '../../../src/datasets/dataSet';
import { openDataSet } from '../../../src/datasets/openDataSet';
import { streamAt } from '../../../src/diffusion/random/streamAt';
import { buildDigitClassifier } from '../../../webview/engine/graph/digitClassifier';
import { parameterCount } from '../../../webview/engine/graph/graph';
import { initialWeights } from '../../../webview/engine/training/initialWeights';
import { learningRateAt } from '../../../webview/engine/training/learningRate';
import { OnnxProgram } from '../../../webview/engine/backends/onnx/onnxProgram';
import { onnxRuntime } from '../../../webview/engine/backends/onnx/onnxRuntime';
import { ParameterStore } from '../../../webview/engine/backends/shared/parameterStore';
import { classCount, classProbabilities } from '../../../webview/engine/models/softmax';
import { augment } from './augment';
import type { ClassifierRun } from './classifierRun';
import { halfPrecision } from './diffusersModel';
import type { PretrainOptions } from './pretrain';

const logSteps = 250;

/**
 * Trains the digit classifier on augmented digits and writes its averaged weights, the log with the accuracy on the
 * held-out tenth, and the loss curve. Short enough to be run in one go.
 */
export async function trainClassifier(run: ClassifierRun, options: PretrainOptions): Promise<void> {
  const data = openDataSet('digits16', new Uint8Array(await (await buildDataSets()).file()).buffer);
  const graph = buildDigitClassifier('logits');
  const runtime = onnxRuntime(ort, { intraOpNumThreads: options.threads, enableMemPattern: false });
  const program = new OnnxProgram(runtime, graph, run.batchSize);
  const store = new ParameterStore(program.vectors, graph.parameters, initialWeights(graph, run.seed));
  const lines: string[] = [];
  const curve = ['step,loss'];
  let recent = 0;
  for (let step = 0; step < run.steps; step++) {
    recent += await trainStep(run, data, program, store, step);
    if ((step + 1) % logSteps !== 0 && step + 1 < run.steps) {
      continue;
    }
    const { accuracy, confident } = await evaluate(data, program, store);
    const loss = recent / logSteps;
    lines.push(
      `step ${step + 1} of ${run.steps}  loss ${loss.toFixed(5)}  accuracy ${accuracy}  confident ${confident}`,
    );
    curve.push(`${step + 1},${loss.toFixed(6)}`);
    console.log(lines.at(-1));
    recent = 0;
  }
  await mkdir(options.folder, { recursive: true });
  const { ema } = await store.snapshot(run.steps);
  const write = async (name: string, content: Uint8Array | string) => {
    const file = path.join(options.folder, name);
    await writeFile(`${file}.part`, content);
    await rename(`${file}.part`, file);
  };
  await write('diffusion_pytorch_model.safetensors', halfPrecision(ema));
  await write('log.txt', `${parameterCount(graph)} parameters\n${lines.join('\n')}\n`);
  await write('loss.csv', `${curve.join('\n')}\n`);
  await write('run.json', await readFile(options.configFile));
}

/** One step on the cross entropy; returns it. */
async function trainStep(
  run: ClassifierRun,
  data: DataSet,
  program: OnnxProgram,
  store: ParameterStore<Float32Array>,
  step: number,
): Promise<number> {
  const { batchSize, seed } = run;
  const indices = streamAt(seed, 'data', step).integers(batchSize, data.count - data.heldOut);
  const xt = augment(data.batch(indices), data.side, streamAt(seed, 'noise', step));
  const t = new Int32Array(batchSize).fill(1);
  const none = new Int32Array();
  const logits = await program.predict(store.get('raw'), xt, Float32Array.from(t), none);
  const probabilities = classProbabilities(logits);
  let loss = 0;
  // The program knows the gradient 2 (logits − target) / (10 N) of a mean square; cross entropy's is
  // (probability − truth) / N. This target makes them equal.
  const target = logits.map((logit, i) => {
    const isTrue = i % classCount === data.labels[indices[Math.floor(i / classCount)] ?? 0];
    const probability = probabilities[i] ?? 0;
    if (isTrue) {
      loss -= Math.log(Math.max(probability, 1e-12)) / batchSize;
    }
    return logit - (classCount / 2) * (probability - (isTrue ? 1 : 0));
  });
  const weight = new Float32Array(batchSize).fill(1);
  const batch = { xt, noise: xt, target, weight, t, labels: none };
  const { gradient } = await program.differentiate(store.get('raw'), batch, () => new Float32Array());
  const learningRate = learningRateAt(step + 1, { ...run, warmupSteps: 0, decaySteps: run.steps });
  store.update(gradient, { n: step + 1, learningRate, emaDecay: run.emaDecay, maxGradientNorm: 0 });
  return loss;
}

async function evaluate(
  data: DataSet,
  program: OnnxProgram,
  store: ParameterStore<Float32Array>,
): Promise<{ accuracy: number; confident: number }> {
  const { heldOut, count, labels } = data;
  const indices = Array.from({ length: heldOut }, (_, i) => count - heldOut + i);
  const timesteps = new Float32Array(heldOut);
  const logits = await program.predict(store.get('ema'), data.batch(indices), timesteps, new Int32Array());
  const probabilities = classProbabilities(logits);
  let right = 0;
  let confident = 0;
  indices.forEach((index, row) => {
    const shares = probabilities.subarray(row * classCount, (row + 1) * classCount);
    const most = Math.max(...shares);
    if (shares.indexOf(most) === labels[index]) {
      right++;
    }
    if (most >= 0.9) {
      confident++;
    }
  });
  return { accuracy: right / heldOut, confident: confident / heldOut };
}
