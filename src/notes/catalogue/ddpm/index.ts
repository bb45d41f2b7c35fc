import { alphaBarDefinition } from './alphaBarDefinition';
import { alphaDefinition } from './alphaDefinition';
import { closedFormKernel } from './closedFormKernel';
import { closedFormSample } from './closedFormSample';
import { forwardKernel } from './forwardKernel';
import { forwardSample } from './forwardSample';
import { posteriorKernel } from './posteriorKernel';
import { posteriorMean } from './posteriorMean';
import { posteriorVariance } from './posteriorVariance';
import { samplingStep } from './samplingStep';
import { simpleLoss } from './simpleLoss';

/** The formulas of DDPM that a live view shows; an equation states the first that recognises it. */
export const ddpm = [
  forwardKernel,
  closedFormKernel,
  posteriorKernel,
  forwardSample,
  closedFormSample,
  posteriorMean,
  posteriorVariance,
  samplingStep,
  simpleLoss,
  alphaDefinition,
  alphaBarDefinition,
] as const;
