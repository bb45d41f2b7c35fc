import { alphaDdim } from './alphaDdim';
import { qSigma } from './qSigma';
import { sigmaDdim } from './sigmaDdim';
import { eta } from './eta';
import { tau } from './tau';
import { SSteps } from './SSteps';
import { fTheta } from './fTheta';
import { ddimStep } from './ddimStep';
import { xBar } from './xBar';
import { noiseToSignalSymbol } from './noiseToSignal';
import { LGamma } from './LGamma';
import { gammaT } from './gammaT';

/** DDIM's own symbols, in its notation: its α_t is DDPM's ᾱ_t. */
export const ddim = {
  alpha_ddim: alphaDdim,
  q_sigma: qSigma,
  sigma_ddim: sigmaDdim,
  eta,
  tau,
  S_steps: SSteps,
  f_theta: fTheta,
  ddimStep,
  x_bar: xBar,
  noiseToSignal: noiseToSignalSymbol,
  L_gamma: LGamma,
  gamma_t: gammaT,
};
