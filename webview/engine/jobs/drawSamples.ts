import * as v from 'valibot';
import { sampleSettingsSchema, type SampleSettings } from '../../../src/protocol/playgroundState';
import type { Network } from '../contract/network';
import type { QualitySettings } from '../protocol/evaluation';
import { classConditioning } from '../sampling/classConditioning';
import { samplingCourse } from './samplingCourse';
import type { Showing } from './samplingJob';

/** Images that are drawn at once. */
const batchSize = 100;

/**
 * Draws samples that are to be judged, [N, channels, side, side], flattened; undefined when it was stopped. Image i of
 * a seed and these settings is always the same.
 */
export async function drawSamples(
  network: Network,
  { samples, sample, seed }: QualitySettings,
  { meter, emit }: Pick<Showing, 'meter' | 'emit'>,
  turn: () => Promise<boolean>,
): Promise<Float32Array | undefined> {
  const { engine, flops, side } = network;
  const settings: SampleSettings = v.parse(sampleSettingsSchema, { ...sample, mode: 'generate' });
  const course = samplingCourse(network, settings);
  const size = engine.config.in_channels * side ** 2;
  const images = new Float32Array(samples * size);
  const total = Math.ceil(samples / batchSize) * course.plan.length;
  let done = 0;
  for (let from = 0; from < samples; from += batchSize) {
    const count = Math.min(batchSize, samples - from);
    const options = {
      count,
      seed: (seed + from) >>> 0,
      ...classConditioning(engine.config, { ...settings, count }, network.noClass),
    };
    const networks = (options.guidanceScale ?? 1) === 1 ? 1 : 2;
    let stepStarted = performance.now();
    let goesOn = true;
    const drawn = await course.run(engine, options, async () => {
      const seconds = (performance.now() - stepStarted) / 1000;
      meter.count(1, flops * count * networks, seconds, engine.counters?.());
      emit({ type: 'judging', stage: 'sampling', done: (done += 1), total });
      goesOn = await turn();
      stepStarted = performance.now();
      return goesOn;
    });
    if (!goesOn) {
      return undefined;
    }
    images.set(drawn, from * size);
  }
  return images;
}
