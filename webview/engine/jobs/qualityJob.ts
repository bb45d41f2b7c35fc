import type { QualitySettings, JudgedQuality } from '../protocol/evaluation';
import type { DataSet } from '../../../src/datasets/dataSet';
import { sampleQuality, type JudgedImages } from '../../../src/diffusion/quality/sampleQuality';
import { RandomStream } from '../../../src/diffusion/random/randomStream';
import type { DigitClassifier } from '../models/digitClassifier';
import { featureWidth } from '../graph/digitClassifier';
import { drawSamples } from './drawSamples';
import { judgeOf, whyNoQuality } from './evaluationRefusal';
import type { Job } from './job';
import { pairsGrid } from './pairsGrid';
import type { Network } from '../contract/network';
import { smallDigits } from './smallDigits';
import { classCount } from '../models/softmax';
import type { WorkerEvent } from '../protocol/events';
import type { Judging } from './evaluateJob';
import type { Showing } from './samplingJob';

/** What is judged: what a network draws, or images of a file. */
export type QualitySource =
  | ({ readonly network: Network } & QualitySettings)
  /** [N, 1, 16, 16] in [-1, 1]; the seed is that of the noise beside them, and of the intervals. */
  | { readonly images: Float32Array; readonly seed: number };

/** Images that are judged at once. */
const batchSize = 100;

/**
 * Judges samples, which it draws first unless they are there, beside held-out digits of `data` (digits16) and noise, in
 * the features of the digit classifier; tells how far it is and what it found. Image i of a seed and these settings is always the same.
 */
export function qualityJob(
  source: QualitySource,
  data: DataSet,
  openClassifier: () => Promise<DigitClassifier>,
  { meter, emit, origin }: Judging,
): Job {
  return {
    phase: 'evaluating',
    async run(turn) {
      if ('network' in source) {
        refuseOthers(source.network, data);
      }
      const { seed } = source;
      const by = 'network' in source ? { by: origin() } : {};
      const started = performance.now();
      let judged: JudgedQuality | undefined;
      let classifier: DigitClassifier | undefined;
      try {
        const images =
          'network' in source
            ? await drawDigits(source, { meter, emit }, turn)
            : checked(source.images, data);
        if (!images) {
          return;
        }
        classifier = await openClassifier();
        const sets = await judge(classifier, data, images, seed, emit, turn);
        const quality =
          sets &&
          (await sampleQuality(sets, {
            seed,
            onProgress: (done, total) => {
              emit({ type: 'judging', stage: 'comparing', done, total });
              return turn();
            },
          }));
        if (!quality) {
          return;
        }
        const { nearest } = quality.memorisation;
        const pairs = nearest.map(({ sample, training }) => ({ sample, real: training }));
        const seconds = (performance.now() - started) / 1000;
        judged = { quality, nearest: pairsGrid(pairs, images, data), seconds, ...by };
      } finally {
        classifier?.dispose();
        emit({ type: 'judged', judged });
      }
    },
  };
}

/** The classifier knows digits only. */
function refuseOthers({ engine, side }: Network, data: DataSet): void {
  const drawn = { side, channels: engine.config.in_channels };
  if (judgeOf(drawn, data.id) !== 'classifier') {
    throw new RangeError(whyNoQuality(drawn, data) ?? `The digit classifier does not judge ${data.name}.`);
  }
}

function checked(images: Float32Array, { side }: DataSet): Float32Array {
  if (images.length === 0 || images.length % side ** 2 !== 0) {
    throw new RangeError(`${images.length} values are no images of ${side}×${side} pixels.`);
  }
  return images;
}

type Turn = () => Promise<boolean>;

/** [N, 1, 16, 16], flattened, larger ones made smaller; undefined when it was stopped. */
async function drawDigits(
  source: Extract<QualitySource, { network: Network }>,
  showing: Pick<Showing, 'meter' | 'emit'>,
  turn: Turn,
): Promise<Float32Array | undefined> {
  const drawn = await drawSamples(source.network, source, showing, turn);
  return drawn && smallDigits(drawn, source.network.side);
}

async function judge(
  classifier: DigitClassifier,
  data: DataSet,
  images: Float32Array,
  seed: number,
  emit: (event: WorkerEvent) => void,
  turn: Turn,
): Promise<Record<'samples' | 'heldOut' | 'training' | 'noise', JudgedImages> | undefined> {
  const size = data.side ** 2;
  const samples = images.length / size;
  const training = data.count - data.heldOut;
  // Independent uniform grey levels: the worst case to compare with.
  const noise = new RandomStream(seed, 0).uniform(images.length).map((u) => 2 * u - 1);
  const real = (from: number) => (start: number, end: number) =>
    data.batch(Array.from({ length: end - start }, (_, i) => from + start + i));
  const made = (values: Float32Array) => (start: number, end: number) =>
    values.subarray(start * size, end * size);
  const total = 2 * samples + data.count;
  let done = 0;
  const judgeAll = async (
    count: number,
    part: (start: number, end: number) => Float32Array,
  ): Promise<JudgedImages | undefined> => {
    const features = new Float32Array(count * featureWidth);
    const probabilities = new Float32Array(count * classCount);
    for (let start = 0; start < count; start += batchSize) {
      const end = Math.min(count, start + batchSize);
      const found = await classifier.judge(part(start, end));
      features.set(found.features, start * featureWidth);
      probabilities.set(found.probabilities, start * classCount);
      emit({ type: 'judging', stage: 'judging', done: (done += end - start), total });
      if (!(await turn())) {
        return undefined;
      }
    }
    return {
      features: { values: features, dimension: featureWidth },
      probabilities: { values: probabilities, dimension: classCount },
    };
  };
  const judgedSamples = await judgeAll(samples, made(images));
  const judgedHeldOut = judgedSamples && (await judgeAll(data.heldOut, real(training)));
  const judgedTraining = judgedHeldOut && (await judgeAll(training, real(0)));
  const judgedNoise = judgedTraining && (await judgeAll(samples, made(noise)));
  return judgedSamples && judgedHeldOut && judgedTraining && judgedNoise
    ? { samples: judgedSamples, heldOut: judgedHeldOut, training: judgedTraining, noise: judgedNoise }
    : undefined;
}
