import { generalSde } from './generalSde';
import { reverseSde } from './reverseSde';
import { probabilityFlowOde } from './probabilityFlowOde';
import { vpSde } from './vpSde';
import { veSde } from './veSde';
import { subVpSde } from './subVpSde';
import { f } from './f';
import { g } from './g';
import { diffusionMatrix } from './diffusionMatrix';
import { w } from './w';
import { wBar } from './wBar';
import { betaContinuous } from './betaContinuous';
import { betaMin } from './betaMin';
import { betaMax } from './betaMax';
import { tContinuous } from './tContinuous';
import { xContinuous } from './xContinuous';
import { NScales } from './NScales';
import { deltaT } from './deltaT';
import { hutchinson } from './hutchinson';
import { conditionalScore } from './conditionalScore';

/** Diffusion in continuous time. */
export const sde = {
  sde: generalSde,
  reverseSde,
  probabilityFlowOde,
  vpSde,
  veSde,
  subVpSde,
  f,
  g,
  G: diffusionMatrix,
  w,
  wBar,
  beta_continuous: betaContinuous,
  beta_min: betaMin,
  beta_max: betaMax,
  t_continuous: tContinuous,
  x_continuous: xContinuous,
  N_scales: NScales,
  deltaT,
  hutchinson,
  conditionalScore,
};
