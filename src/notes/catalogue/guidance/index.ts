import { bayesScore } from './bayesScore';
import { classifierFreeGuidance } from './classifierFreeGuidance';
import { classifierGuidance } from './classifierGuidance';
import { classifierGuidanceMean } from './classifierGuidanceMean';

/** Guidance by a classifier and without one; an equation states the first that recognises it. */
export const guidance = [
  classifierGuidance,
  classifierGuidanceMean,
  classifierFreeGuidance,
  bayesScore,
] as const;
