import { scoreFunction } from './scoreFunction';
import { sTheta } from './sTheta';
import { denoisingScoreMatching } from './denoisingScoreMatching';
import { pData } from './pData';
import { pT } from './pT';
import { p0t } from './p0t';
import { pSigma } from './pSigma';
import { xTilde } from './xTilde';
import { noiseLevel } from './noiseLevel';
import { sigmaMin } from './sigmaMin';
import { sigmaMax } from './sigmaMax';
import { langevin } from './langevin';
import { stepSize } from './stepSize';
import { annealedStepSize } from './annealedStepSize';
import { correctorSnr } from './correctorSnr';
import { predictorCorrector } from './predictorCorrector';

/** Scores, and what moves samples along them: Langevin dynamics. */
export const score = {
  score: scoreFunction,
  s_theta: sTheta,
  denoisingScoreMatching,
  p_data: pData,
  p_t: pT,
  p_0t: p0t,
  p_sigma: pSigma,
  x_tilde: xTilde,
  noiseLevel,
  sigma_min: sigmaMin,
  sigma_max: sigmaMax,
  langevin,
  stepSize,
  annealedStepSize,
  correctorSnr,
  predictorCorrector,
};
