import { pTheta } from './pTheta';
import { pPrior } from './pPrior';
import { pModel } from './pModel';
import { theta } from './theta';
import { epsilonTheta } from './epsilonTheta';
import { muTheta } from './muTheta';
import { SigmaTheta } from './SigmaTheta';
import { sigmaT } from './sigmaT';
import { muTildeT } from './muTildeT';
import { betaTildeT } from './betaTildeT';
import { z } from './z';
import { qPosterior } from './qPosterior';
import { qReverse } from './qReverse';
import { x0Hat } from './x0Hat';
import { epsilonHat } from './epsilonHat';
import { vInterpolation } from './vInterpolation';
import { ancestralSampling } from './ancestralSampling';

/** The process that turns noise into data, and the network that it takes. */
export const reverse = {
  p_theta: pTheta,
  p_prior: pPrior,
  p_model: pModel,
  theta,
  epsilon_theta: epsilonTheta,
  mu_theta: muTheta,
  Sigma_theta: SigmaTheta,
  sigma_t: sigmaT,
  muTilde_t: muTildeT,
  betaTilde_t: betaTildeT,
  z,
  q_posterior: qPosterior,
  q_reverse: qReverse,
  x0Hat,
  epsilonHat,
  v_interpolation: vInterpolation,
  ancestralSampling,
};
