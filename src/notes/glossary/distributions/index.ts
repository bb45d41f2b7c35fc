import { N } from './N';
import { mu } from './mu';
import { sigma } from './sigma';
import { covarianceMatrix } from './covarianceMatrix';
import { identity } from './identity';
import { zero } from './zero';
import { uniform } from './uniform';
import { normalCdf } from './normalCdf';
import { logVariance } from './logVariance';
import { reparameterisation } from './reparameterisation';
import { latent } from './latent';
import { DKL } from './DKL';
import { gaussianKl } from './gaussianKl';
import { entropy } from './entropy';
import { jensen } from './jensen';

/** Gaussians and other distributions, and how they are described and compared. */
export const distributions = {
  N,
  mu,
  sigma,
  Sigma: covarianceMatrix,
  identity,
  zero,
  uniform,
  normalCdf,
  logVariance,
  reparameterisation,
  latent,
  D_KL: DKL,
  gaussianKl,
  entropy,
  jensen,
};
