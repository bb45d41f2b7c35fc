export * from './distributions/gaussian';
export * from './distributions/mixture';
export * from './forwardProcess';
export * from './parameterisation';
export * from './posterior';
export { RandomStream } from './random/randomStream';
export { streams, type StreamName } from './random/streams';
export { ddimPlan, type DdimOptions } from './samplers/ddim';
export { ddpmPlan, type DdpmOptions } from './samplers/ddpm';
export { applyStep, emptyMemory, runPlan, type PlanMemory, type StepResult } from './samplers/runPlan';
export { historyDepth, maxHistory, type SamplerPlan, type SamplerStep } from './samplers/samplerPlan';
export { spacedTimesteps, timestepSpacings, type TimestepSpacing } from './samplers/timesteps';
export * from './schedule';
export { createScheduler } from './samplers/createScheduler';
export type {
  PlanOptions,
  Scheduler,
  SchedulerOutput,
  StepOptions,
  TimestepOptions,
} from './samplers/scheduler';
export {
  parseSchedulerConfig,
  schedulerClasses,
  type FullSchedulerConfig,
  type SchedulerClass,
  type SchedulerConfig,
} from './samplers/schedulerConfig';
