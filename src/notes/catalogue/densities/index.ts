import { decoderBounds } from './decoderBounds';
import { bayesPosterior } from './bayesPosterior';
import { boundTerms } from './boundTerms';
import { ddimKernel } from './ddimKernel';
import { denoisingTerm } from './denoisingTerm';
import { discretisedDecoder } from './discretisedDecoder';
import { forwardJoint } from './forwardJoint';
import { forwardJumpKernel } from './forwardJumpKernel';
import { klGaussians } from './klGaussians';
import { marginalLikelihood } from './marginalLikelihood';
import { prior } from './prior';
import { priorTerm } from './priorTerm';
import { reconstructionTerm } from './reconstructionTerm';
import { reverseJoint } from './reverseJoint';
import { reverseKernel } from './reverseKernel';
import { variationalBound } from './variationalBound';
import { vpSdeKernel } from './vpSdeKernel';

/** Densities, their factors, and the terms of the variational bound; an equation states the first that recognises it. */
export const densities = [
  klGaussians,
  marginalLikelihood,
  discretisedDecoder,
  decoderBounds,
  reverseJoint,
  forwardJoint,
  bayesPosterior,
  prior,
  ddimKernel,
  reverseKernel,
  forwardJumpKernel,
  vpSdeKernel,
  priorTerm,
  denoisingTerm,
  reconstructionTerm,
  boundTerms,
  variationalBound,
] as const;
