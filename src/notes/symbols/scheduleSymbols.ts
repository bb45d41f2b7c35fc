import type { SymbolId } from '../note';
import type { ScheduleRole } from '../vocabulary/roles';
import type { Classified, Letter, LetterRule } from './letterRule';
import { isTime, withTime } from './time';

/** Which symbol a quantity of the schedule is, by what surrounds it. */
export const scheduleSymbols: Readonly<Record<ScheduleRole, LetterRule>> = {
  alpha,
  alphaBar: ({ sub }) => (isLevel(sub) ? 'signalScale' : withTime('alphaBar_t', sub)),
  beta({ sub, place }) {
    if (/^(?:min|start)$/.test(sub)) {
      return 'beta_min';
    }
    if (/^(?:max|end)$/.test(sub)) {
      return 'beta_max';
    }
    if (sub === '' && /^[ts](?:\/T)?$/.test(place.args)) {
      return 'beta_continuous';
    }
    return withTime('beta_t', sub);
  },
  betaBar: ({ sub }) => withTime('betaBar_t', sub),
  betaTilde: ({ sub }) => withTime('betaTilde_t', sub),
  sigma,
  covariance({ identifier, sub }) {
    return identifier.sup && sub !== '' ? { id: 'sum', isOperator: true } : 'Sigma';
  },
  SigmaHat: () => 'Sigma_theta',
};

/** A time by its log-SNR, a flow's other end, a pair of times: α_λ, α_{1−t}, α_{t|s}. */
const isLevel = (sub: string): boolean => /^(?:λ|σ|1-t$|\w\|\w$)/.test(sub);

function alpha({ sub, place }: Letter): Classified {
  const { context } = place;
  if (isLevel(sub)) {
    return { id: 'signalScale' };
  }
  if (context.has('half α')) {
    return { id: 'annealedStepSize' };
  }
  if (sub !== '' && context.hasScales) {
    return withTime('signalScale', sub);
  }
  if (context.has('SNR') && context.has('σ_t')) {
    return withTime('signalScale', sub);
  }
  if (/^τ/.test(sub) || context.has('q_σ', 'f_θ', 'η')) {
    return withTime('alpha_ddim', sub);
  }
  return withTime('alpha_t', sub);
}

function sigma({ sub, accent, place }: Letter): Classified | SymbolId | undefined {
  const { context, around, setting } = place;
  if (accent === 'tilde') {
    return withTime('sigma_t', sub);
  }
  const isFlow = setting === 'flow' || context.isFlow;
  switch (sub) {
    case 'min':
      return isFlow ? 'sigma_min_flow' : 'sigma_min';
    case 'max':
      return 'sigma_max';
    case 'data':
    case 'd':
      return 'sigma_data';
    case 'q':
      return place.args === 't' ? 'betaTilde_t' : 'sigma';
    case 'p':
    case 'Q':
    case 'x':
      return 'sigma';
    case '':
      if (/^[ts]$/.test(place.args)) {
        return 'noiseLevel';
      }
      return context.has('D_θ', 'σ_data', 'q_σ', 'tilde x') || setting === 'score' ? 'noiseLevel' : 'sigma';
  }
  if (isLevel(sub)) {
    return 'noiseScale';
  }
  if (/^τ/.test(sub)) {
    return withTime('sigma_ddim', sub);
  }
  // σ_i of NCSN's noise levels, by whatever index.
  if (!isTime(sub)) {
    return context.isProcess || /^[ijkLN](?:[+-]1)?$/.test(sub) ? withTime('noiseLevel', sub) : undefined;
  }
  if (place.args === 'η' || context.has('q_σ')) {
    return withTime('sigma_ddim', sub);
  }
  if (place.args === 'x1') {
    return 'sigma_cond';
  }
  if (context.hasScales || isFlow || (context.has('SNR') && context.has('α_t'))) {
    return withTime('noiseScale', sub);
  }
  if (context.has('η')) {
    return withTime('sigma_ddim', sub);
  }
  const isOfNormal = /^\d$/.test(sub) && around.call?.id === 'N' && /^0,/.test(around.call.place.args);
  // σ_1 and σ_2 of two normal distributions, where nothing of the process stands beside them.
  const isNumbered = /^[1-9]$/.test(sub) && setting !== 'score' && !context.isProcess;
  return isOfNormal || isNumbered ? 'sigma' : withTime('sigma_t', sub);
}
