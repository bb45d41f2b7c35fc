import type { FormulaId } from '../catalogue';
import { closedFormKernel, closedFormSample } from './closedFormSample';
import { ddimStep } from './ddimStep';
import type { Derivation } from './derivation';
import { probabilityFlowOde, vpSde } from './differentialEquations';
import { flowVelocity } from './flowVelocity';
import { classifierFreeGuidance } from './guidance';
import { klGaussians } from './klGaussians';
import { posteriorMean, posteriorMeanNoise, posteriorVariance } from './posterior';
import { predictedMean, samplingStep } from './samplingStep';
import { conditionalScore, scoreFromNoise, tweedie } from './score';
import { variationalBound } from './variationalBound';
import { gaussianVelocity, x0FromVelocity } from './velocity';
import { weightedNoiseLoss } from './weightedNoiseLoss';

/** Every derivation that is shown. */
export const derivations: readonly Derivation[] = [
  closedFormSample,
  closedFormKernel,
  posteriorVariance,
  posteriorMean,
  posteriorMeanNoise,
  predictedMean,
  samplingStep,
  klGaussians,
  weightedNoiseLoss,
  variationalBound,
  scoreFromNoise,
  conditionalScore,
  tweedie,
  ddimStep,
  x0FromVelocity,
  vpSde,
  probabilityFlowOde,
  flowVelocity,
  gaussianVelocity,
  classifierFreeGuidance,
];

const byFormula: ReadonlyMap<FormulaId, Derivation> = new Map(derivations.map((each) => [each.of, each]));

/** Where a formula comes from, if that is told. */
export const derivationOf = (id: FormulaId): Derivation | undefined => byFormula.get(id);
