import type { FormulaId } from '../catalogue';
import { closedFormSample } from './closedFormSample';
import type { Derivation } from './derivation';
import { classifierFreeGuidance } from './guidance';
import { posteriorMean, posteriorMeanNoise, posteriorVariance } from './posterior';
import { scoreFromNoise, tweedie } from './score';
import { variationalBound } from './variationalBound';
import { gaussianVelocity, x0FromVelocity } from './velocity';
import { weightedNoiseLoss } from './weightedNoiseLoss';

/** Every derivation that is shown. */
export const derivations: readonly Derivation[] = [
  closedFormSample,
  posteriorVariance,
  posteriorMean,
  posteriorMeanNoise,
  weightedNoiseLoss,
  variationalBound,
  scoreFromNoise,
  tweedie,
  x0FromVelocity,
  gaussianVelocity,
  classifierFreeGuidance,
];

const byFormula: ReadonlyMap<FormulaId, Derivation> = new Map(derivations.map((each) => [each.of, each]));

/** Where a formula comes from, if that is told. */
export const derivationOf = (id: FormulaId): Derivation | undefined => byFormula.get(id);
