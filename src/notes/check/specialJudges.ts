import type { Equation } from '../formulas/equation';
import { evaluate } from '../formulas/evaluate';
import { somePart } from '../formulas/facts';
import type { FormulaId } from '../catalogue';
import { compare, perWorld, type Verdict } from '../worlds/compare';
import type { Convention } from '../worlds/convention';
import { ddpm, signal } from '../worlds/convention';
import { judgeBound } from '../catalogue/densities/judgeBound';
import { FormulaValues } from '../worlds/formulaValues';
import {
  judgeDivergenceDefinition,
  judgeEntropy,
  judgeGaussianDensity,
} from '../catalogue/probability/gaussianJudges';
import { judgeClassifierGuidance, judgeGuidance } from '../catalogue/guidance/guidanceJudges';
import { judgeDivergence } from '../catalogue/densities/klJudge';
import {
  judgeMeanLoss,
  judgeScoreLoss,
  judgeSimpleLoss,
  judgeWeightedLoss,
} from '../catalogue/losses/judgeLoss';
import {
  judgeDenoiserScore,
  judgeEdmNoise,
  judgeEdmOde,
  judgeGuidedMean,
  judgeMinSnr,
  judgePerturbation,
  judgeTransition,
} from '../catalogue/noiseScale';
import { judgeScoreStep } from '../catalogue/differentialEquations/judgeScoreStep';
import { judgeFlowOde, judgeSde, judgeVpKernel } from '../catalogue/differentialEquations/judgeSde';
import { judgeTwoTimes } from '../catalogue/samplers/judgeTwoTimes';
import { readLetters } from '../worlds/letters';
import type { World } from '../worlds/world';

type Judge = (equation: Equation, convention: Convention) => Verdict;

/** Formulas whose truth is no single form: each has its own way of being compared. */
export const specialJudges: Partial<Record<FormulaId, Judge>> = {
  'simple-loss': judgeSimpleLoss,
  'weighted-noise-loss': judgeWeightedLoss,
  'mean-matching-loss': judgeMeanLoss,
  'score-matching-loss': judgeScoreLoss,
  'kl-gaussians': judgeDivergence,
  'forward-sde': judgeSde,
  'reverse-sde': judgeSde,
  'vp-sde': judgeSde,
  'flow-ode': judgeFlowOde,
  'probability-flow-ode': judgeSde,
  'langevin-step': judgeScoreStep,
  'reverse-sde-step': judgeScoreStep,
  'classifier-free-guidance': judgeGuidance,
  'classifier-guidance': judgeClassifierGuidance,
  'vp-sde-kernel': judgeVpKernel,
  'classifier-guidance-mean': judgeGuidedMean,
  'gaussian-density': judgeGaussianDensity,
  'kl-definition': judgeDivergenceDefinition,
  entropy: judgeEntropy,
  'denoiser-score': judgeDenoiserScore,
  'edm-ode': judgeEdmOde,
  'edm-noise': judgeEdmNoise,
  'perturbation-kernel': judgePerturbation,
  'transition-scale': judgeTransition,
  'transition-variance': judgeTransition,
  'min-snr-weight': judgeMinSnr,
  'dpm-solver-step': judgeTwoTimes,
  'forward-joint': judgeDensities,
  'reverse-joint': judgeDensities,
  'bayes-posterior': judgeDensities,
  'prior-term': ({ right }) => judgeBound(right),
  'denoising-term': ({ right }) => judgeBound(right),
  'reconstruction-term': judgeReconstruction,
  'variance-preserving': judgePreserved,
};

/** α² + σ² = 1 for the scales of signal and noise. */
function judgePreserved({ left, right }: Equation): Verdict {
  const values = (world: World) =>
    new FormulaValues(world, signal, { state: 'x', plainIsData: false, noises: [] });
  return compare(
    (world) => evaluate(left, values(world)),
    (world) => evaluate(right, values(world)),
  );
}

/** Densities of the process, each by its value at this draw's states. */
function judgeDensities({ left, right }: Equation): Verdict {
  const letters = readLetters([left, right]);
  const values = perWorld((world) => new FormulaValues(world, ddpm, letters, { densities: true }));
  return compare(
    (world) => evaluate(left, values(world)),
    (world) => evaluate(right, values(world)),
  );
}

/** −log p(x_0|x_1); with the other sign it may be a term of a bound from below, which only the note can tell. */
function judgeReconstruction({ right }: Equation): Verdict {
  if (!somePart(right, (part) => part.kind === 'function' && /^(?:log|ln)$/.test(part.name))) return 'wrong';
  const inner = right.kind === 'expectation' ? right.body : right;
  const isNegative =
    inner.kind === 'product' && inner.factors.some((each) => each.kind === 'number' && each.value < 0);
  return isNegative ? 'right' : 'unknown';
}
