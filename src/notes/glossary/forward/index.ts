import { x0 } from './x0';
import { xT } from './xT';
import { previousState } from './previousState';
import { lastState } from './lastState';
import { t } from './t';
import { stepCount } from './stepCount';
import { betaBarT } from './betaBarT';
import { betaT } from './betaT';
import { alphaT } from './alphaT';
import { alphaBarT } from './alphaBarT';
import { epsilon } from './epsilon';
import { q } from './q';
import { qData } from './qData';
import { qMarginal } from './qMarginal';
import { noiseSchedule } from './noiseSchedule';

/** The process that turns data into noise. */
export const forward = {
  x_0: x0,
  x_t: xT,
  'x_{t-1}': previousState,
  x_T: lastState,
  t,
  T: stepCount,
  beta_t: betaT,
  alpha_t: alphaT,
  alphaBar_t: alphaBarT,
  betaBar_t: betaBarT,
  epsilon,
  q,
  q_data: qData,
  q_marginal: qMarginal,
  noiseSchedule,
};
