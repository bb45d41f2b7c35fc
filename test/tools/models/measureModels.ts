import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import * as v from 'valibot';
import { buildDataSets } from '../../../src/datasets/buildDataSets';
import { openDataSet } from '../../../src/datasets/openDataSet';
import type { DataSet } from '../../../src/datasets/dataSet';
import type { Estimate } from '../../../src/diffusion/bounds/estimate';
import { evaluateBound } from '../../../src/diffusion/bounds/evaluateBound';
import { bootstrapInterval } from '../../../src/diffusion/quality/bootstrap';
import { classBalance, classifierScore } from '../../../src/diffusion/quality/classScores';
import { featureCount, featuresAt, type Features } from '../../../src/diffusion/quality/features';
import { fitGaussian, frechetDistance } from '../../../src/diffusion/quality/frechetDistance';
import { memorisation, precisionRecall } from '../../../src/diffusion/quality/neighbours';
import { RandomStream } from '../../../src/diffusion/random/randomStream';
import { ddimPlan } from '../../../src/diffusion/samplers/methods/ddim';
import { createSchedule } from '../../../src/diffusion/schedule';
import { modelCardSchema, type ModelCard } from '../../../src/protocol/modelCard';
import { DigitClassifier } from '../../../webview/engine/models/digitClassifier';
import { featureWidth, buildDigitClassifier } from '../../../webview/engine/graph/digitClassifier';
import { parameterCount } from '../../../webview/engine/graph/graph';
import type { Network } from '../../../webview/engine/contract/network';
import { openModel, readCard, runtime, shippedModels, type OpenModel } from './shippedModel';

export interface MeasureOptions {
  /** Folder names in media/models. */
  readonly models: readonly string[];
  /** Samples (DDIM, 50 steps) that the classifier judges. */
  readonly samples: number;
  /** Held-out images whose bound is worked out at all t. */
  readonly boundImages: number;
  /** Write what was measured into the models' cards. */
  readonly write: boolean;
  readonly log: (line: string) => void;
}

/** What the digit models are worth, under the keys of `npm run bench -- --json`. */
export type ModelMeasures = Readonly<Record<string, number | readonly number[]>>;

const seed = 1;
const batchSize = 100;
/** The product's default for networks with classes. */
const guidanceScale = 2;

/**
 * Judges shipped models: by the bound on held-out images, and those of digits also by their samples in the
 * classifier's features.
 */
export async function measureModels(options: MeasureOptions): Promise<ModelMeasures> {
  const file = new Uint8Array(await (await buildDataSets()).file()).buffer;
  const data = openDataSet('digits16', file);
  const judge = await Judge.open(data);
  const measures: Record<string, number | readonly number[]> = {
    'classifier.accuracy': judge.accuracy,
    'fd.realHeldOut': judge.distance(judge.heldOut),
    'fd.noise': await judge.noiseDistance(),
    'fd.images': options.samples,
    'fd.dimension': featureWidth,
    'bitsPerDim.images': options.boundImages,
  };
  await updateCard(options, 'digit-classifier', () => ({
    accuracy: judge.accuracy,
    parameters: parameterCount(buildDigitClassifier('logits')),
  }));
  for (const id of options.models) {
    const key = id === options.models[0] ? 'digits' : id;
    const model = await openModel(id);
    const { id: dataId } = (await readCard(id)).data;
    if (dataId && dataId !== data.id) {
      const { value, standardError } = await bound(model.network, openDataSet(dataId, file), options);
      Object.assign(measures, {
        [`bitsPerDim.${key}`]: value,
        [`bitsPerDim.${key}.standardError`]: standardError,
      });
      await updateCard(options, id, () => boundOnCard({ value, standardError }, options));
      continue;
    }
    const measured = await judge.model(model, options);
    Object.assign(measures, {
      [`fd.${key}`]: measured.fd.value,
      [`fd.${key}.interval`]: [measured.fd.low, measured.fd.high],
      [key === 'digits' ? 'samples.confident' : `samples.${key}.confident`]: measured.confident,
      [`samples.${key}.classes`]: measured.frequencies,
      [`samples.${key}.classifierScore`]: measured.score,
      [`samples.${key}.precision`]: measured.precision,
      [`samples.${key}.recall`]: measured.recall,
      [`samples.${key}.suspicious`]: measured.suspicious,
      [`bitsPerDim.${key}`]: measured.bound.value,
      [`bitsPerDim.${key}.standardError`]: measured.bound.standardError,
      [key === 'digits' ? 'weightsBytes' : `weightsBytes.${key}`]: model.bytes,
    });
    options.log(`${id}: ${JSON.stringify(measured)}`);
    await updateCard(options, id, () => ({
      ...boundOnCard(measured.bound, options),
      frechetDistance: {
        samples: rounded(measured.fd.value),
        realHeldOut: rounded(judge.distance(judge.heldOut)),
        noise: rounded(Number(measures['fd.noise'])),
        images: options.samples,
      },
      confident: { share: rounded(measured.confident), images: options.samples },
    }));
  }
  judge.dispose();
  return measures;
}

/** Judges sets of images by the classifier's features. */
class Judge {
  private constructor(
    private readonly data: DataSet,
    private readonly classifier: DigitClassifier,
    private readonly training: Features,
    readonly heldOut: Features,
    readonly accuracy: number,
  ) {}

  static async open(data: DataSet): Promise<Judge> {
    const weights = await readFile(
      path.join(shippedModels, 'digit-classifier', 'diffusion_pytorch_model.safetensors'),
    );
    const classifier = new DigitClassifier(runtime(), weights);
    const trained = data.count - data.heldOut;
    const images = (from: number, to: number) =>
      data.batch(Array.from({ length: to - from }, (_, i) => from + i));
    const training = await classifier.judge(images(0, trained));
    const heldOut = await classifier.judge(images(trained, data.count));
    const labels = data.labels.subarray(trained);
    const right = labels.filter((label, i) => mostProbable(heldOut.probabilities, i) === label).length;
    return new Judge(
      data,
      classifier,
      asFeatures(training.features),
      asFeatures(heldOut.features),
      right / data.heldOut,
    );
  }

  /** Fréchet distance to the training digits. */
  distance(features: Features): number {
    return frechetDistance(fitGaussian(features), fitGaussian(this.training));
  }

  /** Of uniform grey levels, what an untrained guess might draw. */
  async noiseDistance(): Promise<number> {
    const noise = new RandomStream(seed, 0).uniform(1000 * 256).map((u) => 2 * u - 1);
    return this.distance(asFeatures((await this.classifier.judge(noise)).features));
  }

  async model({ network }: OpenModel, options: MeasureOptions) {
    const { samples, log } = options;
    const images = await draw(network, samples, log);
    const judged = await this.classifier.judge(images);
    const features = asFeatures(judged.features);
    const probabilities: Features = { values: judged.probabilities, dimension: 10 };
    const { frequencies, confident } = classBalance(probabilities);
    const fd = bootstrapInterval(
      featureCount(features),
      (indices) => this.distance(featuresAt(features, indices)),
      {
        resamples: 50,
      },
    );
    return {
      // The bootstrap's resamples are biased upwards; the value itself is that of all samples.
      fd: { ...fd, value: this.distance(features) },
      confident,
      frequencies: [...frequencies],
      score: classifierScore(probabilities),
      ...precisionRecall(this.heldOut, features),
      suspicious: memorisation(features, this.heldOut, this.training).suspicious,
      bound: await bound(network, this.data, options),
    };
  }

  dispose(): void {
    this.classifier.dispose();
  }
}

/** The bound on the first held-out images, all t of each. */
async function bound(
  { engine, schedule }: Network,
  data: DataSet,
  { boundImages, log }: MeasureOptions,
): Promise<Estimate> {
  const from = data.count - data.heldOut;
  const pixels = data.images.subarray(from * 256, (from + boundImages) * 256);
  // A network with classes is not told them: the bound is that of the images alone.
  const denoiser = (x: Float32Array, t: Int32Array) => engine.predict(x, t);
  const { total } = await evaluateBound(denoiser, { pixels, imageSize: 256 }, createSchedule(schedule), {
    batchSize,
    seed,
    onProgress: (done, of) => {
      if (done % Math.ceil(of / 5) === 0) {
        log(`bound ${done} of ${of}`);
      }
    },
  });
  return total;
}

function boundOnCard(
  { value, standardError }: Estimate,
  { boundImages: images }: MeasureOptions,
): Pick<ModelCard, 'bitsPerDim'> {
  return { bitsPerDim: { value: rounded(value), standardError: rounded(standardError), images } };
}

async function draw(
  { engine, schedule }: Network,
  count: number,
  log: (line: string) => void,
): Promise<Float32Array> {
  const plan = ddimPlan(createSchedule(schedule), { steps: 50, eta: 0, clip: true });
  const { num_class_embeds: classes } = engine.config;
  const images = new Float32Array(count * 256);
  for (let from = 0; from < count; from += batchSize) {
    const size = Math.min(batchSize, count - from);
    const labels = Array.from({ length: size }, (_, i) => (from + i) % 10);
    const options = { count: size, seed: seed + from, ...(classes !== null && { labels, guidanceScale }) };
    images.set(await engine.sample(plan, options, () => true), from * 256);
    log(`sampled ${from + size} of ${count}`);
  }
  return images;
}

async function updateCard(
  { write }: MeasureOptions,
  id: string,
  changes: () => Partial<ModelCard>,
): Promise<void> {
  if (!write) {
    return;
  }
  const card = v.parse(modelCardSchema, { ...(await readCard(id)), ...changes() });
  await writeFile(path.join(shippedModels, id, 'card.json'), `${JSON.stringify(card, null, 2)}\n`);
}

const asFeatures = (values: Float32Array): Features => ({ values, dimension: featureWidth });
const rounded = (value: number): number => Number(value.toPrecision(4));

function mostProbable(probabilities: Float32Array, row: number): number {
  const shares = probabilities.subarray(row * 10, row * 10 + 10);
  return shares.indexOf(Math.max(...shares));
}
