import { flowEndpoint } from './flowEndpoint';
import { flowKernel } from './flowKernel';
import { flowPath } from './flowPath';
import { flowStep } from './flowStep';
import { flowVelocity } from './flowVelocity';
import { gaussianVelocity } from './gaussianVelocity';
import { optimalTransportVelocity } from './optimalTransportVelocity';
import { perturbationKernel } from './perturbationKernel';

/** Flow matching; an equation states the first that recognises it. */
export const flow = [
  optimalTransportVelocity,
  gaussianVelocity,
  flowStep,
  flowEndpoint,
  flowKernel,
  perturbationKernel,
  flowPath,
  flowVelocity,
] as const;
