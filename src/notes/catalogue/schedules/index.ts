import { betaFromAlphaBar } from './betaFromAlphaBar';
import { cosineFunction } from './cosineFunction';
import { cosineSchedule } from './cosineSchedule';
import { learnedVariance } from './learnedVariance';
import { linearSchedule } from './linearSchedule';
import { logSnr } from './logSnr';
import { minSnrWeight } from './minSnrWeight';
import { noiseLevel } from './noiseLevel';
import { reverseVariance } from './reverseVariance';
import { signalSample } from './signalSample';
import { snr } from './snr';
import { twoStepSample } from './twoStepSample';
import { variancePreserving } from './variancePreserving';

/** Schedules, and samples at several steps; an equation states the first that recognises it. */
export const schedules = [
  snr,
  logSnr,
  minSnrWeight,
  learnedVariance,
  cosineSchedule,
  cosineFunction,
  betaFromAlphaBar,
  linearSchedule,
  noiseLevel,
  reverseVariance,
  variancePreserving,
  twoStepSample,
  signalSample,
] as const;
