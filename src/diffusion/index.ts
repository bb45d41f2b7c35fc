export * from './distributions/gaussian';
export * from './distributions/mixture';
export * from './forwardProcess';
export * from './parameterisation';
export * from './posterior';
export { RandomStream } from './random/randomStream';
export { streams, type StreamName } from './random/streams';
export { ddimPlan, type DdimOptions } from './samplers/methods/ddim';
export { ddpmPlan, type DdpmOptions } from './samplers/methods/ddpm';
export { resampledPlan, type Resampling } from './samplers/resampledPlan';
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
  type SchedulerClass,
  type SchedulerConfig,
} from './samplers/schedulerConfig';
export type { FullSchedulerConfig } from './samplers/schedulerKeys';
export {
  evaluateBound,
  type Bound,
  type BoundData,
  type BoundDenoiser,
  type BoundOptions,
  type BoundTerm,
  type RateDistortion,
} from './bounds/evaluateBound';
export type { Estimate } from './bounds/estimate';
export { erf, logNormalMass, normalCdf } from './bounds/normalCdf';
export { selfTestOracles, type OracleRow } from './bounds/selfTestOracles';
export * from './bounds/terms';
export { bootstrapInterval, centredInterval, shareInterval, type Interval } from './quality/bootstrap';
export * from './quality/classScores';
export { featuresAt, type Features } from './quality/features';
export { fitGaussian, frechetDistance, type FeatureGaussian } from './quality/frechetDistance';
export * from './quality/neighbours';
export {
  sampleQuality,
  type JudgedImages,
  type QualityOptions,
  type SampleQuality,
} from './quality/sampleQuality';
