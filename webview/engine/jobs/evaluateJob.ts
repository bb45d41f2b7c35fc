import type { EvaluationSettings } from '../protocol/evaluation';
import type { DataSet } from '../../../src/datasets/dataSet';
import { evaluateBound, type Bound } from '../../../src/diffusion/bounds/evaluateBound';
import { selfTestOracles } from '../../../src/diffusion/bounds/selfTestOracles';
import { createSchedule } from '../../../src/diffusion/schedule';
import type { Origin } from '../../../src/protocol/provenance';
import { isPoints } from '../../../src/datasets/openDataSet';
import { whyNoBound } from './evaluationRefusal';
import type { Job } from './job';
import type { Network } from '../contract/network';
import { predictionOf } from '../sampling/planFor';
import type { Showing } from './samplingJob';

/** Where a job tells what it finds, and which network it is about, asked when the job begins. */
export interface Judging extends Pick<Showing, 'meter' | 'emit'> {
  readonly origin: () => Origin;
}

/** Bounds the negative log likelihood of held-out images, and tells how far it is and what it found. */
export function evaluateJob(
  { engine, schedule, loss, flops, noClass }: Network,
  data: DataSet,
  { images, timesteps, draws, seed }: EvaluationSettings,
  { meter, emit, origin }: Judging,
): Job {
  return {
    phase: 'evaluating',
    async run(turn) {
      const refusal = whyNoBound({
        loss,
        points: isPoints(data.id),
        alwaysClassed: engine.config.num_class_embeds !== null && noClass === false,
      });
      if (refusal !== undefined) {
        throw new RangeError(refusal);
      }
      const by = origin();
      const stop = new AbortController();
      const started = performance.now();
      const first = data.count - data.heldOut;
      const count = Math.min(images, data.heldOut);
      const imageSize = data.channels * data.side ** 2;
      const pixels = data.images.subarray(first * imageSize, (first + count) * imageSize);
      const oracles = await selfTestOracles();
      emit({ type: 'oracles', passed: oracles.filter(({ ok }) => ok).length, total: oracles.length });
      let batchStarted = performance.now();
      const denoise = async (x: Float32Array, t: Int32Array): Promise<Float32Array> => {
        const output = await engine.predict(x, t);
        const seconds = (performance.now() - batchStarted) / 1000;
        meter.count(1, flops * t.length, seconds, engine.counters?.());
        if (!(await turn())) {
          stop.abort();
        }
        batchStarted = performance.now();
        return output;
      };
      let bound: Bound | undefined;
      try {
        bound = await evaluateBound(denoise, { pixels, imageSize }, createSchedule(schedule), {
          timesteps: spread(schedule.T, timesteps),
          draws,
          seed,
          prediction: predictionOf(loss),
          signal: stop.signal,
          onProgress: (done, total) => emit({ type: 'evaluating', done, total }),
        });
      } catch (error) {
        if (!stop.signal.aborted) {
          throw error;
        }
      } finally {
        emit({ type: 'evaluated', bound, seconds: (performance.now() - started) / 1000, by });
      }
    },
  };
}

/** `count` of the t in 1…T, evenly spread with both ends: the terms near t = 1 are the large ones, so denser there. */
export function spread(T: number, count: number): number[] {
  if (count >= T) {
    return Array.from({ length: T }, (_, i) => i + 1);
  }
  const chosen = new Set<number>([1, T]);
  for (let i = 0; i < count; i++) {
    chosen.add(Math.round(1 + (T - 1) * (i / Math.max(1, count - 1)) ** 2));
  }
  return [...chosen];
}
