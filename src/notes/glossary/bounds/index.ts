import { LSimple } from './LSimple';
import { L } from './L';
import { priorTerm } from './priorTerm';
import { denoisingTerm } from './denoisingTerm';
import { boundTerm } from './boundTerm';
import { L0 } from './L0';
import { LHybrid } from './LHybrid';
import { lossWeight } from './lossWeight';
import { elbo } from './elbo';
import { pDecoder } from './pDecoder';
import { deltaPlus } from './deltaPlus';
import { deltaMinus } from './deltaMinus';
import { dataDimension } from './dataDimension';
import { constantC } from './constantC';
import { NLL } from './NLL';
import { bitsPerDim } from './bitsPerDim';
import { rate } from './rate';
import { distortion } from './distortion';
import { FID } from './FID';
import { inceptionScoreSymbol } from './inceptionScore';

/** What training minimises, and the numbers that samples and models are judged by. */
export const bounds = {
  L_simple: LSimple,
  L,
  L_T: priorTerm,
  'L_{t-1}': denoisingTerm,
  L_t: boundTerm,
  L_0: L0,
  L_hybrid: LHybrid,
  lossWeight,
  elbo,
  p_decoder: pDecoder,
  delta_plus: deltaPlus,
  delta_minus: deltaMinus,
  dataDimension,
  constantC,
  NLL,
  bitsPerDim,
  rate,
  distortion,
  FID,
  inceptionScore: inceptionScoreSymbol,
};
