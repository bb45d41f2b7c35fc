import { y } from './y';
import { c } from './c';
import { nullCondition } from './nullCondition';
import { pPhi } from './pPhi';
import { phi } from './phi';
import { classifierGradient } from './classifierGradient';
import { classifierScale } from './classifierScale';
import { classifierGuidance } from './classifierGuidance';
import { classifierFreeGuidance } from './classifierFreeGuidance';
import { guidanceWeight } from './guidanceWeight';
import { epsilonTilde } from './epsilonTilde';
import { epsilonCond } from './epsilonCond';
import { epsilonUncond } from './epsilonUncond';
import { pUncond } from './pUncond';
import { implicitClassifier } from './implicitClassifier';

/** Sampling of what one asks for: with a classifier, and without. */
export const guidance = {
  y,
  c,
  nullCondition,
  p_phi: pPhi,
  phi,
  classifierGradient,
  classifierScale,
  classifierGuidance,
  classifierFreeGuidance,
  guidanceWeight,
  epsilonTilde,
  epsilon_cond: epsilonCond,
  epsilon_uncond: epsilonUncond,
  p_uncond: pUncond,
  implicitClassifier,
};
