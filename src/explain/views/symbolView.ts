import type { SymbolId } from '../../notes/note';
import type { PlaygroundPatch, ViewId } from '../../protocol/playgroundState';
import type { SymbolTime } from '../values/symbolTime';

export type View = PlaygroundPatch & { readonly view: ViewId };

const scheduleView: View = { view: 'schedule' };
const forwardView: View = { view: 'forward', forward: { mode: 'closed' } };
const posteriorView: View = { view: 'posterior' };
const trainView: View = { view: 'train' };
const sampleView: View = { view: 'sample', sample: { sampler: 'ddpm' } };

/** The views in which symbols can be seen at work; most have none. */
const symbolViews: Readonly<Partial<Record<SymbolId, View>>> = {
  T: scheduleView,
  beta_t: scheduleView,
  alpha_t: scheduleView,
  alphaBar_t: scheduleView,
  x_0: forwardView,
  x_t: forwardView,
  x_T: forwardView,
  t: forwardView,
  epsilon: forwardView,
  q: forwardView,
  'x_{t-1}': posteriorView,
  muTilde_t: posteriorView,
  betaTilde_t: posteriorView,
  N: posteriorView,
  theta: trainView,
  epsilon_theta: trainView,
  L_simple: trainView,
  mu_theta: sampleView,
  Sigma_theta: sampleView,
  sigma_t: sampleView,
  z: sampleView,
  p_theta: sampleView,
};

/** The view in which a symbol can be seen at work, at the symbol's own t where it names one. */
export function symbolView(id: SymbolId, time: SymbolTime, T: number): View | undefined {
  const view = symbolViews[id];
  if (!view) return undefined;
  if (id === 'x_T') return { ...view, t: T };
  const hasTime = view.view === 'schedule' || view.view === 'forward' || view.view === 'posterior';
  return hasTime && time.kind === 'fixed' && time.t >= 1 && time.t <= T ? { ...view, t: time.t } : view;
}
