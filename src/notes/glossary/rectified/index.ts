import { pi0 } from './pi0';
import { pi1 } from './pi1';
import { flowX0 } from './flowX0';
import { flowX1 } from './flowX1';
import { flowXt } from './flowXt';
import { flowZt } from './flowZt';
import { flowTarget } from './flowTarget';
import { reflow } from './reflow';
import { straightness } from './straightness';

/** Rectified flow: straight paths between two distributions. */
export const rectified = {
  pi_0: pi0,
  pi_1: pi1,
  flow_X0: flowX0,
  flow_X1: flowX1,
  flow_Xt: flowXt,
  flow_Zt: flowZt,
  flowTarget,
  reflow,
  straightness,
};
