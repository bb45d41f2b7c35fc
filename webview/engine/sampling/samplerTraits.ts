import { methodOf } from '../../../src/diffusion/samplers/schedulerConfig';
import { samplers, type SamplerId } from '../../../src/protocol/samplers';

/** Which of the settings a sampler may read. */
export type SamplerSetting = 'steps' | 'eta' | 'levels' | 'lu' | 'spacing' | 'clip' | 'anew' | 'threshold';

/** What a sampler is, read from diffusers' class: which settings it reads, and what it costs. */
export interface SamplerTraits {
  readonly reads: readonly SamplerSetting[];
  /** For networks that were trained for flow matching, and for no others. */
  readonly forFlow: boolean;
  /** Network evaluations a step. */
  readonly evaluations: 1 | 2;
  /** Its list of timesteps counts the end as one step more than it takes. */
  readonly countsEnd: boolean;
}

export function samplerTraits(id: SamplerId): SamplerTraits {
  const { className, everyStep = false } = samplers[id];
  const { defaults, stepOptions = [], evaluations = 1, countsEnd = false } = methodOf(className);
  const read: Readonly<Record<SamplerSetting, boolean>> = {
    steps: !everyStep,
    eta: stepOptions.includes('eta'),
    levels: 'use_karras_sigmas' in defaults,
    lu: 'use_lu_lambdas' in defaults,
    spacing: !everyStep && 'timestep_spacing' in defaults,
    clip: 'clip_sample' in defaults,
    anew: stepOptions.includes('useClippedModelOutput'),
    threshold: 'thresholding' in defaults,
  };
  return {
    reads: (Object.keys(read) as SamplerSetting[]).filter((setting) => read[setting]),
    forFlow: defaults.prediction_type === 'flow_prediction',
    evaluations,
    countsEnd,
  };
}
