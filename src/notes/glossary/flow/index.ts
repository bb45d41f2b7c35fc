import { flowX0 } from './flowX0';
import { flowX1 } from './flowX1';
import { flowXt } from './flowXt';
import { flowT } from './flowT';
import { uT } from './uT';
import { uCond } from './uCond';
import { vFlow } from './vFlow';
import { phiT } from './phiT';
import { psiT } from './psiT';
import { pPath } from './pPath';
import { pCond } from './pCond';
import { p0 } from './p0';
import { p1 } from './p1';
import { muCond } from './muCond';
import { sigmaCond } from './sigmaCond';
import { sigmaMinFlow } from './sigmaMinFlow';
import { LFM } from './LFM';
import { LCFM } from './LCFM';
import { pushforward } from './pushforward';
import { continuityEquation } from './continuityEquation';
import { pi } from './pi';

/** Flow matching: time runs from noise at 0 to data at 1. */
export const flow = {
  flow_x0: flowX0,
  flow_x1: flowX1,
  flow_xt: flowXt,
  flow_t: flowT,
  u_t: uT,
  u_cond: uCond,
  v_flow: vFlow,
  phi_t: phiT,
  psi_t: psiT,
  p_path: pPath,
  p_cond: pCond,
  p_0: p0,
  p_1: p1,
  mu_cond: muCond,
  sigma_cond: sigmaCond,
  sigma_min_flow: sigmaMinFlow,
  L_FM: LFM,
  L_CFM: LCFM,
  pushforward,
  continuityEquation,
  pi,
};
