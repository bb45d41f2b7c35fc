import type { SamplerFactory } from './sampler';
import type { Scheduler, StepOptions } from './scheduler';
import type { FullSchedulerConfig, StatedConfig } from './schedulerKeys';

interface Described {
  /** diffusers' class. */
  readonly className: string;
  /** The keys that the class reads, with its defaults; all others are ignored, as diffusers does. */
  readonly defaults: Partial<StatedConfig>;
  /** What its steps are told beside the configuration. */
  readonly stepOptions?: readonly (keyof StepOptions)[];
  /** Network evaluations a step, 1 unless said; a list of timesteps then begins with one and goes on with all of them. */
  readonly evaluations?: 2;
  /** Its list of timesteps counts the end as one step more than it takes. */
  readonly countsEnd?: true;
}

/** One of diffusers' schedulers: most give each step as coefficients, which every engine can run. */
export type SamplerMethod = Described &
  ({ readonly sampler: SamplerFactory } | { readonly scheduler: (config: FullSchedulerConfig) => Scheduler });
