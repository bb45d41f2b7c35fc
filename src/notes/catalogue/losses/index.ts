import { flowMatchingLoss } from './flowMatchingLoss';
import { hybridLoss } from './hybridLoss';
import { meanMatchingLoss } from './meanMatchingLoss';
import { scoreMatchingLoss } from './scoreMatchingLoss';
import { weightedNoiseLoss } from './weightedNoiseLoss';

/** Means of squared distances; an equation states the first that recognises it. */
export const losses = [
  meanMatchingLoss,
  scoreMatchingLoss,
  flowMatchingLoss,
  weightedNoiseLoss,
  hybridLoss,
] as const;
