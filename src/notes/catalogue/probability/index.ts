import { conditionalProbability } from './conditionalProbability';
import { chainRule } from './chainRule';
import { markovProperty } from './markovProperty';
import { gaussianSum } from './gaussianSum';
import { mergedNoise } from './mergedNoise';
import { sampleMean } from './sampleMean';
import { centralLimit } from './centralLimit';
import { conditionalMean } from './conditionalMean';
import { inceptionScore } from './inceptionScore';
import { frechetDistance } from './frechetDistance';
import { bayesRule } from './bayesRule';
import { entropy } from './entropy';
import { gaussianDensity } from './gaussianDensity';
import { klDefinition } from './klDefinition';
import { reparameterisation } from './reparameterisation';

/** Probability without a process; an equation states the first that recognises it. */
export const probability = [
  markovProperty,
  conditionalProbability,
  bayesRule,
  chainRule,
  gaussianSum,
  mergedNoise,
  sampleMean,
  centralLimit,
  reparameterisation,
  gaussianDensity,
  entropy,
  klDefinition,
  inceptionScore,
  frechetDistance,
  conditionalMean,
] as const;
