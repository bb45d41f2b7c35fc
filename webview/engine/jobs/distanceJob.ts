import type { DataSet } from '../../../src/datasets/dataSet';
import type { Features } from '../../../src/diffusion/quality/features';
import { sampleDistance } from '../../../src/diffusion/quality/sampleDistance';
import { RandomStream } from '../../../src/diffusion/random/randomStream';
import { streams } from '../../../src/diffusion/random/streams';
import type { Network } from '../contract/network';
import type { RandomFeatures } from '../models/randomFeatures';
import type { JudgedDistance, QualitySettings } from '../protocol/evaluation';
import { drawSamples } from './drawSamples';
import type { Judging } from './evaluateJob';
import { whyNoQuality } from './evaluationRefusal';
import type { Job } from './job';
import { pairsGrid } from './pairsGrid';

/** As many real images are compared with, and as many samples with them, at the most. */
const mostCompared = 10_000;
/** Images whose features are worked out between turns. */
const batchSize = 100;

/**
 * Draws samples and tells how far they are from real images of `data`, in features by random convolutions. The images
 * that training has seen are dealt into two halves by the seed: samples, and as many images of the second half, are
 * compared with the first.
 */
export function distanceJob(
  source: { readonly network: Network } & QualitySettings,
  data: DataSet,
  openFeatures: () => Promise<RandomFeatures>,
  { meter, emit, origin }: Judging,
): Job {
  return {
    phase: 'evaluating',
    async run(turn) {
      const { network, seed } = source;
      const channels = network.engine.config.in_channels;
      const refusal = whyNoQuality({ side: network.side, channels }, data);
      if (refusal !== undefined) {
        throw new RangeError(refusal);
      }
      const by = origin();
      const started = performance.now();
      const dealt = shuffled(data.count - data.heldOut, seed);
      const half = Math.min(mostCompared, Math.floor(dealt.length / 2));
      const compared = Math.min(source.samples, half);
      const reference = dealt.subarray(0, half);
      const real = dealt.subarray(half, half + compared);
      let judged: JudgedDistance | undefined;
      let features: RandomFeatures | undefined;
      try {
        const images = await drawSamples(network, { ...source, samples: compared }, { meter, emit }, turn);
        if (!images) {
          return;
        }
        features = await openFeatures();
        const { width } = features;
        const size = images.length / compared;
        // Independent uniform levels: the worst case to compare with.
        const noise = new RandomStream(seed, 0).uniform(images.length).map((u) => 2 * u - 1);
        const total = half + 3 * compared;
        let done = 0;
        const featuresOf = async (
          count: number,
          part: (from: number, to: number) => Float32Array,
        ): Promise<Features | undefined> => {
          const values = new Float32Array(count * width);
          for (let from = 0; from < count; from += batchSize) {
            const to = Math.min(count, from + batchSize);
            values.set((await features?.of(part(from, to))) ?? [], from * width);
            emit({ type: 'judging', stage: 'judging', done: (done += to - from), total });
            if (!(await turn())) {
              return undefined;
            }
          }
          return { values, dimension: width };
        };
        const made = (values: Float32Array) => (from: number, to: number) =>
          values.subarray(from * size, to * size);
        const taken = (indices: Int32Array) => (from: number, to: number) =>
          data.batch(indices.subarray(from, to));
        const ofSamples = await featuresOf(compared, made(images));
        const ofReal = ofSamples && (await featuresOf(compared, taken(real)));
        const ofReference = ofReal && (await featuresOf(half, taken(reference)));
        const ofNoise = ofReference && (await featuresOf(compared, made(noise)));
        if (!ofNoise) {
          return;
        }
        const distance = await sampleDistance(
          { samples: ofSamples, real: ofReal, reference: ofReference, noise: ofNoise },
          {
            seed,
            onProgress: (done, total) => {
              emit({ type: 'judging', stage: 'comparing', done, total });
              return turn();
            },
          },
        );
        if (distance) {
          const pairs = distance.nearest.map((pair) => ({
            sample: pair.sample,
            real: dealt[pair.real] ?? 0,
          }));
          const seconds = (performance.now() - started) / 1000;
          judged = { distance, nearest: pairsGrid(pairs, images, data), seconds, by };
        }
      } finally {
        features?.dispose();
        emit({ type: 'judged', judged });
      }
    },
  };
}

/** 0…count − 1, each once, in an order that the seed decides. */
function shuffled(count: number, seed: number): Int32Array {
  const keys = new RandomStream(seed, streams.halves).uniform(count);
  return Int32Array.from({ length: count }, (_, i) => i).sort((a, b) => (keys[a] ?? 0) - (keys[b] ?? 0));
}
