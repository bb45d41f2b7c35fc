import { SNR } from './SNR';
import { logSnr } from './logSnr';
import { signalScale } from './signalScale';
import { noiseScale } from './noiseScale';
import { zLatent } from './zLatent';
import { gammaEta } from './gammaEta';
import { vTarget } from './vTarget';
import { vTheta } from './vTheta';
import { DTheta } from './DTheta';
import { FTheta } from './FTheta';
import { cSkip } from './cSkip';
import { cOut } from './cOut';
import { cIn } from './cIn';
import { cNoise } from './cNoise';
import { sigmaData } from './sigmaData';
import { rho } from './rho';
import { cosineSchedule } from './cosineSchedule';
import { cosineOffset } from './cosineOffset';
import { karrasLevels } from './karrasLevels';

/** Signal and noise scales, their ratio, and what else than ε a network may predict. */
export const parameterisation = {
  SNR,
  logSnr,
  signalScale,
  noiseScale,
  z_latent: zLatent,
  gamma_eta: gammaEta,
  v_target: vTarget,
  v_theta: vTheta,
  D_theta: DTheta,
  F_theta: FTheta,
  c_skip: cSkip,
  c_out: cOut,
  c_in: cIn,
  c_noise: cNoise,
  sigma_data: sigmaData,
  rho,
  cosineSchedule,
  cosineOffset,
  karrasLevels,
};
