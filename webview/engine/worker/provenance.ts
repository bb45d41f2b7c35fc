import type { SamplerPlan } from '../../../src/diffusion/samplers/samplerPlan';
import type { DataSetId, SampleSettings } from '../../../src/protocol/playgroundState';
import type { Origin, Provenance } from '../../../src/protocol/provenance';
import type { EngineId, SampleOptions } from '../contract/engine';
import type { Network } from '../contract/network';
import type { ImageConfig } from '../graph/buildNetwork';
import type { RunSetup } from '../models/checkpoint';
import { settingsUsed } from '../sampling/planFor';
import { samplerTraits } from '../sampling/samplerTraits';

/** Which network computes now: the run's own as it is by now, or a model that was opened beside it. */
export function originOf(
  {
    device,
    setup,
    session,
  }: { device: { id: EngineId }; setup: RunSetup; session: { readonly step: number } },
  { schedule, loss, source }: Pick<Network, 'schedule' | 'loss' | 'source'>,
  model: string | undefined,
  dataSet: DataSetId | undefined,
): Origin {
  // A foreign ONNX file runs on ONNX Runtime, whatever the engine.
  const common = { schedule, loss, engine: source ? device.id : 'onnx-wasm' } as const;
  if (model !== undefined) {
    return {
      network: { kind: 'model', id: model },
      ...(dataSet === undefined ? {} : { dataSet }),
      ...common,
    };
  }
  const { seed, train } = setup;
  return {
    network: { kind: 'run', step: session.step, seed, preset: train.preset, weights: 'ema' },
    dataSet: train.dataSet,
    ...common,
  };
}

/** What makes pictures when a network is sampled with these settings by this plan. */
export function provenanceOf(
  origin: Origin,
  settings: SampleSettings,
  options: SampleOptions,
  plan: SamplerPlan,
  config: Pick<ImageConfig, 'num_class_embeds'>,
): Provenance {
  const used = settingsUsed(origin.schedule, origin.loss, settings);
  const { sampler } = used;
  const { reads } = samplerTraits(sampler);
  const read = <Key extends 'eta' | 'spacing' | 'levels' | 'clip' | 'threshold'>(key: Key) =>
    reads.includes(key) ? { [key]: used[key] } : {};
  const fromT = options.initial && plan[options.initial.position]?.t;
  const label = labelOf(config, options.labels);
  const sweep = settings.mode === 'guidance';
  return {
    ...origin,
    mode: settings.mode,
    sampler,
    steps: reads.includes('steps') ? settings.steps : origin.schedule.T,
    seed: options.seed,
    count: options.count,
    ...read('eta'),
    ...read('spacing'),
    ...read('levels'),
    ...read('clip'),
    ...read('threshold'),
    ...(settings.mode === 'inpaint' ? { resamplings: settings.resamplings } : {}),
    ...(fromT === undefined ? {} : { fromT }),
    ...(label === undefined ? {} : { label }),
    ...(options.guidanceScale === undefined || sweep ? {} : { guidanceScale: options.guidanceScale }),
  };
}

/** One class for all, “none”, or “each” in turn; undefined for networks without classes. */
function labelOf(
  { num_class_embeds: embeddings }: Pick<ImageConfig, 'num_class_embeds'>,
  labels: ArrayLike<number> | undefined,
): string | undefined {
  if (embeddings === null || !labels) {
    return undefined;
  }
  const [first = 0, ...others] = Array.from(labels);
  if (others.some((label) => label !== first)) {
    return 'each';
  }
  return first === embeddings - 1 ? 'none' : String(first);
}
